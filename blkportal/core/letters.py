"""One way to send a letter: a mail server that is away makes the job try again later."""

from smtplib import SMTPException

from django.core.mail import send_mail
from django.utils.translation import gettext as _

from blkportal.core.jobs import TryLater


def send_letter(address: str, subject: str, text: str) -> None:
    try:
        send_mail(subject, text, None, [address])
    except (SMTPException, OSError) as error:
        raise TryLater(_("The mail server did not take the letter.")) from error

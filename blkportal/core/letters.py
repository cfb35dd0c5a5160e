"""How words reach somebody: by letter, where a mail server that is away makes the job try again
later, or from an officer's own phone."""

import re
from smtplib import SMTPException
from urllib.parse import quote

from django.core.mail import send_mail
from django.utils.translation import gettext as _

from blkportal.core.jobs import TryLater

COUNTRY = "62"


def send_letter(address: str, subject: str, text: str) -> None:
    try:
        send_mail(subject, text, None, [address])
    except (SMTPException, OSError) as error:
        raise TryLater(_("The mail server did not take the letter.")) from error


def chat_with(phone: str, message: str) -> str:
    """The address that opens the message in WhatsApp, or nothing without a phone."""
    digits = re.sub("[^0-9]", "", phone)
    if not digits:
        return ""
    return f"https://wa.me/{re.sub('^0', COUNTRY, digits)}?text={quote(message)}"

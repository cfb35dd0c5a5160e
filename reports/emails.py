"""The letters of this app."""

from collections.abc import Sequence
from datetime import date
from smtplib import SMTPException
from typing import Protocol

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from blkportal.core.jobs import TryLater


class Told(Protocol):
    """``text`` speaks the language of whoever asks for it."""

    @property
    def text(self) -> str: ...
    @property
    def day(self) -> date: ...


def news(user: User, lines: Sequence[Told]) -> None:
    """In Indonesian; the page behind the link speaks the reader's language."""
    with translation.override(settings.LANGUAGE_CODE):
        facts = {
            "user": user,
            "lines": lines,
            "page": settings.PUBLIC_URL + reverse("reports:list_notices"),
            "choose": settings.PUBLIC_URL + reverse("reports:choose_notices"),
        }
        number = len(lines)
        subject = ngettext(
            "Portal BLK: %(n)d piece of news", "Portal BLK: %(n)d pieces of news", number
        )
        text = render_to_string("emails/reports/news.txt", facts)
        try:
            send_mail(subject % {"n": number}, text, None, [user.email])
        except (SMTPException, OSError) as error:
            raise TryLater(_("The mail server did not take the letter.")) from error

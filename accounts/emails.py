"""The letters of accounts. Their links lead to PUBLIC_URL, whatever host the request named."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Invitation, User
from blkportal.core.letters import send_letter


def password_reset(user: User, link: str, *, language: str) -> None:
    with translation.override(language):
        _send(user, "reset_password", _("Choose a new password for Portal BLK"), {"link": link})


def invited(invitation: Invitation, link: str) -> None:
    """In Indonesian, for the person has not yet chosen a language."""
    with translation.override(settings.LANGUAGE_CODE):
        facts = {"link": link, "invitation": invitation, "days": settings.INVITATION_DAYS}
        _send(invitation.user, "invite_user", _("Your account for Portal BLK"), facts)


def password_changed(user: User, *, language: str) -> None:
    with translation.override(language):
        _send(user, "change_password", _("Your password for Portal BLK was changed"), {})


def absolute(name: str, **parts: str) -> str:
    return settings.PUBLIC_URL + reverse(name, kwargs=parts)


def _send(user: User, letter: str, subject: str, facts: dict[str, Any]) -> None:
    text = render_to_string(
        f"emails/accounts/{letter}.txt",
        {"user": user, "reset_link": absolute("accounts:request_reset"), **facts},
    )
    send_letter(user.email, subject, text)

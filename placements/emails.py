"""The letters of this app, to graduates and firms and in Indonesian; many go through one
connection."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.letters import send_letter
from placements.models import FirmQuestion, FirmSignup, FollowUp, HireRequest, SavedSearch
from placements.models.firm_signup import CONFIRM_WITHIN
from placements.states import SignupStatus


def ask(follow_up: FollowUp, link: str, server: Any) -> None:
    """What do you do now?"""
    with translation.override(settings.LANGUAGE_CODE):
        months = follow_up.get_months_display()
        subject = _("How are you doing? %(months)s after your training") % {"months": months}
        facts = {"follow_up": follow_up, "link": link}
        _send("follow_up", subject, facts, follow_up.participant.email, server)


def pass_on(asked: HireRequest, link: str, server: Any) -> None:
    """Would you like to work there?"""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("%(firm)s asks for you") % {"firm": asked.employer}
        facts = {"asked": asked, "link": link}
        _send("hire_request", subject, facts, asked.participant.email, server)


def ask_firm(question: FirmQuestion, link: str) -> None:
    """Does this person work with you?"""
    with translation.override(settings.LANGUAGE_CODE):
        facts = {"question": question, "link": link}
        text = render_to_string("emails/placements/firm_question.txt", facts)
        name = question.placement.participant.name
        send_letter(question.sent_to, _("Does %(name)s work with you?") % {"name": name}, text)


def about_signup(signup: FirmSignup, link: str) -> None:
    """Confirm the address; or: verified, denied. Before the address is confirmed the letter says
    nothing that a stranger typed in."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = {
            SignupStatus.SENT: _("Confirm the registration of your firm"),
            SignupStatus.VERIFIED: _("Your firm is verified"),
            SignupStatus.DENIED: _("Your firm could not be verified"),
        }.get(SignupStatus(signup.status))
        if subject is None:
            return
        facts = {"signup": signup, "link": link, "days": CONFIRM_WITHIN.days}
        text = render_to_string("emails/placements/signup.txt", facts)
        send_letter(signup.email, subject, text)


def send_digest(user: User, found: dict[SavedSearch, int]) -> None:
    """How many new people each saved search has found, and who they are in the portal alone."""
    with translation.override(settings.LANGUAGE_CODE):
        page = settings.PUBLIC_URL + reverse("placements:list_searches")
        facts = {"user": user, "found": found.items(), "page": page}
        text = render_to_string("emails/placements/digest.txt", facts)
        send_letter(user.email, _("Portal BLK: new people for your searches"), text)


def _send(name: str, subject: str, facts: dict[str, Any], address: str, server: Any) -> None:
    text = render_to_string(f"emails/placements/{name}.txt", facts)
    EmailMessage(subject, text, to=[address], connection=server).send()

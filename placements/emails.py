"""The letters of this app."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from placements.models import FollowUp


def ask(follow_up: FollowUp, link: str, server: Any) -> None:
    """To a graduate, in Indonesian: what do you do now?"""
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string(
            "emails/placements/follow_up.txt", {"follow_up": follow_up, "link": link}
        )
        subject = _("How are you doing? %(months)s after your training") % {
            "months": follow_up.get_months_display()
        }
    to = [follow_up.participant.email]
    EmailMessage(subject, text, to=to, connection=server).send()

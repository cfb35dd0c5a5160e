"""The letters of this app."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from blkportal.core.letters import send_letter
from blkportal.core.templatetags.ui import day


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
        send_letter(user.email, subject % {"n": number}, text)


def slowest(user: User, *, number: int, days: int, speeds: Sequence[Any]) -> None:
    """On the first of a month: how many obstacles are open, the longest, and by category."""
    with translation.override(settings.LANGUAGE_CODE):
        facts = {
            "user": user,
            "number": number,
            "days": days,
            "speeds": speeds,
            "page": settings.PUBLIC_URL + reverse("regions:slowest_obstacles"),
            "choose": settings.PUBLIC_URL + reverse("reports:choose_notices"),
        }
        text = render_to_string("emails/reports/slowest.txt", facts)
        send_letter(user.email, _("Portal BLK: the slowest obstacles"), text)


def quality(user: User, *, number: int, lines: Sequence[tuple[Any, int, int]]) -> None:
    """On Mondays: (rule, open, new since a week) of what the reader is to mend."""
    with translation.override(settings.LANGUAGE_CODE):
        facts = {
            "user": user,
            "number": number,
            "lines": lines,
            "page": settings.PUBLIC_URL + reverse("reports:list_quality"),
            "choose": settings.PUBLIC_URL + reverse("reports:choose_notices"),
        }
        text = render_to_string("emails/reports/quality.txt", facts)
        send_letter(user.email, _("Portal BLK: records that stand out"), text)


def report_is_made(user: User, report: Any, stop: str) -> None:
    """``stop`` is the address that ends these letters without signing in."""
    with translation.override(settings.LANGUAGE_CODE):
        period = f"{day(report.period_from)} – {day(report.period_to)}"
        facts = {
            "user": user,
            "place": report.place_name,
            "period": period,
            "page": settings.PUBLIC_URL + reverse("reports:report_detail", args=[report.pk]),
            "stop": stop,
        }
        text = render_to_string("emails/reports/report_is_made.txt", facts)
        subject = _("Portal BLK: the report of %(place)s, %(period)s")
        send_letter(user.email, subject % {"place": report.place_name, "period": period}, text)

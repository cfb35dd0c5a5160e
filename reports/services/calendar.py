"""The own deadlines as a calendar (iCalendar), behind a link that only its owner knows.

A calendar is read by machines of others, so it holds days, batches and numbers, and nobody's name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.db.models import Count, F
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event

from accounts import roles
from accounts.models import User
from accounts.roles import Role
from accounts.services.login_role import as_login_role
from blkportal.core.scope import acting_as
from participants.models import Sitting
from programs.models import Agreement, Batch, Quota
from programs.states import AgreementStatus, BatchStatus
from regions.models import Meeting, Obstacle
from regions.worklists import LEVEL_OF
from reports.models import NoticeSettings
from reports.services.news import settings_of

SIGNER = signing.Signer(salt="reports.calendar")
LOOK_BACK = timedelta(days=60)
NOT_HELD = (BatchStatus.CANCELLED, BatchStatus.POSTPONED)


@dataclass(frozen=True)
class Day:
    """``name`` is the same each time, so that a program moves an entry instead of adding one."""

    name: str
    day: date
    text: str
    url: str


def link_of(chosen: NoticeSettings) -> str:
    return SIGNER.sign_object([chosen.user_id, chosen.calendar])


def renew_calendar(*, by: User) -> None:
    """The old link shows nothing from now on."""
    NoticeSettings.objects.get_or_create(user=by)
    NoticeSettings.objects.filter(user=by).update(calendar=F("calendar") + 1)


def calendar_of(link: str) -> bytes | None:
    """None for a link that is none, that was renewed, or whose account has ended."""
    try:
        key, number = SIGNER.unsign_object(link)
    except (signing.BadSignature, ValueError):
        return None
    with as_login_role():
        user = User.objects.filter(pk=key, is_active=True).first()
    if user is None:
        return None
    with acting_as(user), translation.override(settings.LANGUAGE_CODE):
        if settings_of(user).calendar != number:
            return None
        return _written(days_of(user))


def days_of(user: User) -> list[Day]:
    """Four statements; those of a center one more."""
    since = timezone.localdate() - LOOK_BACK
    return [
        *_batches(user, since),
        *_agreements(user),
        *_obstacles(user),
        *_sittings(user, since),
        *_meetings(user),
    ]


def _batches(user: User, since: date) -> Iterator[Day]:
    rows = Batch.objects.filter(ends_on__gte=since).exclude(status__in=NOT_HELD)
    if user.role in roles.OFFICERS:
        rows = rows.filter(pk__in=Quota.objects.visible_to(user).values("batch"))
    elif user.role in roles.CENTER:
        rows = rows.filter(center=user.scope_key)
    else:
        return
    words = {
        "nominate_by": _("Nominations until today: %(batch)s"),
        "reregister_by": _("Re-registration until today: %(batch)s"),
        "starts_on": _("Training starts: %(batch)s"),
        "ends_on": _("Training ends: %(batch)s"),
    }
    for batch in rows:
        url = reverse("programs:show_batch", args=[batch.pk])
        for column, text in words.items():
            if day := getattr(batch, column):
                yield Day(f"batch-{batch.pk}-{column}", day, text % {"batch": batch}, url)


def _agreements(user: User) -> Iterator[Day]:
    rows = Agreement.objects.visible_to(user).filter(status=AgreementStatus.ACTIVE)
    for agreement in rows:
        text = _("Agreement ends: %(number)s") % {"number": agreement}
        url = reverse("programs:show_agreement", args=[agreement.pk])
        yield Day(f"agreement-{agreement.pk}", agreement.ends_on, text, url)


def _obstacles(user: User) -> Iterator[Day]:
    rows = Obstacle.objects.visible_to(user).under_way()
    if user.role in LEVEL_OF:
        rows = rows.filter(level=LEVEL_OF[Role(user.role)])
    elif user.is_ministry:
        rows = rows.filter(level="MINISTRY")
    for row in rows.order_by().values("due_on").annotate(n=Count("pk")):
        text = ngettext("%(n)d obstacle is due", "%(n)d obstacles are due", row["n"])
        url = f"{reverse('regions:list_obstacles')}?state=UNDER_WAY"
        yield Day(f"obstacles-{row['due_on']}", row["due_on"], text % {"n": row["n"]}, url)


def _sittings(user: User, since: date) -> Iterator[Day]:
    if user.role not in roles.CENTER:
        return
    rows = Sitting.objects.visible_to(user).filter(held_on__gte=since).select_related("batch")
    for sitting in rows:
        text = _("Assessment: %(batch)s") % {"batch": sitting.batch}
        url = reverse("programs:show_batch", args=[sitting.batch_id])
        yield Day(f"sitting-{sitting.pk}", sitting.held_on, text, url)


def _meetings(user: User) -> Iterator[Day]:
    for meeting in Meeting.objects.visible_to(user).planned():
        words = _("Coordination meeting: %(title)s")
        if meeting.is_forum:
            words = _("Forum with firms: %(title)s")
        text = words % {"title": meeting}
        url = reverse("regions:show_meeting", args=[meeting.pk])
        yield Day(f"meeting-{meeting.pk}", meeting.held_on, text, url)


def _written(days: list[Day]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Portal BLK//id")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Portal BLK")
    stamp: Any = timezone.now()
    for one in days:
        entry = Event()
        entry.add("uid", f"{one.name}@{urlsplit(settings.PUBLIC_URL).hostname}")
        entry.add("dtstamp", stamp)
        entry.add("dtstart", one.day)
        entry.add("summary", one.text)
        entry.add("url", settings.PUBLIC_URL + one.url)
        calendar.add_component(entry)
    return calendar.to_ical()

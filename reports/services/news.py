"""What others did in a person's scope since a moment, a line for each kind of step and day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Max, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest, TruncDate
from django.urls import reverse
from django.utils import timezone

from accounts import roles
from accounts.models import User
from accounts.roles import Role
from blkportal.core.models import StatusChange
from regions.models import Mention
from reports.event_table import events_for, topics_for
from reports.events import Event
from reports.models import NoticeSettings

KEPT = timedelta(days=30)
SCOPE: dict[str, str] = {
    Role.REGENCY_OFFICER: "regency_id",
    Role.PROVINCE_OFFICER: "regency_id__startswith",
    Role.EMPLOYER: "employer_id",
    **{role: "center_id" for role in roles.CENTER},
}


@dataclass(frozen=True)
class News:
    """``number`` steps of one kind on one day; ``reason`` where there was one step only."""

    event: Event
    day: date
    number: int
    last: datetime
    reason: str

    @property
    def text(self) -> str:
        return self.event.words % {"n": self.number}

    @property
    def url(self) -> str:
        query = f"?{self.event.query}" if self.event.query else ""
        return reverse(self.event.page) + query


def settings_of(user: User) -> NoticeSettings:
    """As they are kept, or as they are for everybody who has chosen nothing."""
    return NoticeSettings.objects.filter(user=user).first() or NoticeSettings(user=user)


def news_of(user: User, since: datetime, muted: list[str]) -> list[News]:
    """The newest first; two statements at most, however much has happened."""
    events = {
        (event.record, event.verb, event.after): event for event in events_for(user.role, muted)
    }
    steps = steps_for(user, since, muted).annotate(day=TruncDate("at")).order_by()
    rows = steps.values("record_type", "verb", "after", "day")
    found = rows.annotate(number=Count("pk"), last=Max("at"), why=Max("reason")).order_by("-last")
    news = []
    for row in found:
        key = (row["record_type"], row["verb"])
        event = events.get((*key, row["after"])) or events[(*key, "")]
        reason = row["why"] if row["number"] == 1 else ""
        news.append(News(event, row["day"], row["number"], row["last"], reason))
    return news


def steps_for(user: User, since: Any, muted: list[str]) -> QuerySet[StatusChange]:
    """``since`` is a moment, or an expression for one."""
    told = _told(user, muted)
    rows = StatusChange.objects.filter(told, at__gt=Greatest(since, timezone.now() - KEPT))
    rows = rows.exclude(by=user)
    if user.is_ministry:
        return rows
    key = f"{user.scope_key}." if user.role == Role.PROVINCE_OFFICER else user.scope_key
    return rows.filter(**{SCOPE[user.role]: key})


def count_unread(user: User) -> int:
    """One statement, for it stands on everybody's first page."""
    chosen = NoticeSettings.objects.filter(user=user)
    since = Coalesce(Subquery(chosen.values("seen_at")), timezone.now() - KEPT)
    is_muted = Q(pk=None)
    for topic, _label in topics_for(user.role):
        of_topic = _any_of([one for one in events_for(user.role) if one.topic == topic])
        is_muted |= of_topic & Q(Exists(chosen.filter(muted__contains=[topic])))
    return steps_for(user, since, []).exclude(is_muted).count()


def _told(user: User, muted: list[str]) -> Q:
    """A step that names a person is told to nobody else of the office."""
    events = events_for(user.role, muted)
    told = _any_of([event for event in events if not event.is_personal])
    if personal := [event for event in events if event.is_personal]:
        own = Mention.objects.filter(person=user)
        told |= _any_of(personal) & Q(record_id__in=own.values("pk"))
    return told


def _any_of(events: list[Event]) -> Q:
    found = Q(pk=None)
    for event in events:
        found |= event.steps
    return found

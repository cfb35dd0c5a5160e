"""Reading news, choosing of what to hear, and the digest by e-mail."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts import roles
from accounts.models import User
from blkportal.core.jobs import start_job
from blkportal.core.scope import SYSTEM, acting_as, acting_in
from regions.services.slowness import month_of, slowest_of, speeds_of
from reports import emails
from reports.models import Mail, NoticeSettings
from reports.services.news import news_of, settings_of, steps_for

MAIL_NEWS, MAIL_SLOWEST = "mail_news", "mail_slowest"
TOLD_OF_SLOWEST = roles.MINISTRY_WRITERS | {roles.Role.PROVINCE_OFFICER}
FIRST_HOUR = 6  # in Jakarta, so that the letter lies there when work begins
A_DAY = timedelta(days=1)
LOOK_BACK = {Mail.DAILY: timedelta(days=1), Mail.WEEKLY: timedelta(days=7)}


def mark_read(*, by: User) -> None:
    NoticeSettings.objects.update_or_create(user=by, defaults={"seen_at": timezone.now()})


def choose_notices(*, mail: str, muted: list[str], by: User) -> NoticeSettings:
    chosen = {"mail": mail, "muted": muted}
    return NoticeSettings.objects.update_or_create(user=by, defaults=chosen)[0]


def start_letters() -> int:
    """A job for everybody for whom there is news; told twice a day it is one. How many."""
    now = timezone.localtime()
    if now.hour < FIRST_HOUR:
        return 0
    with acting_in(SYSTEM):
        people = list(_due(now))
        overseers = list(_overseers()) if now.day == 1 else []
    for user in overseers:
        with acting_as(user):
            start_job(MAIL_SLOWEST, by=user, key=f"{MAIL_SLOWEST}:{user.pk}:{now:%Y-%m}")
    return sum(_start_letter(user, now) for user in people) + len(overseers)


def mail_news(user: User) -> dict[str, Any]:
    """The letter of a job. It holds numbers and links, and nobody's name."""
    chosen = settings_of(user)
    now = timezone.now()
    news = news_of(user, _told_until(chosen, now), chosen.muted)
    if news:
        emails.news(user, news)
        NoticeSettings.objects.update_or_create(user=user, defaults={"mailed_at": now})
    return {"lines": len(news)}


def mail_slowest(user: User) -> dict[str, Any]:
    """The letter of the first day of a month; nothing where nothing is open."""
    rows = slowest_of(user)
    oldest = rows.first()
    if oldest is None:
        return {"open": 0}
    days = (timezone.localdate() - timezone.localdate(oldest.raised_at)).days
    number = rows.count()
    emails.slowest(user, number=number, days=days, speeds=speeds_of(user, month_of("")))
    return {"open": number}


def _overseers() -> QuerySet[User]:
    """Who is told of the slowest, unless they want no letters at all."""
    rows = User.objects.filter(role__in=TOLD_OF_SLOWEST, is_active=True)
    return rows.exclude(notice_settings__mail=Mail.NEVER).order_by("pk")


def _due(now: datetime) -> Any:
    """Everybody who wants a letter on this day of the week."""
    wanted = Q(notice_settings=None) | Q(notice_settings__mail=Mail.DAILY)
    if now.weekday() == 0:
        wanted |= Q(notice_settings__mail=Mail.WEEKLY)
    return User.objects.filter(wanted, is_active=True).order_by("pk")


def _start_letter(user: User, now: datetime) -> bool:
    with acting_as(user):
        chosen = settings_of(user)
        if not steps_for(user, _told_until(chosen, now), chosen.muted).exists():
            return False
        start_job(MAIL_NEWS, by=user, key=f"{MAIL_NEWS}:{user.pk}:{now:%Y-%m-%d}")
        return True


def _told_until(chosen: NoticeSettings, now: datetime) -> datetime:
    """Of what was read or told already no letter tells again; what happened while the clock stood
    still is told by the next one."""
    known = [moment for moment in (chosen.seen_at, chosen.mailed_at) if moment]
    return max(known, default=now - LOOK_BACK.get(Mail(chosen.mail), A_DAY))

"""What the address of a dashboard asks, and who may ask it."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from accounts import roles
from reports.models import RegionalReport
from reports.services.asking import REACH
from reports.services.question import Places, Question

Level = RegionalReport.Level
Days = tuple[date, date]


@dataclass(frozen=True)
class Asked:
    """One question, and the days with which its figures are compared."""

    question: Question
    other: Days | None = None

    @property
    def level(self) -> str:
        return level_of(self.question.place)

    @property
    def other_question(self) -> Question | None:
        if self.other is None:
            return None
        since, until = self.other
        return replace(self.question, period_from=since, period_to=until)


def level_of(place: str) -> str:
    if not place:
        return Level.NATION
    return Level.REGENCY if "." in place else Level.PROVINCE


def own_place(user: Any) -> str:
    """Where a person's dashboard begins: the region of an officer, the nation for all others."""
    return user.scope_key if user.role in roles.OFFICERS else ""


def may_look(user: Any, place: str, places: Places) -> bool:
    """As far as the reports reach; a center reads every place, but only of whom it trains."""
    known = place in places.successor if "." in place else bool(places.within(place))
    if not known:
        return False
    return user.role in roles.CENTER or REACH[user.role](user, level_of(place), place)


def own_center(user: Any) -> str | None:
    return user.scope_key if user.role in roles.CENTER else None


def before(since: date, until: date) -> Days:
    """The period before, equally long: by months where these are whole ones, or else by days."""
    months = whole_months(since, until)
    if months:
        return month_later(since, -months), since - timedelta(days=1)
    return since - (until - since) - timedelta(days=1), since - timedelta(days=1)


def year_before(since: date, until: date) -> Days:
    return from_day(month_later(since, -12), since, until)


def from_day(day: date, since: date, until: date) -> Days:
    """As long as the period, beginning on ``day``."""
    months = whole_months(since, until)
    if months and day.day == 1:
        return day, month_later(day, months) - timedelta(days=1)
    return day, day + (until - since)


def whole_months(since: date, until: date) -> int:
    """How many calendar months the period is exactly; 0 where it is none."""
    after = until + timedelta(days=1)
    if since.day != 1 or after.day != 1:
        return 0
    return (after.year - since.year) * 12 + after.month - since.month


def month_later(day: date, months: int) -> date:
    """The same day of another month, or the last one that it has."""
    month = day.year * 12 + day.month - 1 + months
    year, number = divmod(month, 12)
    return date(year, number + 1, min(day.day, calendar.monthrange(year, number + 1)[1]))

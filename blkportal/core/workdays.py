"""Working days of Indonesian offices: Monday to Friday, without national holidays and joint leave.

The days come from the package `holidays`: decreed ones as decreed, later ones as reckoned.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

A_DAY = timedelta(days=1)
SATURDAY = 5


@cache
def _holidays_of(year: int) -> dict[date, str]:
    kinds = ("public", "government")
    return dict(country_holidays("ID", years=year, categories=kinds, language="id"))


def holiday_on(day: date) -> str:
    """Its Indonesian name, or nothing."""
    return _holidays_of(day.year).get(day, "")


def holidays_among(days: Iterable[date]) -> dict[date, str]:
    return {day: name for day in days if (name := holiday_on(day))}


def is_workday(day: date) -> bool:
    return day.weekday() < SATURDAY and not holiday_on(day)


def workday_after(day: date, count: int) -> date:
    """The ``count``-th working day after ``day``."""
    while count:
        day += A_DAY
        count -= is_workday(day)
    return day

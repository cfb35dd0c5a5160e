"""Above a list of the ministry's desk: its years, then the months of one, then the days of one.

Django offers those that have rows, and reads the whole table three times to find them. All of
them are offered here, so nothing is read; an empty day is an empty list.
"""

from calendar import monthrange
from datetime import date
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from blkportal.core.years import FIRST_YEAR

register = template.Library()

PARTS = ("year", "month", "day")
Step = dict[str, Any]


@register.inclusion_tag("admin/date_hierarchy.html")
def day_steps(cl: Any) -> dict[str, Any]:
    field, chosen = cl.date_hierarchy, []
    for part in PARTS:
        if not (text := cl.params.get(f"{field}__{part}")):
            break
        chosen.append(int(text))  # the list has refused what is no day

    def step(title: str, *parts: int) -> Step:
        words = {f"{field}__{name}": n for name, n in zip(PARTS, parts, strict=False)}
        return {"title": title, "link": cl.get_query_string(words, [f"{field}__"])}

    back = step(title_of(chosen[:-1]), *chosen[:-1]) if chosen else None
    choices = [step(title_of([*chosen, n]), *chosen, n) for n in steps_below(chosen)]
    if len(chosen) == 3:
        choices = [{"title": title_of(chosen)}]
    return {"show": True, "back": back, "choices": choices}


def steps_below(chosen: list[int]) -> range:
    """Years that have begun and the next one, months, or days of the month."""
    match chosen:
        case []:
            return range(FIRST_YEAR, timezone.localdate().year + 2)
        case [_year]:
            return range(1, 13)
        case [year, month]:
            return range(1, monthrange(year, month)[1] + 1)
    return range(0)


def title_of(chosen: list[int]) -> str:
    match chosen:
        case []:
            return _("All dates")
        case [year]:
            return str(year)
        case [year, month]:
            return date_format(date(year, month, 1), "YEAR_MONTH_FORMAT")
    return date_format(date(*chosen), "MONTH_DAY_FORMAT")

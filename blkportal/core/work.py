"""What waits for a person: one line of a home page, with its reason and its one action."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Min, Q, QuerySet, Value
from django.utils import timezone


class WorkItem(NamedTuple):
    icon: str
    text: Any
    reason: Any
    deadline: date | None
    url: str
    action_label: Any


class Counted(NamedTuple):
    """How many wait, how many of them are past their day, and the first day of all."""

    n: int
    late: int
    first: date


@dataclass(frozen=True)
class Wait:
    """Work that is told by its number. ``rows`` are those that wait for a person, None where none
    ever can; ``day`` is the day of each, by which it is late; ``line`` says it in words."""

    name: str
    rows: Callable[[Any], QuerySet | None]
    day: Any
    line: Callable[[Any, Counted], WorkItem]


def work_of(user: Any, *waits: Wait) -> list[WorkItem]:
    """A line for each of which there is any, in this order; one statement for all of them."""
    asked = [(wait, rows) for wait in waits if (rows := wait.rows(user)) is not None]
    parts = [_count(wait, rows) for wait, rows in asked]
    if not parts:
        return []
    found = {name: Counted(*facts) for name, *facts in parts[0].union(*parts[1:], all=True)}
    return [wait.line(user, found[wait.name]) for wait, _rows in asked if wait.name in found]


def _count(wait: Wait, rows: QuerySet) -> QuerySet:
    named = rows.order_by().annotate(what=Value(wait.name), wait_day=wait.day).values("what")
    late = Count("pk", filter=Q(wait_day__lt=timezone.localdate()))
    counted = named.annotate(n=Count("pk"), late=late, first=Min("wait_day")).filter(n__gt=0)
    return counted.values_list("what", "n", "late", "first")

"""What a class was taught by whom: weeks, instructors and their hours, from its timetable."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from participants.models import TrainingDay
from programs.models import Batch, CenterStaff


class Week(NamedTuple):
    """From Monday; ``hours`` are lesson hours of 45 minutes."""

    starts_on: date
    days: list[TrainingDay]
    hours: int


class Taught(NamedTuple):
    """Of one instructor; nobody where the days name none."""

    instructor: CenterStaff | None
    days: int
    hours: int
    with_roll: int


def days_of(batch: Batch) -> list[TrainingDay]:
    rows = TrainingDay.objects.filter(batch=batch).select_related("room", "instructor__user")
    return list(rows.order_by("day"))


def weeks_of(days: Iterable[TrainingDay]) -> list[Week]:
    grouped = groupby(days, key=lambda each: each.day - timedelta(days=each.day.weekday()))
    return [
        Week(monday, held, sum(day.hours for day in held))
        for monday, rows in grouped
        if (held := list(rows))
    ]


def taught_by(days: Iterable[TrainingDay]) -> list[Taught]:
    """The names by the alphabet; days that name nobody come last."""
    of_each: dict[CenterStaff | None, list[TrainingDay]] = {}
    for day in days:
        of_each.setdefault(day.instructor, []).append(day)
    told = [
        Taught(
            instructor,
            len(rows),
            sum(day.hours for day in rows),
            sum(day.taken_at is not None for day in rows),
        )
        for instructor, rows in of_each.items()
    ]
    return sorted(told, key=lambda each: (each.instructor is None, str(each.instructor or "")))

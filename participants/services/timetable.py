"""On which days a class is taught: spread from its program's lesson hours."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, Sum
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from participants.models import TrainingDay
from participants.services.teaching import must_be_free
from programs.models import Batch
from programs.services import hold_seats
from programs.states import BatchStatus

A_DAY = timedelta(days=1)
WORKING_WEEK = (0, 1, 2, 3, 4)
CLOSED = (BatchStatus.CLOSED, BatchStatus.CANCELLED, BatchStatus.GRADUATION)


@transaction.atomic
def plan_days(
    batch: Batch,
    *,
    weekdays: Collection[int] = WORKING_WEEK,
    hours_a_day: int = 10,
    off: Collection[date] = (),
    by: Any,
) -> list[TrainingDay]:
    """The days of the class in order. Days whose roll is taken stay; what is left of the program's
    hours is spread over the days after them.

    ``weekdays`` count from Monday, 0; on ``off`` days nobody is taught.
    """
    hold_seats(batch.center_id)
    batch.refresh_from_db(fields=["status", "starts_on", "ends_on"])
    if batch.status in CLOSED:
        raise Refusal(
            _("The batch is “%(status)s”; its timetable stays as it was.")
            % {"status": batch.get_status_display()},
            code="timetable_closed",
        )
    taken = batch.training_days.taken()
    held = taken.aggregate(hours=Sum("hours"))["hours"] or 0
    last = taken.order_by("-day").values_list("day", flat=True).first()
    first = last + A_DAY if last else batch.starts_on
    days = _days(first, batch.ends_on, weekdays, off)
    spread = list(_spread(batch.program.lesson_hours - held, hours_a_day, days))
    planned = sum(hours for _day, hours in spread) + held
    _must_hold_all(batch, planned)
    room, instructor = _taught(batch)
    must_be_free(batch, [day for day, _hours in spread], room, instructor)
    batch.training_days.filter(taken_at__isnull=True).delete()
    TrainingDay.objects.bulk_create(
        TrainingDay(
            batch=batch,
            center_id=batch.center_id,
            day=day,
            hours=hours,
            room_id=room,
            instructor_id=instructor,
        )
        for day, hours in spread
    )
    return list(batch.training_days.order_by("day"))


def _taught(batch: Batch) -> tuple[int | None, int | None]:
    """Room and instructor of most days that were planned before, which new days keep: a stand-in
    for some days is none for all."""
    rows = batch.training_days.values_list("room", "instructor")
    counted = rows.annotate(days=Count("pk"), last=Max("day")).order_by("-days", "-last")
    room, instructor, *_counts = counted.first() or (None, None)
    return room, instructor


def _days(
    first: date, last: date, weekdays: Collection[int], off: Collection[date]
) -> Iterator[date]:
    day = first
    while day <= last:
        if day.weekday() in weekdays and day not in off:
            yield day
        day += A_DAY


def _spread(hours: int, a_day: int, days: Iterator[date]) -> Iterator[tuple[date, int]]:
    for day in days:
        if hours <= 0:
            return
        yield day, min(a_day, hours)
        hours -= a_day


def _must_hold_all(batch: Batch, planned: int) -> None:
    wanted = batch.program.lesson_hours
    if planned < wanted:
        raise Refusal(
            _(
                "Only %(planned)s of %(wanted)s lesson hours fit until %(day)s. Teach more hours "
                "a day or on more days of the week, or let the training end later."
            )
            % {"planned": planned, "wanted": wanted, "day": ui.day(batch.ends_on)},
            code="timetable_too_short",
        )

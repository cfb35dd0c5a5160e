"""Where a class is taught, and by whom: a room and an instructor serve one class a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from participants.models import TrainingDay
from programs.models import Batch, CenterStaff, TrainingRoom
from programs.services import hold_seats

PROMISED = ("room_taught_in_once_a_day", "instructor_teaches_once_a_day")


@transaction.atomic
def assign_days(
    batch: Batch,
    *,
    room: TrainingRoom | None,
    instructor: CenterStaff | None,
    since: date | None = None,
    until: date | None = None,
    by: Any,
) -> int:
    """For every day whose roll is not taken, or those ``since`` and ``until`` a day, both counted:
    an instructor is ill, a room is needed. Nothing where somebody else has one of the days."""
    hold_seats(batch.center_id)
    for chosen in (room, instructor):
        if chosen is not None and chosen.center_id != batch.center_id:
            raise Refusal(
                _("Room and instructor belong to the center of the class."), code="of_other_center"
            )
    if not batch.training_days.exists():
        raise Refusal(
            _("The class has no training days yet. Plan its days first."), code="no_days_planned"
        )
    rows = batch.training_days.filter(taken_at__isnull=True)
    if since:
        rows = rows.filter(day__gte=since)
    if until:
        rows = rows.filter(day__lte=until)
    days = list(rows.values_list("day", flat=True))
    if not days:
        raise Refusal(
            _("No training day without a roll lies there. Choose other days."),
            code="no_day_to_assign",
        )
    keys = [chosen.pk if chosen else None for chosen in (room, instructor)]
    must_be_free(batch, days, *keys)
    try:
        with transaction.atomic():
            return rows.update(room=room, instructor=instructor)
    except IntegrityError as error:  # another center's desk was quicker: the database says so
        raise clash_of(error) from error


def must_be_free(
    batch: Batch, days: Iterable[date], room: int | None, instructor: int | None
) -> None:
    """A Refusal that names the first day, the other class, and what both want."""
    same = Q(room=room, room__isnull=False) | Q(instructor=instructor, instructor__isnull=False)
    others = TrainingDay.objects.filter(same, day__in=list(days)).exclude(batch=batch)
    if first := others.select_related("batch").order_by("day", "pk").first():
        text = (
            _("The room is taken on %(day)s by “%(batch)s”.")
            if room and first.room_id == room
            else _("The instructor teaches “%(batch)s” on %(day)s.")
        )
        words = {"day": ui.day(first.day), "batch": first.batch}
        raise Refusal(
            (text % words) + " " + _("Choose another, or plan other days."), code="days_clash"
        )


def clash_of(error: IntegrityError) -> Exception:
    if not any(name in str(error) for name in PROMISED):
        return error
    return Refusal(
        _("Room or instructor were given to another class just now. Look again."),
        code="days_clash",
    )

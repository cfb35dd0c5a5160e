"""Who was there: the roll of a day, taken on the day, corrected later with a reason."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal, StaleVersion
from blkportal.core.templatetags import ui
from participants.models import Attendance, Enrollment, TrainingDay
from participants.services.selection import reason_of
from programs.services import hold_seats

STAYS_OPEN = timedelta(days=3)  # afterwards a roll is corrected with a reason only
PRESENT = Attendance.Mark.PRESENT


class Mark(NamedTuple):
    """``hours`` is None for the whole day of whoever was present."""

    mark: str
    hours: int | None = None

    def __str__(self) -> str:
        label = str(Attendance.Mark(self.mark).label)
        return f"{label} ({self.hours})" if self.hours else label


@transaction.atomic
def take_roll(
    day: TrainingDay,
    marks: Mapping[int, Mark],
    *,
    seen: Mapping[int, Mark] | None = None,
    reason: str = "",
    by: Any,
) -> int:
    """``marks`` {enrollment: mark}, all or none; the number of those that changed.

    The first time everybody of the class is on it. Days later a correction gives a reason, which
    the history of each person keeps. With ``seen``, nothing that somebody else has changed
    meanwhile is written over.
    """
    hold_seats(day.center_id)
    day.refresh_from_db(fields=["taken_at", "hours"])
    _must_be_over(day)
    people = {row.pk: row for row in people_on(day)}
    _must_be_of_the_class(day, marks, people)
    marks = {pk: _whole(mark, day) for pk, mark in marks.items()}
    noted = marks_of(day)
    changed = {pk: mark for pk, mark in marks.items() if mark != noted.get(pk)}
    _must_be_fresh(changed, noted, seen, people)
    if is_locked(day) and changed:
        _note_corrections(day, changed, noted, people, reason_of(reason), by)
    _write(day, changed, people, by)
    if day.taken_at is None:
        TrainingDay.objects.filter(pk=day.pk).update(taken_at=timezone.now())
        day.refresh_from_db(fields=["taken_at"])
    return len(changed)


def people_on(day: TrainingDay) -> Any:
    """Who belongs on the roll: whoever had arrived by then and had not left yet."""
    stayed = Q(dropped_on__isnull=True) | Q(dropped_on__gt=day.day)
    rows = Enrollment.objects.filter(stayed, batch=day.batch_id, enrolled_on__lte=day.day)
    rows = rows.select_related("participant", "regency").defer("participant__nik")
    return rows.order_by("participant__name", "pk")


def marks_of(day: TrainingDay) -> dict[int, Mark]:
    rows = day.marks.values_list("enrollment", "mark", "hours")
    return {pk: Mark(mark, hours) for pk, mark, hours in rows}


def is_locked(day: TrainingDay) -> bool:
    return day.taken_at is not None and timezone.localdate() - day.day > STAYS_OPEN


def _must_be_over(day: TrainingDay) -> None:
    if day.day > timezone.localdate():
        raise Refusal(
            _("%(day)s is still to come; its roll is taken on the day itself.")
            % {"day": ui.day(day.day)},
            code="day_to_come",
        )


def _must_be_of_the_class(
    day: TrainingDay, marks: Mapping[int, Mark], people: Mapping[int, Enrollment]
) -> None:
    if strangers := set(marks) - set(people):
        raise Refusal(
            _("%(n)s of the people on this sheet do not belong on the roll of this day.")
            % {"n": len(strangers)},
            code="not_on_the_roll",
        )
    missing = [row.participant.name for pk, row in people.items() if pk not in marks]
    if missing and day.taken_at is None:
        raise Refusal(
            _("Still without a mark: %(names)s.") % {"names": ", ".join(missing[:5])},
            code="roll_incomplete",
        )


def _whole(mark: Mark, day: TrainingDay) -> Mark:
    if mark.mark != PRESENT:
        if mark.hours:
            raise Refusal(_("Only whoever was present has lesson hours."), code="hours_odd")
        return Mark(mark.mark, 0)
    hours = day.hours if mark.hours is None else mark.hours
    if not 1 <= hours <= day.hours:
        raise Refusal(
            _("Present means 1 to %(hours)s lesson hours on this day.") % {"hours": day.hours},
            code="hours_odd",
        )
    return Mark(PRESENT, hours)


def _must_be_fresh(
    changed: Mapping[int, Mark],
    noted: Mapping[int, Mark],
    seen: Mapping[int, Mark] | None,
    people: Mapping[int, Enrollment],
) -> None:
    if seen is None:
        return
    stale = {
        people[pk].participant.name: (str(noted[pk]) if pk in noted else "–", str(mark))
        for pk, mark in changed.items()
        if noted.get(pk) != seen.get(pk)
    }
    if stale:
        raise StaleVersion(stale)


def _note_corrections(
    day: TrainingDay,
    changed: Mapping[int, Mark],
    noted: Mapping[int, Mark],
    people: Mapping[int, Enrollment],
    reason: str,
    by: Any,
) -> None:
    changes = []
    for pk, mark in changed.items():
        row, before = people[pk], noted.get(pk, "–")
        why = f"{ui.day(day.day)}: {before} → {mark}. {reason}"
        changes.append(
            StatusChange.of(row, "correct_attendance", row.status, row.status, by=by, reason=why)
        )
    StatusChange.objects.bulk_create(changes)


def _write(
    day: TrainingDay, changed: Mapping[int, Mark], people: Mapping[int, Enrollment], by: Any
) -> None:
    Attendance.objects.bulk_create(
        (
            Attendance(
                day=day,
                enrollment_id=pk,
                center_id=day.center_id,
                regency_id=people[pk].regency_id,
                mark=mark.mark,
                hours=mark.hours or 0,
                noted_by=by,
            )
            for pk, mark in changed.items()
        ),
        update_conflicts=True,
        unique_fields=["day", "enrollment"],
        update_fields=["mark", "hours", "noted_by", "noted_at"],
    )

"""Days at the center: attendance, results of units, beds and leave."""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from participants.models import (
    Attendance,
    Leave,
    Stay,
    TrainingDay,
    Trip,
    UnitResult,
)
from programs.models import (
    Bed,
    Dormitory,
    Room,
)
from tests.chain import _numbers, anybody
from tests.people import make_center


def make_result(enrollment, unit, is_passed=True, attempt=1):
    return UnitResult.objects.create(
        enrollment=enrollment,
        unit=unit,
        center=enrollment.center,
        regency_id=enrollment.regency_id,
        attempt=attempt,
        is_passed=is_passed,
        on=enrollment.enrolled_on or timezone.localdate(),
    )


def make_trip(enrollment, item="TRAVEL_TO", **fields):
    defaults = {"means": "BUS", "cost": 1_850_000, "payer": "REGION"}
    return Trip.objects.create(
        enrollment=enrollment,
        batch=enrollment.batch,
        center=enrollment.center,
        regency_id=enrollment.regency_id,
        item=item,
        noted_by=anybody(),
        noted_at=timezone.now(),
        **defaults | fields,
    )


def make_day(batch, day=None, hours=8, is_taken=False):
    return TrainingDay.objects.create(
        batch=batch,
        center=batch.center,
        day=day or timezone.localdate(),
        hours=hours,
        taken_at=timezone.now() if is_taken else None,
    )


def make_attendance(day, enrollment, mark="PRESENT", hours=None):
    return Attendance.objects.create(
        day=day,
        enrollment=enrollment,
        center=day.center,
        regency_id=enrollment.regency_id,
        mark=mark,
        hours=hours or (day.hours if mark == "PRESENT" else 0),
    )


def pass_units(*people):
    """Everybody is competent in every unit of the own program."""
    for enrollment in people:
        for unit in enrollment.program.units.all():
            make_result(enrollment, unit)


def make_bed(center=None, sex="FEMALE", label=None):
    center = center or make_center()
    dormitory, _ = Dormitory.objects.get_or_create(center=center, name="Asrama A")
    room, _ = Room.objects.get_or_create(dormitory=dormitory, name=f"1{sex[0]}", sex=sex)
    return Bed.objects.create(
        room=room, center=center, sex=sex, label=label or str(next(_numbers))
    )


def make_leave(enrollment, due_in=timedelta(hours=5), **fields):
    now = timezone.now()
    fields = {"left_at": now - timedelta(hours=9), "due_back": now + due_in} | fields
    fields = {"reason": "Berobat"} | fields
    return Leave.objects.create(enrollment=enrollment, center=enrollment.center, **fields)


def make_stay(enrollment, bed):
    batch = enrollment.batch
    return Stay.objects.create(
        enrollment=enrollment,
        bed=bed,
        sex=bed.sex,
        center=batch.center,
        regency_id=enrollment.regency_id,
        nights=DateRange(batch.starts_on, batch.ends_on, "[)"),
    )

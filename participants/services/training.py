"""What happens to a class together: it arrives, starts, completes and graduates.

The batch moves along with its people, so that nobody has to click twice.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from participants.models import Enrollment
from participants.services.bulk import Bulk, each
from participants.services.enrollment import (
    arrive_enrollment,
    complete_enrollment,
    graduate_enrollment,
    start_enrollment,
)
from participants.states import EnrollmentStatus
from programs.models import Batch
from programs.services import hold_seats, start_assessment, start_batch, start_graduation
from programs.states import batch_moves

E = EnrollmentStatus


def in_state(batch: Batch, state: str) -> list[Enrollment]:
    rows = Enrollment.objects.filter(batch=batch, status=state)
    return list(
        rows.select_related("participant", "batch__center", "referral").order_by("participant")
    )


@transaction.atomic
def arrive_class(batch: Batch, *, by: Any, on: date | None = None) -> Bulk:
    day = on or timezone.localdate()
    return each(
        in_state(batch, E.CONFIRMED), lambda person: arrive_enrollment(person, on=day, by=by)
    )


@transaction.atomic
def start_class(batch: Batch, *, by: Any) -> Bulk:
    hold_seats(batch.center_id)
    if batch_moves.can("start", batch):
        start_batch(batch, by=by)
    return each(in_state(batch, E.ARRIVED), lambda person: start_enrollment(person, by=by))


@transaction.atomic
def complete_class(batch: Batch, *, by: Any, on: date | None = None) -> Bulk:
    hold_seats(batch.center_id)
    if batch_moves.can("start_assessment", batch):
        start_assessment(batch, by=by)
    return each(
        in_state(batch, E.IN_TRAINING), lambda person: complete_enrollment(person, on=on, by=by)
    )


@transaction.atomic
def graduate_class(batch: Batch, *, by: Any, on: date | None = None) -> Bulk:
    """Where nobody can graduate yet, the class stays where it is."""
    hold_seats(batch.center_id)
    with transaction.atomic():
        if batch_moves.can("start_graduation", batch):
            start_graduation(batch, by=by)
        graduated = each(
            in_state(batch, E.COMPLETED), lambda person: graduate_enrollment(person, on=on, by=by)
        )
        if graduated.refused and not graduated.done:
            transaction.set_rollback(True)
    return graduated

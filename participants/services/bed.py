"""Beds: which are free, and a bed for somebody who arrives.

Selecting counts (nights without a bed yet are promises too); arriving books, and the exclusion
constraint decides who was first.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django.db import IntegrityError, OperationalError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from participants.models import Enrollment, Stay
from participants.states import EnrollmentStatus
from programs.models import Batch, Bed
from programs.models.dormitory import Sex

TRIES = 5
WORTH_A_RETRY = {"40P01", "40001"}  # deadlock, serialization failure
Result = TypeVar("Result")


def nights_of(batch: Batch, since: date | None = None) -> DateRange:
    return DateRange(since or batch.starts_on, batch.ends_on, "[)")


def free_beds(center_id: str, nights: DateRange) -> QuerySet[Bed]:
    """Beds that nobody sleeps in during any of these nights."""
    busy = Stay.objects.filter(center=center_id, is_cancelled=False, nights__overlap=nights)
    beds = Bed.objects.filter(center=center_id).exclude(pk__in=busy.values("bed"))
    return beds.select_related("room__dormitory").order_by("room__dormitory", "room", "label")


def promised_beds(center_id: str, sex: str, nights: DateRange) -> int:
    """People with a seat whose nights overlap and who have not been given a bed yet."""
    waiting = Enrollment.objects.filter(
        center=center_id, sex=sex, is_boarding=True, status=EnrollmentStatus.CONFIRMED
    )
    return waiting.filter(
        batch__starts_on__lt=nights.upper, batch__ends_on__gt=nights.lower
    ).count()


def beds_left(batch: Batch, sex: str) -> int:
    nights = nights_of(batch)
    free = free_beds(batch.center_id, nights).filter(sex=sex).count()
    return free - promised_beds(batch.center_id, sex, nights)


def must_have_bed(batch: Batch, sex: str) -> None:
    """Asked while the center's seats are held, so that two do not count the same bed."""
    if batch.delivery != Batch.Delivery.BOARDING:
        return
    if beds_left(batch, sex) > 0:
        return
    total = Bed.objects.filter(center=batch.center_id, sex=sex).count()
    raise Refusal(
        _(
            "No bed for %(sex)s is left at %(center)s from %(start)s to %(end)s: "
            "all %(total)s are occupied or promised."
        )
        % {
            "sex": Sex(sex).label.lower(),
            "center": batch.center.name,
            "start": ui.day(batch.starts_on),
            "end": ui.day(batch.ends_on),
            "total": total,
        },
        code="no_bed",
    )


def book_bed(enrollment: Enrollment, *, since: date, bed: Bed | None) -> Stay:
    """The bed that was asked for, or the first free one of the right sex."""
    nights = nights_of(enrollment.batch, since)
    if bed is not None:
        must_suit(enrollment, bed)
        return retried(lambda: book_nights(enrollment, bed, nights))
    for candidate in free_beds(enrollment.center_id, nights).filter(sex=enrollment.sex):
        try:
            return retried(lambda bed=candidate: book_nights(enrollment, bed, nights))  # type: ignore[misc]
        except BedTaken:
            continue
    raise Refusal(
        _("No bed for %(sex)s is free at %(center)s until %(end)s. Free one, or add beds.")
        % {
            "sex": Sex(enrollment.sex).label.lower(),
            "center": enrollment.batch.center.name,
            "end": ui.day(enrollment.batch.ends_on),
        },
        code="no_bed",
    )


class BedTaken(Refusal):
    """Somebody was quicker."""


def must_suit(enrollment: Enrollment, bed: Bed) -> None:
    if bed.sex != enrollment.sex or bed.center_id != enrollment.center_id:
        raise Refusal(
            _("Bed %(bed)s is for %(sex)s. Choose one of the free beds in the list.")
            % {"bed": bed, "sex": bed.get_sex_display().lower()},
            code="wrong_bed",
        )


def book_nights(enrollment: Enrollment, bed: Bed, nights: DateRange) -> Stay:
    try:
        with transaction.atomic():
            return Stay.objects.create(
                enrollment=enrollment,
                bed=bed,
                sex=enrollment.sex,
                center_id=enrollment.center_id,
                regency_id=enrollment.regency_id,
                nights=nights,
            )
    except IntegrityError as error:
        if "bed_never_shared" not in str(error):
            raise
        raise BedTaken(
            _("Bed %(bed)s has been taken meanwhile. Choose another one.") % {"bed": bed},
            code="bed_taken",
        ) from error


def retried(act: Callable[[], Result]) -> Result:
    """Two bookings that wait for each other: the one that the database stops tries again."""
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                return act()
        except OperationalError as error:
            if attempt == TRIES or _sqlstate(error) not in WORTH_A_RETRY:
                raise
    raise AssertionError("unreachable")


def _sqlstate(error: OperationalError) -> Any:
    return getattr(error.__cause__, "sqlstate", None) or getattr(error.__cause__, "pgcode", None)


def leave_bed(enrollment: Enrollment, *, on: date) -> None:
    """The bed is free from the night of ``on``; a stay that had not begun is cancelled."""
    for stay in Stay.objects.filter(enrollment=enrollment, is_cancelled=False):
        if on <= stay.nights.lower:
            stay.is_cancelled = True
        elif on < stay.nights.upper:
            stay.nights = DateRange(stay.nights.lower, on, "[)")
        stay.save(update_fields=["nights", "is_cancelled"])

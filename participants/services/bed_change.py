"""Another bed for somebody who lives here, or two people who change places."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from participants.models import Enrollment, Stay
from participants.services.bed import book_nights, free_beds, must_suit, retried
from programs.models import Bed


def beds_for(enrollment: Enrollment) -> tuple[list[Bed], list[Stay]]:
    """The beds free until the stay ends, and the stays of tonight with which one could change."""
    tonight = timezone.localdate()
    living_in = Stay.objects.filter(
        center=enrollment.center_id, is_cancelled=False, nights__contains=tonight
    )
    own = living_in.filter(enrollment=enrollment).first()
    if own is None:
        return [], []
    rest = DateRange(tonight, own.nights.upper, "[)")
    others = living_in.filter(sex=enrollment.sex).exclude(pk=own.pk)
    others = others.select_related("bed__room__dormitory", "enrollment__participant")
    others = others.defer("enrollment__participant__nik").order_by("bed__room", "bed__label")
    free = free_beds(enrollment.center_id, rest).filter(sex=enrollment.sex)
    return list(free), list(others)


def change_bed(enrollment: Enrollment, *, bed: Bed, by: Any, on: date | None = None) -> Stay:
    """From the night of ``on`` in ``bed``, until the day on which the stay ends anyway."""
    night = on or timezone.localdate()
    must_suit(enrollment, bed)
    return retried(lambda: _move(enrollment, bed, night, by))


def swap_beds(
    enrollment: Enrollment, other: Enrollment, *, by: Any, on: date | None = None
) -> tuple[Stay, Stay]:
    """Both at once: neither is without a bed in between."""
    night = on or timezone.localdate()
    return retried(lambda: _swap(enrollment, other, night, by))


@transaction.atomic
def _move(enrollment: Enrollment, bed: Bed, night: date, by: Any) -> Stay:
    stay = _stay_of(enrollment, night)
    if stay.bed_id == bed.pk:
        raise Refusal(_("This is the bed that the person has."), code="same_bed")
    rest = _cut(stay, night)
    moved = book_nights(enrollment, bed, rest)
    _tell(enrollment, stay.bed, bed, by)
    return moved


@transaction.atomic
def _swap(enrollment: Enrollment, other: Enrollment, night: date, by: Any) -> tuple[Stay, Stay]:
    first, second = _stay_of(enrollment, night), _stay_of(other, night)
    if first.pk == second.pk:
        raise Refusal(_("This is the bed that the person has."), code="same_bed")
    must_suit(enrollment, second.bed)
    nights = _cut(first, night), _cut(second, night)
    moved = (
        book_nights(enrollment, second.bed, nights[0]),
        book_nights(other, first.bed, nights[1]),
    )
    _tell(enrollment, first.bed, second.bed, by)
    _tell(other, second.bed, first.bed, by)
    return moved


def _stay_of(enrollment: Enrollment, night: date) -> Stay:
    rows = Stay.objects.filter(
        enrollment=enrollment, is_cancelled=False, nights__contains=night
    ).select_related("bed__room__dormitory")
    stay = rows.select_for_update(of=("self",)).first()
    if stay is None:
        raise Refusal(
            _("%(name)s has no bed in the dormitory on that day.")
            % {"name": enrollment.participant.name},
            code="does_not_live_in",
        )
    return stay


def _cut(stay: Stay, night: date) -> DateRange:
    """The stay ends on that morning; returned are the nights that were still to come."""
    rest = DateRange(night, stay.nights.upper, "[)")
    if night <= stay.nights.lower:
        stay.is_cancelled = True
    else:
        stay.nights = DateRange(stay.nights.lower, night, "[)")
    stay.save(update_fields=["nights", "is_cancelled"])
    return rest


def _tell(enrollment: Enrollment, before: Bed, after: Bed, by: Any) -> None:
    status = enrollment.status
    why = f"{before} → {after}"
    note = StatusChange.of(enrollment, "change_bed", status, status, by=by, reason=why)
    note.save(force_insert=True)

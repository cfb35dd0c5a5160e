"""The center decides on a nomination. Whoever is selected holds a seat, or nothing changed."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants.models import Enrollment, Referral
from participants.services.bed import must_have_bed
from participants.services.place import give_back_places
from participants.services.required_documents import must_have_documents
from participants.services.shares import shares_about
from participants.states import EnrollmentStatus, referral_moves
from programs.models import Batch
from programs.services import (
    hold_seats,
    take_batch_seat,
    take_quota_seat,
)

DAYS_OF_GRACE = timedelta(days=2)
ONE_ACTIVE = "one_active_enrollment_a_person"


@transaction.atomic
def verify_referral(referral: Referral, *, by: Any) -> Referral:
    """The papers are in order."""
    hold_seats(referral.center_id)
    must_have_documents(referral)
    referral_moves.make("verify", referral, by=by, verified_on=timezone.localdate())
    return referral


@transaction.atomic
def return_referral(referral: Referral, *, reason: str, by: Any) -> Referral:
    """Back to the region, which corrects it and submits again; its place is kept."""
    hold_seats(referral.center_id)
    why = reason_of(reason)
    referral_moves.make("return_", referral, by=by, reason=why)
    Referral.objects.filter(pk=referral.pk).update(reason=why)
    referral.reason = why
    return referral


@transaction.atomic
def select_referral(referral: Referral, *, by: Any, reason: str = "") -> Enrollment:
    """Seat of the region, seat of the class and bed, all in one step or none of it."""
    hold_seats(referral.center_id)
    batch = referral.batch
    referral_moves.make("select", referral, by=by, reason=reason, **_decided(batch))
    take_quota_seat(referral.quota)
    take_batch_seat(batch)
    must_have_bed(batch, referral.participant.sex)
    return _enroll(referral, batch)


@transaction.atomic
def reserve_referral(referral: Referral, *, rank: int | None = None, by: Any) -> Referral:
    """On the reserve list, at the end of it unless a place is named."""
    hold_seats(referral.center_id)
    place = rank or _next_rank(referral.batch_id)
    referral_moves.make("reserve", referral, by=by, rank=place, **_decided(referral.batch))
    return referral


@transaction.atomic
def reject_referral(referral: Referral, *, reason: str, by: Any) -> Referral:
    return _turn_down(referral, "reject", reason_of(reason), by)


@transaction.atomic
def miss_referral(referral: Referral, *, by: Any, reason: str = "") -> Referral:
    """Did not come to the selection; the region may nominate somebody else."""
    return _turn_down(referral, "miss", reason.strip(), by)


def reason_of(text: str) -> str:
    if not text.strip():
        raise Refusal(
            _("Give a reason: the region and the person will read it."), code="reason_missing"
        )
    return text.strip()


def _turn_down(referral: Referral, verb: str, reason: str, by: Any) -> Referral:
    hold_seats(referral.center_id)
    referral_moves.make(verb, referral, by=by, reason=reason, **_decided(referral.batch))
    Referral.objects.filter(pk=referral.pk).update(reason=reason)
    referral.reason = reason
    give_back_places(referral.quota_id)
    return referral


def _decided(batch: Batch) -> dict[str, Any]:
    """The day, and how the shares stood just before."""
    return {"decided_on": timezone.localdate(), "shares": shares_about(batch)}


def _next_rank(batch_id: int) -> int:
    ranks = Referral.objects.filter(batch=batch_id, rank__isnull=False).order_by("-rank")
    return (ranks.values_list("rank", flat=True).first() or 0) + 1


def _reregister_by(batch: Batch) -> date | None:
    """Who follows late has some days from today, but never longer than to the first day."""
    if batch.reregister_by is None:
        return None
    return min(max(batch.reregister_by, timezone.localdate() + DAYS_OF_GRACE), batch.starts_on)


def _enroll(referral: Referral, batch: Batch) -> Enrollment:
    try:
        with transaction.atomic():
            return Enrollment.objects.create(
                referral=referral,
                participant_id=referral.participant_id,
                batch=batch,
                program_id=batch.program_id,
                center_id=batch.center_id,
                funding_id=batch.funding_id,
                regency_id=referral.regency_id,
                sex=referral.participant.sex,
                is_boarding=batch.delivery == Batch.Delivery.BOARDING,
                status=EnrollmentStatus.CONFIRMED,
                confirmed_on=timezone.localdate(),
                reregister_by=_reregister_by(batch),
            )
    except IntegrityError as error:
        if ONE_ACTIVE not in str(error):
            raise
        raise Refusal(
            _(
                "This person already has a seat in another training that has not ended. "
                "It must be finished or given up first."
            ),
            code="already_enrolled",
        ) from error

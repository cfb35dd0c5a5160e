"""Who follows from the reserve list when a seat is free.

The next is the first whom the region's quota, the class and a bed of the right sex all admit;
whoever stands before that person and cannot follow keeps the place, with the reason written down.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from participants.models import Enrollment, Referral
from participants.services.bulk import Bulk
from participants.services.selection import select_referral
from participants.states import ReferralStatus
from programs.models import Batch
from programs.services import hold_seats
from programs.states import BatchStatus

# Before the decree the center still chooses by itself, and once the training runs somebody has to
# judge whether a newcomer can still follow.
FOLLOWS_BY_ITSELF = (BatchStatus.CONFIRMED,)
MAY_BE_FILLED = (BatchStatus.SELECTION, BatchStatus.CONFIRMED, BatchStatus.RUNNING)


@transaction.atomic
def fill_seats(batch: Batch, *, by: Any) -> Bulk:
    """Every free seat of the class, in the order of the list: ``done`` are the new enrollments,
    ``refused`` whoever was passed over, with the sentence that says why."""
    _hold(batch)
    must_be_fillable(batch)
    return move_up(batch, batch.seats_left, by)


def must_be_fillable(batch: Batch) -> None:
    if batch.status not in MAY_BE_FILLED:
        raise Refusal(
            _(
                "The batch is “%(status)s”. People move up from the reserve list between the "
                "selection and the end of the training."
            )
            % {"status": batch.get_status_display()},
            code="batch_fills_no_seats",
        )


@transaction.atomic
def follow(batch: Batch, *, by: Any) -> Enrollment | None:
    """One seat of the class has become free: the next takes it in the same transaction."""
    _hold(batch)
    if batch.status not in FOLLOWS_BY_ITSELF:
        return None
    return next(iter(move_up(batch, 1, by).done), None)


def reserve_list(batch: Batch) -> Any:
    rows = Referral.objects.filter(batch=batch, status=ReferralStatus.RESERVE)
    rows = rows.select_related("participant", "quota__regency", "regency", "batch__center")
    return rows.defer("participant__nik").order_by("rank", "submitted_on", "pk")


def _hold(batch: Batch) -> None:
    hold_seats(batch.center_id)
    batch.refresh_from_db(fields=["status", "taken", "capacity"])


def move_up(batch: Batch, seats: int, by: Any, reason: str = "") -> Bulk:
    """The seats are held by whoever calls.

    What has refused one refuses all of the same quota or sex: nothing is given back meanwhile, so
    a long list costs no more than its quotas and houses.
    """
    moved, full = Bulk([], []), dict[tuple[str, Any], str]()
    reason = reason or _("Moved up from the reserve list to a seat that was free.")
    for referral in reserve_list(batch) if seats > 0 else ():
        needs = {"quota_full": referral.quota_id, "no_bed": referral.participant.sex}
        why = next((full[need] for need in needs.items() if need in full), "")
        if not why:
            try:
                with transaction.atomic():
                    moved.done.append(select_referral(referral, by=by, reason=reason))
            except Refusal as refusal:
                referral.status = ReferralStatus.RESERVE
                why = str(refusal.text)
                full[refusal.code, needs.get(refusal.code, referral.pk)] = why
        if why:
            moved.refused.append((referral, why))
        if len(moved.done) == seats:
            break
    _note(moved.refused, by)
    return moved


def _note(passed: list[tuple[Referral, str]], by: Any) -> None:
    StatusChange.objects.bulk_create(
        StatusChange.of(row, "pass_over", row.status, row.status, by=by, reason=why)
        for row, why in passed
    )

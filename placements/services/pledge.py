"""A firm pledges to take on graduates of a class; the center's placement desk answers."""

from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from placements.models import ClassPledge, Employer
from placements.services.pledge_terms import must_fit_the_class
from placements.services.reasons import reason_of
from placements.states import PledgeStatus, pledge_moves
from programs.models import Batch
from regions.models import Regency


@transaction.atomic
def offer_pledge(
    batch: Batch,
    *,
    by: Any,
    people: int,
    job_title: str,
    work_regency: Regency,
    starts_by: date,
    wage: int | None = None,
    message: str = "",
) -> ClassPledge:
    """To a class that is announced or under way; nobody of it is named."""
    must_be_verified(by.scope_key)
    must_fit_the_class(batch, people, starts_by)
    try:
        with transaction.atomic():
            pledge = ClassPledge.objects.create(
                employer_id=int(by.scope_key),
                batch=batch,
                center_id=batch.center_id,
                people=people,
                job_title=job_title,
                work_regency=work_regency,
                starts_by=starts_by,
                wage=wage,
                message=message,
                offered_by=by,
            )
    except IntegrityError:
        raise Refusal(
            _(
                "Your firm has a pledge for this class already. Withdraw it first if you want to "
                "pledge something else."
            ),
            code="pledged_already",
        ) from None
    StatusChange.of(pledge, "offer", "", pledge.status, by=by).save()
    return pledge


@transaction.atomic
def welcome_pledge(pledge: ClassPledge, *, by: Any) -> ClassPledge:
    """From now on it is shown whether the firm keeps it."""
    hold_pledges(pledge.batch_id)
    if pledge.status == PledgeStatus.OFFERED:
        must_be_verified(pledge.employer_id)
        batch = Batch.objects.get(pk=pledge.batch_id)
        must_fit_the_class(batch, pledge.people, pledge.starts_by)
        _must_leave_enough(batch, pledge)
    pledge_moves.make("welcome", pledge, by=by, answered_on=timezone.localdate())
    return pledge


@transaction.atomic
def decline_pledge(pledge: ClassPledge, *, reason: str, by: Any) -> ClassPledge:
    """The firm reads the reason."""
    pledge_moves.make(
        "decline", pledge, by=by, reason=reason_of(reason), answered_on=timezone.localdate()
    )
    return pledge


@transaction.atomic
def withdraw_pledge(pledge: ClassPledge, *, reason: str, by: Any) -> ClassPledge:
    """Until the day on which it is due; afterwards it is counted."""
    why = reason_of(reason)
    if pledge_moves.can("withdraw", pledge) and pledge.starts_by < timezone.localdate():
        raise Refusal(
            _("The day of the pledge has passed; it stays, and it is counted how it was kept."),
            code="pledge_is_due",
        )
    pledge_moves.make("withdraw", pledge, by=by, reason=why)
    return pledge


@transaction.atomic
def lapse_pledges(batch: Batch, *, reason: str, by: Any) -> int:
    """The class is not held: nobody can keep what was pledged to it."""
    return pledge_moves.make_all("lapse", batch.pledges.open(), by=by, reason=reason)


def must_hold_its_pledges(batch: Batch, seats: int) -> None:
    """A class does not become smaller than what firms have pledged, each by its name."""
    hold_pledges(batch.pk)
    pledges = list(batch.pledges.promised().select_related("employer").order_by("pk"))
    if sum(pledge.people for pledge in pledges) > seats:
        named = ", ".join(f"{pledge.employer}: {pledge.people}" for pledge in pledges)
        raise Refusal(
            _(
                "Firms have pledged to take on graduates of this class (%(pledges)s); it cannot "
                "have fewer seats than that. A firm that agrees withdraws its pledge first."
            )
            % {"pledges": named},
            code="class_pledged",
        )


def must_be_verified(employer: Any) -> None:
    if not Employer.objects.verified().filter(pk=employer or 0).exists():
        raise Refusal(
            _("Only a firm that the ministry has verified pledges to hire from a class."),
            code="pledge_firm_not_verified",
            who_can=_("The ministry verifies firms"),
        )


def hold_pledges(batch_id: int) -> None:
    """Until the end of the transaction nobody else welcomes a pledge for this class."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"pledges {batch_id}"])


def _must_leave_enough(batch: Batch, pledge: ClassPledge) -> None:
    promised = batch.pledges.promised().aggregate(n=Sum("people"))["n"] or 0
    if promised + pledge.people > batch.capacity:
        raise Refusal(
            _(
                "Firms have pledged to take on %(promised)s of %(seats)s people of this class. "
                "Decline this pledge with that reason; the firm can offer a smaller one."
            )
            % {"promised": promised, "seats": batch.capacity},
            code="pledges_beyond_class",
        )

"""The places that a region may fill: whose quota, how many are left, until when."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from blkportal.core.refusals import Refusal
from programs.models import Agreement, Batch, Quota
from programs.models.quota import QuotaQuerySet
from programs.services import hold_seats
from programs.states import BatchStatus


def hold_batch(batch: Batch) -> None:
    """The batch as it is now, and stays until the nomination is in."""
    hold_seats(batch.center_id)
    batch.refresh_from_db(fields=["status", "nominate_by"])


def refuse_closed(batch: Batch, *, is_returned: bool = False) -> None:
    """Nominations are taken while the batch is open, up to and including its last day.

    What the center returned may come back after that day, as long as it still selects.
    """
    if is_returned and batch.status in (BatchStatus.OPEN, BatchStatus.SELECTION):
        return
    words: dict[str, Any] = {"batch": batch, "day": spoken_day(batch.nominate_by)}
    if batch.status != BatchStatus.OPEN:
        words["status"] = batch.get_status_display()
        text = _("“%(batch)s” does not take nominations now; its status is: %(status)s.") % words
        raise Refusal(text, code="batch_not_open", who_can=_("The training center"))
    if batch.nominate_by < timezone.localdate():
        text = (
            _(
                "Nominations for “%(batch)s” were possible until %(day)s. Choose another batch,"
                " or ask the center for a later date."
            )
            % words
        )
        raise Refusal(text, code="nominations_closed", who_can=_("The training center"))


def quotas_of(batch: Batch, regency: str) -> list[Quota]:
    """The region's quotas under an agreement in force; one for the batch itself goes first."""
    found = list(
        Quota.objects.for_batch(batch).filter(regency=regency).select_related("agreement")
    )
    if not found:
        raise Refusal(
            _("Your region has no quota for “%(batch)s”. The center gives quotas by agreement.")
            % {"batch": batch},
            code="no_quota",
            who_can=_("The training center"),
        )
    today = timezone.localdate()
    in_force = [quota for quota in found if quota.agreement.covers(today)]
    if not in_force:
        raise _not_in_force(found[0].agreement, today)
    return in_force


def _not_in_force(agreement: Agreement, today: date) -> Refusal:
    words = {
        "number": agreement.number,
        "start": spoken_day(agreement.starts_on),
        "end": spoken_day(agreement.ends_on),
        "status": agreement.get_status_display(),
    }
    if agreement.ends_on < today:
        text = _(
            "Agreement %(number)s ended on %(end)s. It has to be renewed before anyone can be "
            "nominated under it."
        )
    elif agreement.starts_on > today:
        text = _("Agreement %(number)s is in force from %(start)s; nominate from that day on.")
    else:
        text = _("Agreement %(number)s is not in force; its status is: %(status)s.")
    return Refusal(text % words, code="agreement_not_in_force", who_can=_("The ministry"))


@transaction.atomic
def take_places(batch: Batch, regency: str, count: int) -> Quota:
    """Hold ``count`` places in one quota, all or none. The update itself is the check."""
    quotas = quotas_of(batch, regency)
    for quota in quotas:
        room = Quota.objects.filter(pk=quota.pk, nominated__lte=F("nominees") - count)
        if room.update(nominated=F("nominated") + count):
            quota.refresh_from_db(fields=["nominated"])
            return quota
    best = max(quotas, key=lambda quota: quota.nominations_left)
    words = {
        "used": best.nominated,
        "all": best.nominees,
        "left": best.nominations_left,
        "wanted": count,
    }
    text = _(
        "%(used)s of %(all)s places for nominees are used, %(left)s left; %(wanted)s needed. "
        "Withdraw a nomination, or ask the center for more places."
    )
    raise Refusal(text % words, code="no_place_left", who_can=_("The training center"), **words)


def give_back_places(quota_id: int, count: int = 1) -> None:
    """Others may be nominated in place of those who were turned down or taken back."""
    if count:
        held = Quota.objects.filter(pk=quota_id, nominated__gte=count)
        held.update(nominated=F("nominated") - count)


def open_batches(user: User) -> QuerySet[Batch]:
    """Batches for which the officer's region may nominate today, each with what is ``left``."""
    quota = _quotas_of_each(user).in_force(timezone.localdate())
    quota = quota.annotate(left=F("nominees") - F("nominated"))
    return (
        _taking_nominations(user)
        .annotate(
            left=Subquery(quota.values("left")[:1]),
            quota_seats=Subquery(quota.values("seats")[:1]),
            quota_nominees=Subquery(quota.values("nominees")[:1]),
        )
        .filter(left__isnull=False)
        .select_related("center", "program")
        .order_by("nominate_by", "pk")
    )


def held_up_batches(user: User) -> list[tuple[Batch, Agreement, Refusal]]:
    """Open batches whose quota the region may not use today, with the agreement and why."""
    today = timezone.localdate()
    every = _quotas_of_each(user)
    held_up = (
        _taking_nominations(user)
        .filter(~Exists(every.in_force(today)))
        .annotate(agreement=Subquery(every.values("agreement")[:1]))
        .filter(agreement__isnull=False)
        .select_related("center", "program")
        .order_by("nominate_by", "pk")
    )
    agreements = Agreement.objects.in_bulk({batch.agreement for batch in held_up})
    found = ((batch, agreements[batch.agreement]) for batch in held_up)
    return [(batch, agreement, _not_in_force(agreement, today)) for batch, agreement in found]


def _taking_nominations(user: User) -> QuerySet[Batch]:
    batches = Batch.objects.visible_to(user)
    return batches.filter(status=BatchStatus.OPEN, nominate_by__gte=timezone.localdate())


def _quotas_of_each(user: User) -> QuotaQuerySet:
    """For each batch of a list: the region's quotas, the one for the batch itself first."""
    quotas = Quota.objects.visible_to(user).filter(
        Q(batch=OuterRef("pk"))
        | Q(batch__isnull=True, program=OuterRef("program"), year=OuterRef("year")),
        center=OuterRef("center"),
    )
    return quotas.order_by(F("batch").asc(nulls_last=True))


def spoken_day(day: date) -> str:
    return date_format(day, "j F Y")

"""What an agreement gives a region: seats, and how many may be nominated for them."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.telling import tell
from programs.models import Agreement, Batch, Program, Quota, TrainingNeed
from programs.services.ledger import told_as
from programs.states import NeedStatus


@transaction.atomic
def grant_quota(
    agreement: Agreement,
    *,
    seats: int,
    nominees: int,
    by: Any,
    batch: Batch | None = None,
    program: Program | None = None,
    year: int | None = None,
    note: str = "",
    need: TrainingNeed | None = None,
) -> Quota:
    """Seats in one batch, or in one program for a year; the agreement must be in force. ``need``
    is the planned need of the region that it answers; where the agreement gives seats for the
    same already, those of a need are added to them."""
    _must_be_for_one(agreement, batch, program)
    must_be_in_force(agreement, batch, year)
    must_cover(seats, nominees)
    year = batch.year if batch else year or timezone.localdate().year
    if need is not None and (held := quota_for(agreement, batch, program, year)):
        add_seats(held, seats=seats, nominees=nominees, by=by, note=note)
        _answer(need, held)
        return held
    quota = Quota(
        agreement=agreement,
        regency_id=agreement.regency_id,
        center_id=agreement.center_id,
        year=year,
        batch=batch,
        program=program,
        seats=seats,
        nominees=nominees,
        note=note,
    )
    try:
        with told_as(reason=note):
            quota.save()
    except IntegrityError as error:
        raise quota_twice() from error
    tell([quota], "grant", by=by, reason=note)
    if need is not None:
        _answer(need, quota)
    return quota


@transaction.atomic
def change_quota(
    quota: Quota, *, seats: int, nominees: int, by: Any, note: str | None = None
) -> Quota:
    """Never below what is taken: one conditional update decides, whoever selects meanwhile."""
    must_cover(seats, nominees)
    fits = Quota.objects.filter(pk=quota.pk, taken__lte=seats, nominated__lte=nominees)
    kept = F("note") if note is None else note
    with told_as(reason=note or ""):
        changed = fits.update(seats=seats, nominees=nominees, note=kept)
    quota.refresh_from_db()
    if not changed:
        raise Refusal(
            _(
                "%(taken)s seats are taken and %(nominated)s people are nominated; "
                "the quota cannot become smaller than that."
            )
            % {"taken": quota.taken, "nominated": quota.nominated},
            code="quota_below_taken",
        )
    tell([quota], "change", by=by, reason=note or "")
    return quota


def quota_for(
    agreement: Agreement, batch: Batch | None, program: Program | None, year: int
) -> Quota | None:
    """What the agreement gives already for the same class, or for the program in the year."""
    return Quota.objects.filter(
        agreement=agreement, batch=batch, program=program, year=year
    ).first()


def add_seats(quota: Quota, *, seats: int, nominees: int, by: Any, note: str) -> None:
    with told_as(reason=note):
        Quota.objects.filter(pk=quota.pk).update(
            seats=F("seats") + seats, nominees=F("nominees") + nominees
        )
    quota.refresh_from_db()
    tell([quota], "change", by=by, reason=note)


def quota_twice() -> Refusal:
    return Refusal(
        _("This region already has a quota for it. Change that quota instead."),
        code="quota_twice",
    )


def _answer(need: TrainingNeed, quota: Quota) -> None:
    planned = TrainingNeed.objects.filter(
        pk=need.pk, regency=quota.regency_id, status=NeedStatus.PLANNED, quota__isnull=True
    )
    if not planned.update(quota=quota):
        raise Refusal(
            _("Only a planned need of the same region becomes a quota, and only once."),
            code="need_not_planned",
        )


def _must_be_for_one(agreement: Agreement, batch: Batch | None, program: Program | None) -> None:
    if (batch is None) == (program is None):
        raise Refusal(_("Choose either a batch or a program."), code="quota_for_what")
    if batch is not None and batch.center_id != agreement.center_id:
        raise Refusal(
            _("The batch belongs to another center than the agreement."), code="quota_center"
        )


def must_be_in_force(agreement: Agreement, batch: Batch | None, year: int | None) -> None:
    day = batch.starts_on if batch else _a_day_in(agreement, year)
    if not agreement.covers(day):
        raise Refusal(
            _("Agreement %(number)s is not in force then. Activate it first, or use another one.")
            % {"number": agreement.number},
            code="agreement_not_in_force",
        )


def _a_day_in(agreement: Agreement, year: int | None) -> date:
    """The day of the year that is nearest to the agreement's own term."""
    wanted = year or timezone.localdate().year
    return min(max(agreement.starts_on, date(wanted, 1, 1)), date(wanted, 12, 31))


def must_cover(seats: int, nominees: int) -> None:
    if nominees < seats:
        raise Refusal(
            _("At least as many people must be nominated as there are seats."),
            code="quota_nominees",
        )

"""Seats of another region are taken over: the last one goes to one region only."""

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.refusals import Refusal
from blkportal.core.telling import tell
from blkportal.core.templatetags import ui
from programs.models import Agreement, Quota, SeatClaim, SeatOffer, TrainingNeed
from programs.models.quota_entry import EntryKind
from programs.services.ledger import told_as
from programs.services.seat_offer import across_regions, must_not_have_begun
from programs.states import AgreementStatus, NeedStatus, OfferStatus, offer_moves
from regions.models import Regency

FIRST_NEEDS = 3


@transaction.atomic
def claim_seats(offer: SeatOffer, *, seats: int, regency: Regency, by: User) -> SeatClaim:
    """First come, first served: one conditional update decides, then the quota grows."""
    if regency.pk == offer.regency_id:
        raise Refusal(
            _("These seats are your own region's. Take them back instead."), code="claim_own"
        )
    must_not_have_begun(offer.batch)
    with across_regions(by):
        _must_need_it_first(offer, regency)
        agreement = _agreement_for(offer, regency)
        _take(offer, seats)
        quota = _grow(offer, agreement, seats)
        claim = SeatClaim.objects.create(
            offer=offer,
            quota=quota,
            regency=regency,
            from_regency_id=offer.regency_id,
            center_id=offer.center_id,
            seats=seats,
            claimed_by=by,
        )
        tell([offer], "claim", by=by)
        if offer.remaining == 0:
            offer_moves.make("take", offer, by=by)
    return claim


def open_to(regency: str) -> Q:
    """Offers for all, and those whose program the region has named among its first needs."""
    needs = TrainingNeed.objects.filter(
        Q(program=OuterRef("program")) | Q(program=OuterRef("batch__program")),
        regency=regency,
        year=OuterRef("year"),
        rank__lte=FIRST_NEEDS,
    ).exclude(status=NeedStatus.DRAFT)
    over = Q(needs_first_until__lt=timezone.localdate())
    return Q(needs_first_until__isnull=True) | over | Q(Exists(needs))


def _must_need_it_first(offer: SeatOffer, regency: Regency) -> None:
    if not SeatOffer.objects.filter(open_to(regency.pk), pk=offer.pk).exists():
        raise Refusal(
            _(
                "Until %(day)s these seats are for regions that have named the program among "
                "their first three needs of the year. After that whoever comes first takes them."
            )
            % {"day": ui.day(offer.needs_first_until)},
            code="needs_first",
        )


def _agreement_for(offer: SeatOffer, regency: Regency) -> Agreement:
    """The region's own, in force on the day on which the training starts."""
    rows = Agreement.objects.filter(
        regency=regency, center=offer.center_id, status=AgreementStatus.ACTIVE
    ).order_by("-ends_on", "pk")
    if offer.batch is not None:
        day = offer.batch.starts_on
        rows = rows.filter(starts_on__lte=day, ends_on__gte=day)
    else:
        rows = rows.filter(starts_on__year__lte=offer.year, ends_on__year__gte=offer.year)
    if agreement := rows.first():
        return agreement
    raise Refusal(
        _(
            "%(place)s has no agreement with %(center)s that is in force then. "
            "Seats are taken over under an agreement."
        )
        % {"place": regency.short_name, "center": offer.center},
        code="no_agreement_for_claim",
        who_can=_("The ministry"),
    )


def _take(offer: SeatOffer, seats: int) -> None:
    today = timezone.localdate()
    room = Q(status=OfferStatus.OPEN, until__gte=today, remaining__gte=seats)
    rows = SeatOffer.objects.filter(room, pk=offer.pk)
    if seats > 0 and rows.update(remaining=F("remaining") - seats):
        offer.refresh_from_db(fields=["remaining", "status"])
        return
    offer.refresh_from_db(fields=["remaining", "status", "until"])
    words = {"left": offer.remaining, "day": ui.day(offer.until)}
    if offer.status == OfferStatus.OPEN and offer.until < today:
        raise Refusal(_("These seats could be taken over until %(day)s.") % words, code="too_late")
    raise Refusal(_("%(left)s of these seats are still to be had.") % words, code="seats_gone")


def _grow(offer: SeatOffer, agreement: Agreement, seats: int) -> Quota:
    """The region's quota for the same class or program; a new one where it had none."""
    facts = {
        "agreement": agreement,
        "regency_id": agreement.regency_id,
        "year": offer.year,
        "batch_id": offer.batch_id,
        "program_id": offer.program_id,
    }
    with told_as(EntryKind.CLAIM, offer.regency.short_name):
        quota, is_new = Quota.objects.get_or_create(
            **facts,
            defaults={
                "center_id": offer.center_id,
                "seats": seats,
                "nominees": seats,
            },
        )
        if not is_new:
            Quota.objects.filter(pk=quota.pk).update(
                seats=F("seats") + seats, nominees=F("nominees") + seats
            )
            quota.refresh_from_db()
    return quota

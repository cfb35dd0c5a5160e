"""A region passes on seats that it cannot fill; whoever comes first takes them over.

The seats leave the quota when they are offered, so that nobody can fill them twice, and what is
not taken over goes back to it. Two regions' quotas are touched, so the work is done in the
ministry's scope, under the name of whoever acts; what the person may do is decided before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from blkportal.core.templatetags import ui
from programs.models import Batch, Quota, SeatOffer
from programs.models.quota_entry import EntryKind
from programs.services.ledger import told_as
from programs.states import BatchStatus, OfferStatus, offer_moves

NOT_YET_RUNNING = (
    BatchStatus.PLANNED,
    BatchStatus.OPEN,
    BatchStatus.SELECTION,
    BatchStatus.CONFIRMED,
)


@contextmanager
def across_regions(by: User) -> Iterator[None]:
    with acting_in(replace(SYSTEM, user_id=by.pk)):
        yield


@transaction.atomic
def offer_seats(
    quota: Quota,
    *,
    seats: int,
    until: date,
    reason: str,
    by: User,
    needs_first_until: date | None = None,
) -> SeatOffer:
    """``until`` is the last day on which somebody may take them over, ``needs_first_until`` the
    last on which only regions may that have named the program among their first needs."""
    why = reason.strip()
    if not why:
        raise Refusal(_("Say why the seats are passed on."), code="reason_missing")
    _must_be_ahead(quota, until)
    if needs_first_until is not None and not timezone.localdate() <= needs_first_until <= until:
        raise Refusal(
            _("The days for regions that need it lie between today and %(day)s.")
            % {"day": ui.day(until)},
            code="needs_first_day",
        )
    with across_regions(by), told_as(EntryKind.RELEASE, why):
        places = _take_out(quota, seats)
        return SeatOffer.objects.create(
            quota=quota,
            regency_id=quota.regency_id,
            center_id=quota.center_id,
            batch_id=quota.batch_id,
            program_id=quota.program_id,
            year=quota.year,
            seats=seats,
            remaining=seats,
            places=places,
            reason=why,
            until=until,
            needs_first_until=needs_first_until,
            offered_by=by,
        )


@transaction.atomic
def take_back_seats(offer: SeatOffer, *, reason: str = "", by: User) -> SeatOffer:
    """What nobody has taken over goes back into the quota that it came from."""
    with across_regions(by):
        _close("take_back", offer, by=by, reason=reason.strip())
    return offer


@transaction.atomic
def lapse_offers(on: date | None = None) -> int:
    """All whose last day has passed; running it twice on a day changes nothing more."""
    past = SeatOffer.objects.filter(status=OfferStatus.OPEN, until__lt=on or timezone.localdate())
    rows = list(past.select_for_update(skip_locked=True, of=("self",)))
    for offer in rows:
        _close("lapse", offer, by=None)
    return len(rows)


def _close(verb: str, offer: SeatOffer, *, by: User | None, reason: str = "") -> None:
    held = SeatOffer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    left, places = held.remaining, returned_places(held)
    offer_moves.make(verb, offer, by=by, reason=reason, remaining=0)
    with told_as(EntryKind.CLAIM_BACK, reason):
        Quota.objects.filter(pk=offer.quota_id).update(
            seats=F("seats") + left,
            nominees=Greatest(F("nominees") + places, F("seats") + left),
        )


def returned_places(offer: SeatOffer) -> int:
    """Of the places for nominees that went along, one with each seat that comes back."""
    return min(offer.places, offer.remaining)


def _take_out(quota: Quota, seats: int) -> int:
    """One conditional update: no seat that somebody holds by now can be passed on. Returns how
    many places for nominees went along: one a seat, as far as nobody is nominated on them."""
    held = Quota.objects.select_for_update(of=("self",)).get(pk=quota.pk)
    nominees = max(held.nominated, held.nominees - seats)
    fits = Quota.objects.filter(pk=quota.pk, taken__lte=F("seats") - seats)
    if seats < 1 or not fits.update(seats=F("seats") - seats, nominees=nominees):
        raise Refusal(
            _("%(free)s of %(seats)s seats are free; only a free seat can be passed on.")
            % {"free": held.seats_left, "seats": held.seats},
            code="seats_not_free",
        )
    return held.nominees - nominees


def must_not_have_begun(batch: Batch | None) -> None:
    today = timezone.localdate()
    if batch is not None and (batch.status not in NOT_YET_RUNNING or batch.starts_on < today):
        raise Refusal(
            _("“%(batch)s” is “%(status)s”; its seats cannot be passed on any more.")
            % {"batch": batch, "status": batch.get_status_display()},
            code="batch_takes_nobody",
        )


def _must_be_ahead(quota: Quota, until: date) -> None:
    batch, today = quota.batch, timezone.localdate()
    must_not_have_begun(batch)
    last = batch.starts_on if batch is not None else date(quota.year, 12, 31)
    if not today <= until <= last:
        raise Refusal(
            _("Choose a last day between today and %(day)s.") % {"day": ui.day(last)},
            code="offer_day",
        )

"""Beside the chain: seats passed on and taken over, and what a recount finds."""

from datetime import timedelta

from django.utils import timezone

from programs.models import Drift, Quota, SeatClaim, SeatOffer


def make_offer(quota, by, seats=1, **fields):
    """``seats`` have left the quota, as the service leaves it."""
    Quota.objects.filter(pk=quota.pk).update(seats=quota.seats - seats)
    quota.refresh_from_db()
    defaults = {
        "quota": quota,
        "regency": quota.regency,
        "center": quota.center,
        "batch": quota.batch,
        "program": quota.program,
        "year": quota.year,
        "seats": seats,
        "remaining": seats,
        "places": 0,
        "reason": "Calon mengundurkan diri",
        "until": timezone.localdate() + timedelta(days=7),
        "offered_by": by,
    }
    return SeatOffer.objects.create(**defaults | fields)


def make_claim(offer, quota, seats=1):
    """``quota`` is of the region that has taken the seats over."""
    return SeatClaim.objects.create(
        offer=offer,
        quota=quota,
        regency=quota.regency,
        from_regency=offer.regency,
        center_id=offer.center_id,
        seats=seats,
        claimed_by=offer.offered_by,
    )


def make_drift(label="Gunung Mas", **fields):
    defaults = {"figure": "QUOTA_TAKEN", "record_id": 1, "kept": 3, "counted": 2}
    return Drift.objects.create(label=label, **defaults | fields)

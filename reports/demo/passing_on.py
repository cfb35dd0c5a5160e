"""A seat that Gunung Mas took over from its neighbour, and one that is still to be had."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from blkportal.core.scope import acting_as
from programs.models import Quota
from programs.services import claim_seats, offer_seats
from regions.models import Regency

SOON = timedelta(days=10)


def write_passed_on_seats(neighbour: User, officer: User) -> None:
    """Of the neighbour's two classes that are open longest, one seat each."""
    until = timezone.localdate() + SOON
    with acting_as(neighbour):
        free = Quota.objects.filter(regency=neighbour.scope_key, batch__status="OPEN")
        quotas = list(free.select_related("batch").order_by("-batch__starts_on")[:2])
        offers = [
            offer_seats(quota, seats=1, until=until, reason=why, by=neighbour)
            for quota, why in zip(
                quotas,
                ("Satu calon sudah mendapat pekerjaan.", "Peminat tahun ini lebih sedikit."),
                strict=True,
            )
        ]
    with acting_as(officer):
        place = Regency.objects.get(pk=officer.scope_key)
        claim_seats(offers[0], seats=1, regency=place, by=officer)

"""The quotas that accepted lines of a proposal bring, under the agreements in force."""

from math import ceil

from programs.models import Agreement
from programs.services.quota_grants import Grant
from programs.states import AgreementStatus
from reports.services.quota_proposal import Line
from reports.services.quota_wishes import Limits

NOMINEES_A_SEAT = 1.5


def grants_for(lines: list[Line], agreements: dict[str, Agreement]) -> list[Grant]:
    """Without an agreement a need waits for one."""
    found = ((line, agreements.get(line.wish.need.regency_id)) for line in lines)
    return [
        Grant(
            agreement,
            line.wish.need,
            seats=line.decided,
            nominees=ceil(line.decided * NOMINEES_A_SEAT),
        )
        for line, agreement in found
        if agreement is not None
    ]


def agreements_of(limits: Limits) -> dict[str, Agreement]:
    """By region, the one with the center that lasts longest and is in force in the year."""
    rows = Agreement.objects.filter(
        center=limits.center,
        status=AgreementStatus.ACTIVE,
        starts_on__year__lte=limits.year,
        ends_on__year__gte=limits.year,
    )
    return {agreement.regency_id: agreement for agreement in rows.order_by("ends_on", "pk")}

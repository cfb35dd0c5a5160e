"""Who pays what under the agreements of today, as such agreements usually share it."""

from collections.abc import Iterable

from accounts.models import User
from programs.models import Agreement
from programs.services import set_costs
from programs.services.agreement_cost import Share

SHARES = {
    "TRAVEL_TO": Share("REGION", 1_850_000),
    "TRAVEL_BACK": Share("REGION", 1_850_000),
    "LODGING": Share("CENTER"),
    "MEALS": Share("MINISTRY"),
    "CLOTHES": Share("MINISTRY", 350_000),
    "INSURANCE": Share("MINISTRY", 25_000),
    "ASSESSMENT": Share("MINISTRY"),
}


def write_costs(agreements: Iterable[Agreement], by: User) -> None:
    for agreement in agreements:
        set_costs(agreement, SHARES, by=by)

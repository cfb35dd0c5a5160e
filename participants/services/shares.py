"""Whom a class puts first: how many seats of it they have, and how many were meant.

A share keeps nobody out: who decides sees the numbers before deciding, and what is not known. They
are kept with the nomination, so that whoever was asked to wait can be told how things stood.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from blkportal.core.scope import SYSTEM, acting_in
from participants.models import Enrollment, Referral
from participants.states import EnrollmentStatus, ReferralStatus
from programs.models import Batch
from programs.rules import SHARES
from programs.services import rules_that_count

NOT_SEATED = (EnrollmentStatus.WITHDRAWN, EnrollmentStatus.EXPELLED, EnrollmentStatus.NO_ARRIVAL)
WAITING = (ReferralStatus.SUBMITTED, ReferralStatus.VERIFIED, ReferralStatus.RESERVE)
BELONGS: Mapping[str, Q] = {
    "share_women": Q(participant__sex="FEMALE"),
    "share_disability": Q(participant__has_disability=True),
    "share_poor": Q(participant__is_poor_household=True),
}
UNKNOWN: Mapping[str, Q] = {
    "share_women": Q(pk=None),
    "share_disability": Q(participant__has_disability=None),
    "share_poor": Q(participant__is_poor_household=None),
}


class Share(NamedTuple):
    """Of one class: seats meant for a group, its people with a seat and those still to be decided,
    each beside all of them and beside those of whom it is not known."""

    rule: str
    percent: int
    meant: int
    seated: int
    seated_unknown: int
    seated_all: int
    waiting: int
    waiting_unknown: int

    @property
    def label(self) -> Any:
        return SHARES[self.rule]

    @property
    def is_met(self) -> bool:
        return self.seated >= self.meant


def shares_of(batch: Batch, user: Any) -> list[Share]:
    """Counted are the people whom the reader may see; no count where nothing is put first."""
    if not (wanted := _wanted(batch)):
        return []
    seats, nominated = Enrollment.objects.visible_to(user), Referral.objects.visible_to(user)
    return _shares(batch, wanted, seats, nominated)


def shares_about(batch: Batch) -> dict[str, Any]:
    """As a nomination keeps them: of the whole class, sums alone, with the day; nothing where
    nothing is put first."""
    if not (wanted := _wanted(batch)):
        return {}
    with acting_in(SYSTEM):
        shares = _shares(batch, wanted, Enrollment.objects.all(), Referral.objects.all())
    return {
        "on": timezone.localdate().isoformat(),
        "groups": [share._asdict() for share in shares],
    }


def kept_shares(referral: Referral) -> list[Share]:
    return [Share(**group) for group in referral.shares.get("groups", [])]


def _wanted(batch: Batch) -> dict[str, int]:
    rules = rules_that_count(batch).rules
    return {name: rules[name] for name in SHARES if rules.get(name)}


def _shares(
    batch: Batch, wanted: Mapping[str, int], seated: QuerySet, nominated: QuerySet
) -> list[Share]:
    seats = _counts(seated.exclude(status__in=NOT_SEATED), batch)
    others = _counts(nominated.filter(status__in=WAITING), batch)
    return [
        Share(
            rule=name,
            percent=percent,
            meant=-(-batch.capacity * percent // 100),
            seated=seats[name],
            seated_unknown=seats[f"{name}_unknown"],
            seated_all=seats["all"],
            waiting=others[name],
            waiting_unknown=others[f"{name}_unknown"],
        )
        for name, percent in wanted.items()
    ]


def _counts(rows: QuerySet, batch: Batch) -> dict[str, int]:
    columns = {name: Count("pk", filter=group) for name, group in BELONGS.items()}
    columns |= {f"{name}_unknown": Count("pk", filter=group) for name, group in UNKNOWN.items()}
    return rows.filter(batch=batch).aggregate(all=Count("pk"), **columns)

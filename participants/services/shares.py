"""Whom a program puts first: how many seats of a class they have, and how many were meant.

A share keeps nobody out: who decides sees the numbers before deciding, and what is not known.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from participants.models import Enrollment, Referral
from participants.states import EnrollmentStatus, ReferralStatus
from programs.models import Batch
from programs.rules import SHARES

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

    label: Any
    percent: int
    meant: int
    seated: int
    seated_unknown: int
    seated_all: int
    waiting: int
    waiting_unknown: int

    @property
    def is_met(self) -> bool:
        return self.seated >= self.meant


def shares_of(batch: Batch, user: Any) -> list[Share]:
    """Counted are the people whom the reader may see; no statement where a program has none."""
    rules = {name: batch.program.eligibility.get(name) for name in SHARES}
    wanted = {name: percent for name, percent in rules.items() if percent}
    if not wanted:
        return []
    seats = _counts(Enrollment.objects.visible_to(user).exclude(status__in=NOT_SEATED), batch)
    others = _counts(Referral.objects.visible_to(user).filter(status__in=WAITING), batch)
    return [
        Share(
            label=SHARES[name],
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

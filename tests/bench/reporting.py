"""The founding report, 7,496 people: our statements against a loop over the regencies.

The loop is written as kindly as a loop can be: three queries a regency, everything else counted
in memory. A query for each figure of each regency would take ten times as long again.
"""

import time
from collections.abc import Iterable
from datetime import date
from statistics import median
from typing import Any

from blkportal.core.scope import SYSTEM, acting_in
from participants.models import Enrollment, Referral
from programs.models import Quota
from regions.models import Regency
from reports.demo.seed import write_demo
from reports.services.counting import count
from reports.services.question import Question

CENTER, SINCE, UNTIL = "bbplk-bekasi", date(2017, 1, 1), date(2020, 12, 31)
ROUNDS = 5


def report_against_loops() -> tuple[float, dict[str, Any]]:
    with acting_in(SYSTEM):
        write_demo(lambda text: None)
    with acting_in(SYSTEM):
        ours = median(timed(count_ours)[0] for _ in range(ROUNDS))
        loops = median(timed(count_by_loops)[0] for _ in range(3))
        expected, found = count_by_loops(), count_ours()
    assert found | expected == found, "the two ways must agree before their times are compared"
    assert found["enrolled"] == 7_496, found
    return ours / loops, {"seconds": round(ours, 3), "loops": round(loops, 3), "rows": 7_496}


def timed(work: Any) -> tuple[float, Any]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def count_ours() -> dict[str, int]:
    return count(Question("", SINCE, UNTIL, CENTER)).figures


def count_by_loops() -> dict[str, int]:
    """The figures that a row tells by itself; ours counts work and wages too."""
    total = dict.fromkeys([*REFERRAL, *ENROLLMENT, "quota_given", "quota_taken"], 0)
    for regency in Regency.objects.all():
        own = {"regency": regency, "center": CENTER}
        referrals = Referral.objects.filter(**own, submitted_on__range=(SINCE, UNTIL))
        enrollments = Enrollment.objects.filter(**own, enrolled_on__range=(SINCE, UNTIL))
        quotas = Quota.objects.filter(**own, year__range=(SINCE.year, UNTIL.year))
        for name in (*names_of(referrals, REFERRAL), *names_of(enrollments, ENROLLMENT)):
            total[name] += 1
        for quota in quotas:
            total["quota_given"] += quota.seats
            total["quota_taken"] += quota.taken
    return total


def names_of(rows: Iterable[Any], rules: dict[str, Any]) -> Iterable[str]:
    for row in rows:
        yield from (name for name, holds in rules.items() if holds(row))


def stands_at(*statuses: str) -> Any:
    return lambda row: row.status in statuses


def graduate_who(*outcomes: str) -> Any:
    return lambda row: row.graduated_on is not None and row.outcome in outcomes


REFERRAL = {
    "referred": lambda row: True,
    "verified": lambda row: row.verified_on is not None,
    "selected": stands_at("SELECTED"),
    "reserve": stands_at("RESERVE"),
    "rejected": stands_at("REJECTED"),
    "no_show": stands_at("NO_SHOW"),
    "withdrawn": stands_at("WITHDRAWN"),
    "undecided": stands_at("DRAFT", "SUBMITTED", "RETURNED", "VERIFIED"),
}
ENROLLMENT = {
    "enrolled": lambda row: True,
    "boarding": lambda row: row.is_boarding,
    "women": lambda row: row.sex == "FEMALE",
    "dropped_out": lambda row: row.dropped_on is not None,
    "not_passed": stands_at("NOT_PASSED"),
    "in_training": lambda row: (
        not (row.graduated_on or row.dropped_on) and row.status != "NOT_PASSED"
    ),
    "graduated": lambda row: row.graduated_on is not None,
    "assessed": lambda row: row.assessed_on is not None,
    "competent": lambda row: row.competent_on is not None,
    "certified": lambda row: row.certified_on is not None,
    "placed": lambda row: row.placed_on is not None,
    "placed_work": graduate_who("WORKING"),
    "placed_self_employed": graduate_who("SELF_EMPLOYED"),
    "placed_apprenticeship": graduate_who("APPRENTICESHIP"),
    "studying": graduate_who("STUDYING"),
    "seeking": graduate_who("SEEKING"),
    "not_seeking": graduate_who("NOT_SEEKING"),
    "something_else": graduate_who("OTHER"),
    "status_known": lambda row: row.graduated_on is not None and row.outcome != "UNKNOWN",
    "unknown": graduate_who("UNKNOWN"),
}

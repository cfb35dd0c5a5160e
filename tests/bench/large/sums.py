"""What the kept sums save when they are read, and what they cost when people are written."""

import time
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.utils import timezone

from blkportal.core.scope import SYSTEM, acting_in
from participants.services import reconcile
from reports.services import summing
from reports.services.question import Question, load_places
from reports.services.together import REGENCY, count_together
from tests import chain, people
from tests.bench.importing import ROWS, import_ours, workbook
from tests.bench.large.people import SUMS, connect
from tests.bench.reporting import timed

NATION = Question("", date(2016, 1, 1), date(2025, 12, 31))
SOURCES = {"reports_referralsummary": "participants_referral",
           "reports_enrollmentsummary": "participants_enrollment"}  # fmt: skip
TURNS = 3


def nation_against_rows() -> tuple[float, float, dict[str, Any]]:
    """The figures of all ten years by region, from sums and as a plain GROUP BY over the rows."""
    places = load_places()

    def count() -> Any:
        return count_together([(REGENCY, NATION)], places)[0].by

    with acting_in(SYSTEM):
        kept = [timed(count) for _turn in range(5)]
        wanted = summing.slice_of
        summing.slice_of = lambda *_asked: None
        rows = [timed(count) for _turn in range(2)]
        summing.slice_of = wanted
    assert kept[0][1] == rows[0][1], "both must agree before their times are compared"
    ours, plain = (min(seconds for seconds, _found in each) for each in (kept, rows))
    return ours / plain, 1 / 20, {"seconds": round(ours, 3), "group_by": round(plain, 2)}


def import_against_without() -> tuple[float, float, dict[str, Any]]:
    """Lists of nominations, by turns with the sums following and with their triggers asleep."""
    with acting_in(SYSTEM):
        officer = people.make_officer("impor@bench.test", "62.10")
    cursor, taken = connect(), {"ENABLE": [], "DISABLE": []}
    for turn in range(2 * TURNS):
        does = "DISABLE" if turn % 2 else "ENABLE"
        for sums in SUMS:
            for when in ("new", "gone", "changed"):
                cursor.execute(f"ALTER TABLE {SOURCES[sums]} {does} TRIGGER sums_{when}")
        with acting_in(SYSTEM):
            batch = chain.make_batch(starts_on=timezone.localdate() + timedelta(60))
            chain.make_quota(batch, "62.10", seats=ROWS, nominees=ROWS)
        taken[does].append(import_ours(officer, batch, workbook(serial=turn + 1)))
    with_sums, without = median(taken["ENABLE"]), median(taken["DISABLE"])
    facts = {"rows": ROWS, "seconds": round(with_sums, 2), "without": round(without, 2)}
    return with_sums / without, 1.2, facts


def recount_seconds() -> float:
    """`make reconcile`, all of it; the made-up people break other sums than those of this page."""
    for sums in SUMS:
        connect().execute(f"SELECT refill_{sums}()")
    begun = time.perf_counter()
    with acting_in(SYSTEM):
        found = reconcile.reconcile()
    assert not {"REFERRED", "TRAINED"} & {drift.figure for drift in found}, found[:3]
    return round(time.perf_counter() - begun, 1)

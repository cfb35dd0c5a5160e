"""The reports of one year for the nation, all provinces and all regencies, each with its PDF."""

import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import Any

import django

YEAR = date(2024, 1, 1), date(2024, 12, 31)
PROCESSES = 2


def all_of_a_year() -> dict[str, Any]:
    from reports.models import RegionalReport
    from reports.services.report_run import all_places

    places = [(place.level, place.code) for place in all_places()]
    places = [place for place in places if place[0] != RegionalReport.Level.CENTER]
    begun = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES, get_context("spawn"), django.setup) as pool:
        taken = list(pool.map(make, places))
    seconds = round(time.perf_counter() - begun, 1)
    return {"documents": len(taken), "seconds": seconds, "nation": round(taken[0], 1),
            "slowest_other": round(max(taken[1:]), 2)}  # fmt: skip


def make(place: tuple[str, str]) -> float:
    """Count and print, as the worker does."""
    from blkportal.core.scope import SYSTEM, acting_in
    from reports.documents.report import print_report
    from reports.models import RegionalReport
    from reports.services.regional_report import freeze, places_of, seal

    begun = time.perf_counter()
    level, code = place
    with acting_in(SYSTEM):
        report = RegionalReport.objects.create(
            level=level, period_from=YEAR[0], period_to=YEAR[1], **places_of(level, code, None)
        )
        freeze(report)
        seal(report)
        assert print_report(report).startswith(b"%PDF")
    return time.perf_counter() - begun

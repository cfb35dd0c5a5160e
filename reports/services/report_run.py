"""The reports of all places about a period: started by the clock or the ministry, made in slices.

Each slice is a piece of work of its own that starts the next one, so a killed worker loses one
slice at most, people's own work comes in between, and a place that fails stops no other.
"""

import logging
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.jobs import start_job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_in
from programs.models import TrainingCenter
from regions.models import Province, Regency
from reports.cadence import Cadence, last_settled, period_with
from reports.models import RegionalReport, ReportRun
from reports.services.question import Places, load_places
from reports.services.regional_report import freeze, places_of, seal
from reports.services.report_approval import ask_for_approval

log = logging.getLogger(__name__)
BUILD_RUN = "build_run"
SLICE = 40
Level = RegionalReport.Level
Report = Callable[[int, int], None]


class Place(NamedTuple):
    level: str
    code: str

    @property
    def name(self) -> str:
        return f"{self.level} {self.code}".strip()


def all_places() -> list[Place]:
    """The nation, its provinces, the regencies and cities of today, and the training centers."""
    provinces = Province.objects.order_by("pk").values_list("pk", flat=True)
    centers = TrainingCenter.objects.order_by("pk").values_list("pk", flat=True)
    return [
        Place(Level.NATION, ""),
        *(Place(Level.PROVINCE, code) for code in provinces),
        *(Place(Level.REGENCY, code) for code in load_places().within("")),
        *(Place(Level.CENTER, code) for code in centers),
    ]


def start_due_runs() -> int:
    """For the clock: the run of the last month, quarter and year, where there is none yet."""
    started = 0
    with acting_in(SYSTEM):
        for cadence in Cadence.values:
            first, last = last_settled(cadence, timezone.localdate())
            if not ReportRun.objects.filter(cadence=cadence, period_from=first).exists():
                _begin(cadence, first, last, version=1)
                started += 1
    return started


@transaction.atomic
def start_run(*, cadence: str, day: date, reason: str, by: Any) -> ReportRun:
    """The period in which ``day`` lies: for the first time, or anew as its next version."""
    first, last = period_with(cadence, day)
    if timezone.localdate() <= last:
        raise Refusal(
            _("This period is not over yet. Choose a day of a period that has ended."),
            code="period_not_over",
        )
    before = ReportRun.objects.filter(cadence=cadence, period_from=first).order_by("-version")
    latest = before.select_related("job").first()
    if latest is None:
        return _begin(cadence, first, last, version=1, reason=reason, by=by)
    if latest.is_working:
        raise _still_working()
    if not reason.strip():
        raise Refusal(
            _("The reports of this period are made already. Say why they are made anew."),
            code="run_anew_without_reason",
        )
    return _begin(cadence, first, last, version=latest.version + 1, reason=reason, by=by)


@transaction.atomic
def continue_run(run: ReportRun, *, by: Any) -> ReportRun:
    """Make what is missing: the places that failed, or all after the one that was stopped."""
    run = ReportRun.objects.select_for_update(of=("self",)).select_related("job").get(pk=run.pk)
    if run.is_working:
        raise _still_working()
    if run.newest_after():
        raise Refusal(
            _("These reports were made anew since. Make what is missing in the newer version."),
            code="run_overtaken",
        )
    if run.reports.count() >= run.places:
        raise Refusal(_("Every report of this run is made."), code="run_complete")
    run.failed, run.ended_at, run.tries = {}, None, run.tries + 1
    run.save(update_fields=["failed", "ended_at", "tries"])
    _start_slice(run, 1)
    return run


def build_slice(run_id: int, number: int, *, report_progress: Report) -> dict[str, Any]:
    """The next reports of the run, and then either the next slice or the end."""
    run = ReportRun.objects.select_related("job").get(pk=run_id)
    places, missing = load_places(), _missing(run)
    now, later = missing[:SLICE], missing[SLICE:]
    for done, place in enumerate(now, start=run.places - len(missing)):
        report_progress(done, run.places)
        build_place(run, place, places)
    if later:
        _start_slice(run, number + 1)
    else:
        run.ended_at = timezone.now()
    run.save(update_fields=["failed", "ended_at", "job"])
    return {"run": run.pk, "missing": len(later)}


@transaction.atomic
def _begin(
    cadence: str, first: date, last: date, *, version: int, reason: str = "", by: Any = None
) -> ReportRun:
    """Once for all who come at the same moment."""
    facts = {"period_to": last, "reason": reason.strip(), "started_by": by}
    run, is_new = ReportRun.objects.get_or_create(
        cadence=cadence,
        period_from=first,
        version=version,
        defaults={**facts, "places": len(all_places())},
    )
    if is_new:
        _start_slice(run, 1)
    return run


def _start_slice(run: ReportRun, number: int) -> None:
    run.job = start_job(
        BUILD_RUN,
        by=None,
        key=f"{BUILD_RUN}:{run.pk}:{run.tries}:{number}",
        params={"run": run.pk, "slice": number},
        page=reverse("reports:show_run", args=[run.pk]),
    )
    ReportRun.objects.filter(pk=run.pk).update(job=run.job)


def _missing(run: ReportRun) -> list[Place]:
    made = run.reports.values_list("level", "regency", "province", "center")
    done = {Place(level, next(filter(None, codes), "")) for level, *codes in made}
    return [place for place in all_places() if place not in done and place.name not in run.failed]


def build_place(run: ReportRun, place: Place, places: Places) -> None:
    """One report; where it cannot be made, the run says so and goes on."""
    period = {"period_from": run.period_from, "period_to": run.period_to}
    try:
        with transaction.atomic():
            columns = places_of(place.level, place.code, None)
            report, _is_new = run.reports.get_or_create(
                level=place.level, **columns, defaults=period
            )
            freeze(report, places)
            seal(report)
            ask_for_approval(report)
    except Refusal as refusal:
        run.failed[place.name] = str(refusal.text)
    except Exception:
        log.exception("no report of %s in run %s", place.name, run.pk)
        run.failed[place.name] = _("Something went wrong on our side; it has been noted.")


def names_of_failed(run: ReportRun) -> list[tuple[str, str]]:
    """What the places are called of which no report could be made, and why."""
    codes = {name: name.partition(" ")[2] for name in run.failed}
    names: dict[str, str] = {}
    for model in (Province, Regency, TrainingCenter):
        found = model._default_manager.in_bulk(list(codes.values()))
        names |= {code: str(place) for code, place in found.items()}
    return [
        (names.get(codes[name], _("Indonesia")), why) for name, why in sorted(run.failed.items())
    ]


def _still_working() -> Refusal:
    return Refusal(
        _("The reports of this period are being made right now. Wait until they are done."),
        code="run_working",
    )

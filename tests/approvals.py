"""Reports of a run with their approvals, for the tests."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db.models import F
from django.utils import timezone

from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from reports import services
from reports.models import RegionalReport, ReportApproval
from reports.services import report_run
from reports.services.report_run import Place
from tests.report_runs import make_report_run

FEW = [Place("NATION", ""), Place("PROVINCE", "62"), Place("REGENCY", "62.10"),
       Place("REGENCY", "62.11")]  # fmt: skip


def build_run(by, reason="", day=date(2019, 7, 15)):
    """The reports of July 2019 of the nation, a province and two regencies."""
    with patch.object(report_run, "all_places", lambda: FEW):
        with acting_as(by):
            run = services.start_run(cadence="MONTH", day=day, reason=reason, by=by)
        while waiting := Job.objects.filter(kind="build_run", status="QUEUED").first():
            run_job(waiting.pk)
    return run


def move_due(report, days):
    """As if the report had been due that many days earlier."""
    ReportApproval.objects.filter(report=report).update(due_on=F("due_on") + timedelta(days=days))


def make_approval(report, place, **about):
    facts = {"due_on": date(2026, 12, 7), "checksum": report.checksum or "0" * 64} | about
    return ReportApproval.objects.create(report=report, place=place, **facts)


def make_record(place="62.10"):
    """An approval that nothing but its own table is about."""
    day = date(2026, 10, 1)
    about = {"level": "REGENCY", "province_id": place[:2], "regency_id": place}
    report = RegionalReport.objects.create(
        **about, period_from=day, period_to=day, as_of=timezone.now(), run=make_report_run()
    )
    return make_approval(report, place)


def act(service, report, by, **said):
    with acting_as(by):
        return getattr(services, service)(report, by=by, **said)


def refused(service, report, by, **said):
    with pytest.raises(Refusal) as refusal:
        act(service, report, by, **said)
    return refusal.value.code

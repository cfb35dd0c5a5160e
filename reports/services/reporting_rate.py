"""How many regions have confirmed the reports of a run, and when: by province and for all.

Read in the scope of whoever asks: a province counts its own regencies and cities.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reports.models import ReportApproval
from reports.states import ApprovalStatus

DEFINITION = _(
    "To be confirmed: every regency and city that has a report of the period. On time: its "
    "officer confirmed the figures by the day that was due. Late: confirmed after it. Still "
    "time: not confirmed, and the day has not passed. Missing: not confirmed, and the day has "
    "passed."
)


@dataclass(frozen=True)
class Reporting:
    """``expected`` = on time + late + still time + missing. ``doubted`` of these last two have
    said that something is wrong; ``accepted`` of the confirmed were accepted by the ministry."""

    code: str = ""
    name: str = ""
    expected: int = 0
    on_time: int = 0
    late: int = 0
    still_time: int = 0
    missing: int = 0
    doubted: int = 0
    accepted: int = 0

    @property
    def confirmed(self) -> int:
        return self.on_time + self.late


def reporting_of(run_id: int) -> list[Reporting]:
    """A line for each province, in the order of their codes. One statement."""
    rows = _regencies_of([run_id]).values(
        code=F("report__province"), name=F("report__province__name")
    )
    return [Reporting(**row) for row in rows.annotate(**_counts()).order_by("code")]


def sum_of(lines: list[Reporting]) -> Reporting:
    numbers = [name for name in Reporting.__dataclass_fields__ if name not in ("code", "name")]
    return Reporting(**{name: sum(getattr(line, name) for line in lines) for name in numbers})


def sums_of_runs(run_ids: list[int]) -> dict[int, Reporting]:
    """The sum of each run, where anybody was asked. One statement."""
    rows = _regencies_of(run_ids).values("report__run").annotate(**_counts()).order_by()
    return {row.pop("report__run"): Reporting(**row) for row in rows}


def _regencies_of(run_ids: list[int]) -> Any:
    return ReportApproval.objects.filter(report__run__in=run_ids, report__level="REGENCY")


def _counts() -> dict[str, Count]:
    unconfirmed, due = Q(confirmed_on=None), Q(due_on__lt=timezone.localdate())
    return {
        "expected": Count("pk"),
        "on_time": Count("pk", filter=Q(confirmed_on__lte=F("due_on"))),
        "late": Count("pk", filter=Q(confirmed_on__gt=F("due_on"))),
        "still_time": Count("pk", filter=unconfirmed & ~due),
        "missing": Count("pk", filter=unconfirmed & due),
        "doubted": Count("pk", filter=Q(status=ApprovalStatus.DOUBTED)),
        "accepted": Count("pk", filter=Q(status=ApprovalStatus.ACCEPTED)),
    }

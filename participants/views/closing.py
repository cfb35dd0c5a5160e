"""Before a class is closed: what is still open, and the summary that goes into its report."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from blkportal.core.access import may, may_do
from participants.models import Comparison
from participants.services.class_paper import papers_lacking
from participants.services.closing import closing_counts, closing_list, recap
from participants.services.report_pack import report_pack
from participants.services.teaching_list import days_of, taught_by, weeks_of
from participants.views.class_page import class_of
from regions.models import Regency

COLUMNS = {
    "selected": gettext_lazy("Selected"),
    "came": gettext_lazy("Arrived"),
    "women": gettext_lazy("Women"),
    "left": gettext_lazy("Left early"),
    "graduated": gettext_lazy("Graduated"),
    "competent": gettext_lazy("Found competent"),
    "certified": gettext_lazy("Certified"),
    "placed": gettext_lazy("Placed"),
}


@require_safe
@may("participants.view_closing")
def show_closing(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    counts, rows = closing_counts(batch), recap(batch, request.user)
    lines = closing_list(batch, counts)
    papers = list(batch.papers.kept())
    places = Regency.objects.in_bulk([row["region"] for row in rows])
    context = {
        "batch": batch,
        "lines": lines,
        "open": sum(bool(line.open) for line in lines),
        "papers": papers,
        "pack": report_pack(batch, papers, has_days=bool(counts.get("days"))),
        "lacking": ", ".join(papers_lacking(batch)),
        "may_add_paper": may_do(request.user, "participants.add_class_paper"),
        "may_compare": may_do(request.user, "participants.compare_siapkerja"),
        "compared": Comparison.objects.visible_to(request.user).filter(batch=batch).first(),
        "heads": COLUMNS.values(),
        "rows": [(places[row["region"]], _labelled(row)) for row in rows],
        "totals": _labelled({name: sum(row[name] for row in rows) for name in COLUMNS}),
    }
    return render(request, "participants/class_closing.html", context)


@require_safe
@may("participants.view_closing")
def show_teaching(request: HttpRequest, pk: int) -> HttpResponse:
    """For the report pack, to print: the weeks of the class, and who taught how many hours."""
    batch = class_of(request, pk)
    days = days_of(batch)
    context = {"batch": batch, "weeks": weeks_of(days), "taught": taught_by(days)}
    context["hours"] = sum(day.hours for day in days)
    return render(request, "participants/class_teaching.html", context)


def _labelled(row: dict[str, Any]) -> list[tuple[Any, int]]:
    return [(label, row[name]) for name, label in COLUMNS.items()]

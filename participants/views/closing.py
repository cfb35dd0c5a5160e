"""Before a class is closed: what is still open, and the summary that goes into its report."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blkportal.core.access import may
from participants.services.closing import closing_list, recap
from participants.views.class_page import class_of
from regions.models import Regency

COLUMNS = ("selected", "came", "women", "left", "graduated", "competent", "certified", "placed")


@require_safe
@may("participants.view_closing")
def show_closing(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    lines, rows = closing_list(batch), recap(batch, request.user)
    places = Regency.objects.in_bulk([row["region"] for row in rows])
    context = {
        "batch": batch,
        "lines": lines,
        "open": sum(bool(line.open) for line in lines),
        "rows": [(places[row["region"]], [row[name] for name in COLUMNS]) for row in rows],
        "totals": [_total(rows, name) for name in COLUMNS],
    }
    return render(request, "participants/class_closing.html", context)


def _total(rows: list[dict[str, Any]], name: str) -> int:
    return sum(row[name] for row in rows)

"""Each table of a dashboard as CSV or XLSX, by the address of the page and the table's name."""

from tempfile import TemporaryFile
from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from blkportal.core.access import may
from blkportal.core.exports import FORMATS
from reports.dashboard_exports import DashboardTable
from reports.services.dashboard.asked import own_place
from reports.services.dashboard.tables import TABLES, league, names_at
from reports.views.dashboard import Opened, open_dashboard


@require_safe
@may("reports.view_dashboard")
def download_table(request: HttpRequest, table: str) -> Any:
    """``?region=62`` names the place; the filters are those of the page."""
    region = request.GET.get("region", "") or own_place(request.user)
    opened = open_dashboard(request, region)
    if table not in names_at(opened.look.asked.level):
        raise Http404
    wanted = request.GET.get("format", "")
    kind = wanted if wanted in FORMATS else "csv"
    file = TemporaryFile()  # noqa: SIM115  closed with the answer
    found = league(opened.look, request.GET.get("by", "")) if table == "league" else None
    export = DashboardTable(
        request.user,
        table=found or TABLES[table](opened.look),
        look=opened.look,
        title=opened.title,
    )
    export.write(file, kind)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name_of(opened, table, kind))


def name_of(opened: Opened, table: str, kind: str) -> str:
    question = opened.look.asked.question
    place = question.place or "indonesia"
    return f"blk-{table}-{place}-{question.period_from}-{question.period_to}.{kind}"

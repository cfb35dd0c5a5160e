"""Single lines of a proposal: changed and accepted on a page, or changed in a workbook."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may
from blkportal.core.models import Job
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from blkportal.core.sheets.repair import write_repair
from reports import services
from reports.line_forms import LineListForm, LinesForm
from reports.line_sheets import LineRow, Lines, read_lines
from reports.services.quota_arithmetic import arithmetic
from reports.services.quota_lines import AT_ONCE, Change, is_said, whole_of
from reports.services.quota_scenario import read_scenario, scenarios_of

LINES_A_PAGE = 25


def _job(request: HttpRequest, pk: int) -> Job:
    return get_object_or_404(scenarios_of(request.user), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may("reports.change_lines")
def change_lines(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of lines: saved together with what is ticked as accepted."""
    job = _job(request, pk)
    scenario = read_scenario(job)
    lines = scenario.proposal.lines if scenario.proposal else []
    page = page_of(request, lines, LINES_A_PAGE)
    form = LinesForm(list(page), request.POST if request.method == "POST" else None)
    if lines and form.is_valid():
        _keep(request, job, form)
        return redirect(request.get_full_path())
    context = {
        "scenario": scenario,
        "form": form,
        "page": page,
        "rows": [(arithmetic(line), line, *fields) for line, *fields in form.rows()],
    }
    return render(request, "reports/proposal_lines.html", context)


@require_safe
@may("reports.show_proposal")
def download_lines(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    proposal = whole_of(_job(request, pk))
    file = BytesIO()
    Lines(request.user, lines=proposal.lines).write(file, "xlsx")
    return _workbook(file, f"usulan-kuota-{pk}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@may("reports.change_lines")
def upload_lines(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    job = _job(request, pk)
    form = LineListForm(request.POST or None, request.FILES or None)
    problems: list[Any] = []
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            lines = {line.wish.need.pk: line for line in whole_of(job).lines}
            sheet, checked = read_lines(file, file.name, lines)
            problems = checked.problems
            if not problems:
                told = [row.change() for row in checked.rows]
                fresh = [change for change in told if not is_said(lines[change.need], change)]
                return _keep_all(request, job, fresh)
            if form.cleaned_data["marked"]:
                marked = BytesIO()
                write_repair(marked, LineRow, sheet, problems)
                return _workbook(marked, f"usulan-kuota-{pk}-perbaikan.xlsx")
        except Refusal as refused:
            form.add_error("file", str(refused.text))
    context = {"scenario": read_scenario(job), "form": form, "problems": problems}
    status = 422 if form.errors or problems else 200
    return render(request, "reports/proposal_upload.html", context, status=status)


def _keep_all(request: HttpRequest, job: Job, changes: list[Change]) -> HttpResponse:
    """More than a page can wait for is written in the background."""
    if len(changes) > AT_ONCE:
        return redirect("reports:job", services.request_changes(job, changes, by=request.user).pk)
    _say_changed(request, services.change_lines(job, changes, by=request.user))
    return redirect("reports:show_proposal", job.pk)


@transaction.atomic
def _keep(request: HttpRequest, job: Job, form: LinesForm) -> None:
    _say_changed(request, services.change_lines(job, form.changes(), by=request.user))
    if ticked := form.ticked():
        result = services.accept_lines(job, ticked, by=request.user)
        words = _("Accepted: %(planned)s. Quotas granted: %(granted)s.")
        messages.success(request, words % result)


def _say_changed(request: HttpRequest, number: int) -> None:
    words = ngettext("%(n)d number is changed.", "%(n)d numbers are changed.", number)
    messages.success(request, words % {"n": number})


def _workbook(file: BytesIO, name: str) -> FileResponse:
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name)

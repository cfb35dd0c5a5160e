"""Single lines of a proposal: changed and accepted on a page, or changed in a workbook."""

from io import BytesIO

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may
from blkportal.core.keys import key_in
from blkportal.core.models import Job
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from reports import services
from reports.line_forms import LineListForm, LinesForm
from reports.line_sheets import Lines
from reports.services.line_list import content_of, lists_of
from reports.services.quota_arithmetic import arithmetic
from reports.services.quota_lines import whole_of
from reports.services.quota_scenario import limits_from, read_scenario, scenarios_of

LINES_A_PAGE = 25
PROBLEMS_A_PAGE = 100


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
    """The whole proposal; with ``list``, what of that workbook has to be mended."""
    job = _job(request, pk)
    reading = _list(request, job)
    if reading and reading.result.get("problems"):
        if "file" not in reading.params:
            raise Refusal(_("This list is no longer kept. Send yours again."), code="list_gone")
        return _workbook(BytesIO(content_of(reading)), f"usulan-kuota-{pk}-perbaikan.xlsx")
    file = BytesIO()
    Lines(request.user, lines=whole_of(job).lines).write(file, "xlsx")
    return _workbook(file, f"usulan-kuota-{pk}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@may("reports.change_lines")
def upload_lines(request: HttpRequest, pk: int) -> HttpResponse:
    """Read in the background, however many lines; what came of it is shown here."""
    job = _job(request, pk)
    form = LineListForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            reading = services.upload_lines(job, file, file.name, by=request.user)
            return redirect("reports:job", reading.pk)
        except Refusal as refused:
            form.add_error("file", str(refused.text))
    read = _list(request, job)
    result = read.result if read and not form.errors else {}
    if "changed" in result:
        _say_changed(request, result["changed"])
        return redirect("reports:show_proposal", pk)
    context = {
        "scenario": {"job": job, "limits": limits_from(job.params)},
        "form": form,
        "read": read,
        "refused": result.get("refused", ""),
        "page": page_of(request, result.get("problems", []), PROBLEMS_A_PAGE),
    }
    status = 422 if form.errors else 200
    return render(request, "reports/proposal_upload.html", context, status=status)


def _list(request: HttpRequest, job: Job) -> Job | None:
    """The workbook that the address asks for, if it was sent for this proposal."""
    asked = key_in(request.GET.get("list", ""))
    return None if asked is None else lists_of(job, request.user).filter(pk=asked).first()


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

"""Reports: the list, the question, the wait, the report itself and its files."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may
from blkportal.core.history import history_of
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from blkportal.core.templatetags.ui import day
from reports import services
from reports.documents import print_report
from reports.documents.annex import annex_read
from reports.exports import write_report_csv, write_report_json, write_report_xlsx
from reports.filters import ReportFilter
from reports.forms import ReportRequestForm
from reports.models import RegionalReport
from reports.services import reading
from reports.services.measured import measures_read
from reports.views.approval_parts import approval_page, reporting_page
from reports.views.job import waiting_page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def own_reports(user: Any) -> Any:
    about = ("province", "regency", "center", "job", "requested_by")
    return RegionalReport.objects.visible_to(user).select_related(*about)


@require_safe
@may("reports.view_report")
def report_list(request: HttpRequest) -> HttpResponse:
    rows = own_reports(request.user).defer("regencies", "breakdowns")
    filters = ReportFilter(request.GET, rows)
    found = filters.qs if filters.is_valid() else rows.none()
    page = page_of(request, found)
    return render(
        request,
        "reports/report_list.html",
        {
            "page": page,
            "form": filters.form,
            "chips": chips(filters),
            "found": page.paginator.count,
        },
    )


def chips(filters: ReportFilter) -> list[dict[str, Any]]:
    if not filters.form.is_valid():
        return []
    levels = dict(RegionalReport.Level.choices)
    return [
        {"name": name, "label": filters.form.fields[name].label, "value": levels.get(value, value)}
        for name, value in filters.form.cleaned_data.items()
        if value not in (None, "")
    ]


@may("reports.request_report")
def request_report(request: HttpRequest) -> HttpResponse:
    form = ReportRequestForm(request.user, request.POST or None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid():
        try:
            report = services.request_report(**form.question(), by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            return redirect("reports:report_detail", report.pk)
    return render(request, "reports/report_form.html", {"form": form})


@require_POST
@may("reports.request_report")
def request_again(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(own_reports(request.user), pk=pk)
    anew = services.request_again(report, by=request.user)
    if anew.is_new:
        messages.success(request, _("A new report is being made. The old one stays as it is."))
    else:
        messages.info(request, _("You asked the same a moment ago: this is that report."))
    return redirect("reports:report_detail", anew.pk)


@require_safe
@may("reports.view_report")
def report_detail(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(own_reports(request.user), pk=pk)
    if report.as_of is None:
        return waiting_page(request, report.job, title=title_of(report), again=report)
    return render(request, "reports/report_detail.html", reading_page(request, report))


def title_of(report: RegionalReport) -> str:
    return f"{report.place_name}, {day(report.period_from)} – {day(report.period_to)}"


def reading_page(request: HttpRequest, report: RegionalReport, **sent: Any) -> dict[str, Any]:
    """``sent`` are forms about its approval that were filled in and are shown again."""
    return {
        "report": report,
        "is_intact": services.is_intact(report),
        "message": reading.message_of(report),
        "shares": reading.shares_of(report),
        "lines": reading.steps_of(report),
        "measures": measures_read(report),
        "cohorts": reading.figures_of(report),
        "breakdowns": reading.breakdowns_of(report),
        "annex": annex_read(report),
        "history": history_of(report),
        **places_page(request, report),
        **approval_page(request, report, **sent),
        **reporting_page(report),
    }


def places_page(request: HttpRequest, report: RegionalReport) -> dict[str, Any]:
    """Provinces first where there are many; the regencies of one on a click, or of all."""
    if report.level == "REGENCY":
        return {}
    zeros = request.GET.get("zeros") == "yes"
    province = request.GET.get("province", "")
    opened = report.level == "PROVINCE" or province or request.GET.get("regencies") == "all"
    page: dict[str, Any] = {"zeros": zeros, "province": province}
    if report.level != "PROVINCE":
        page["provinces"] = reading.provinces_of(report)
        page["province_name"] = report.breakdowns.get("names", {}).get(province, "")
    if opened:
        page["regencies"] = reading.regencies_of(report, province=province, zeros=zeros)
    return page


@require_safe
@may("reports.view_report")
def report_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    return as_file(request, pk, "xlsx", XLSX, write_report_xlsx)


@require_safe
@may("reports.view_report")
def report_csv(request: HttpRequest, pk: int) -> HttpResponse:
    return as_file(request, pk, "csv", "text/csv; charset=utf-8", write_report_csv)


@require_safe
@may("reports.view_report")
def report_json(request: HttpRequest, pk: int) -> HttpResponse:
    return as_file(request, pk, "json", "application/json", write_report_json)


@require_safe
@may("reports.view_report")
def report_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    report = built_or_404(request, pk)
    return named(report, print_report(report), "pdf", "application/pdf")


def built_or_404(request: HttpRequest, pk: int) -> RegionalReport:
    return get_object_or_404(own_reports(request.user).filter(as_of__isnull=False), pk=pk)


def as_file(request: HttpRequest, pk: int, ending: str, kind: str, write: Any) -> HttpResponse:
    report = built_or_404(request, pk)
    file = BytesIO()
    write(
        file,
        report,
        address=request.build_absolute_uri(reverse("reports:report_detail", args=[pk])),
    )
    return named(report, file.getvalue(), ending, kind)


def named(report: RegionalReport, content: bytes, ending: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    place = report.place_code or "indonesia"
    name = f"blk-{place}-{report.period_from}-{report.period_to}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

"""Runs: the reports of all places about a period, how far they are, and what failed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from participants.views.back import back_to
from reports import services
from reports.models import ReportRun
from reports.run_forms import RunForm
from reports.services.report_run import names_of_failed
from reports.services.reporting_rate import DEFINITION, reporting_of, sum_of, sums_of_runs
from reports.views.job import REFRESH_SECONDS


@require_safe
@may("reports.view_runs")
def list_runs(request: HttpRequest) -> HttpResponse:
    page = page_of(request, own_runs(request.user))
    sums = sums_of_runs([run.pk for run in page])
    for run in page:
        run.reporting = sums.get(run.pk)
    context = {"page": page, "may_start": may_do(request.user, "reports.start_run")}
    return render(request, "reports/run_list.html", context)


@require_safe
@may("reports.view_runs")
def show_run(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(own_runs(request.user), pk=pk)
    reports = run.reports.built().select_related("province", "regency", "center")
    reporting = reporting_of(run.pk)
    context = {
        "run": run,
        "newer": run.newest_after(),
        "reporting": reporting,
        "reporting_sum": sum_of(reporting),
        "reporting_definition": DEFINITION,
        "failed": names_of_failed(run),
        "page": page_of(request, reports.defer("regencies", "breakdowns").order_by("pk")),
        "may_start": may_do(request.user, "reports.start_run"),
    }
    response = render(request, "reports/run_detail.html", context)
    if run.is_working:
        response["Refresh"] = str(REFRESH_SECONDS)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@may("reports.start_run")
def start_run(request: HttpRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form = RunForm(data, initial=request.GET.dict())
    if form.is_valid():
        try:
            run = services.start_run(**form.cleaned_data, by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("The reports are being made."))
            return redirect("reports:show_run", run.pk)
    status = 422 if form.errors else 200
    return render(request, "reports/run_form.html", {"form": form}, status=status)


@require_POST
@may("reports.start_run")
def continue_run(request: HttpRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(own_runs(request.user), pk=pk)
    with back_to(reverse("reports:show_run", args=[pk])):
        services.continue_run(run, by=request.user)
    messages.success(request, _("What was missing is being made."))
    return redirect("reports:show_run", pk)


def own_runs(user: Any) -> Any:
    return ReportRun.objects.visible_to(user).with_built().select_related("job", "started_by")

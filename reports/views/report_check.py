"""Anybody's question: is this report real? Answered to whoever holds its paper, to no guess."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.refusals import TooMany
from blkportal.core.scope import unscoped
from reports.forms import ReportCheckForm
from reports.services import is_intact
from reports.services.reading import center_then, place_then
from reports.services.report_check import check_code
from reports.services.small_cells import FEWEST, headlines_of

NOT_FOUND = 404
RETRY_AFTER = "900"
UNKNOWN = gettext_lazy(
    "No report has this code. Compare it with the paper, letter by letter, or point a camera at "
    "the square picture again."
)


@login_not_required
@unscoped
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_report(request: HttpRequest) -> HttpResponse:
    form, status = ReportCheckForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            found = check_code(request, form.cleaned_data["code"])
        except TooMany as refusal:
            form.add_error(None, str(refusal.text))
            status = refusal.status
        else:
            if found is not None:
                return redirect("reports:show_checked_report", found.spelled_code)
            form.add_error("code", UNKNOWN)
    return page(request, "reports/report_check.html", {"form": form}, status)


@login_not_required
@unscoped
@never_cache
@require_safe
def show_checked_report(request: HttpRequest, code: str) -> HttpResponse:
    try:
        report = check_code(request, code)
    except TooMany as refusal:
        return try_again(request, str(refusal.text), refusal.status)
    if report is None:
        return try_again(request, UNKNOWN, NOT_FOUND)
    facts = {
        "report": report,
        "place": place_then(report),
        "center": center_then(report),
        "is_intact": is_intact(report),
        "headlines": headlines_of(report),
        "fewest": FEWEST,
    }
    return page(request, "reports/report_checked.html", facts, 200)


def try_again(request: HttpRequest, notice: Any, status: int) -> HttpResponse:
    facts = {"form": ReportCheckForm(), "notice": notice}
    return page(request, "reports/report_check.html", facts, status)


def page(request: HttpRequest, name: str, facts: dict[str, Any], status: int) -> HttpResponse:
    response = render(request, name, facts, status=status)
    response["X-Robots-Tag"] = "noindex"
    if status == TooMany.status:
        response["Retry-After"] = RETRY_AFTER
    return response

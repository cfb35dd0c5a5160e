"""Minimum wages: the list, and a list of them from upload through preview to what holds."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.lists import list_context
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from blkportal.core.sheets.template import write_template
from regions import services
from regions.imports import Context, WageRow, read_wages
from regions.models import MinimumWage, Province, Regency, WageList
from regions.services.wage_list import WageLine, lines_of
from regions.states import wage_list_moves
from regions.wage_forms import MinimumWageFilter, WageListForm

COLUMNS = {"place": "regency__name", "year": "year", "amount": "amount"}
HEADS = [
    {"sort": "place", "label": gettext_lazy("Place")},
    {"sort": "year", "label": gettext_lazy("Year"), "numeric": True},
    {"sort": "amount", "label": gettext_lazy("Rupiah a month"), "numeric": True},
    {"label": gettext_lazy("Decree")},
]
MOST_LISTS, LINES_A_PAGE = 10, 100


@require_safe
@may("regions.see_minimum_wages")
def list_minimum_wages(request: HttpRequest) -> HttpResponse:
    rows = MinimumWage.objects.visible_to(request.user).select_related(
        "regency__province", "province"
    )
    found = MinimumWageFilter(request.GET, rows.order_by("-year", "province", "regency", "pk"))
    context = list_context(request, found, HEADS, COLUMNS)
    context["may_upload"] = may_do(request.user, "regions.upload_wages")
    if may_do(request.user, "regions.view_wage_lists"):
        context["lists"] = _lists(request)[:MOST_LISTS]
    return render(request, "regions/minimum_wage_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("regions.upload_wages")
def upload_wages(request: HttpRequest) -> HttpResponse:
    form = WageListForm(request.POST or None, request.FILES or None)
    problems: list[Any] = []
    if form.is_valid():
        file, about = form.cleaned_data["file"], Context(form.cleaned_data["source"].strip())
        try:
            checked = read_wages(file, file.name, about)
            problems = checked.problems
            if not problems:
                lines = [row.line(about) for row in checked.rows]
                wages = services.keep_wages(lines, file.name, by=request.user)
                return redirect("regions:show_wages", wages.pk)
        except Refusal as refused:
            form.add_error("file", str(refused.text))
    context = {"form": form, "problems": problems}
    status = 422 if form.errors or problems else 200
    return render(request, "regions/wage_upload.html", context, status=status)


@require_safe
@may("regions.upload_wages")
def wage_template(request: HttpRequest) -> HttpResponse | FileResponse:
    file = BytesIO()
    write_template(file, WageRow)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="upah-minimum.xlsx")


@require_safe
@may("regions.view_wage_lists")
def show_wages(request: HttpRequest, pk: int) -> HttpResponse:
    """What would change by it, first; after that what is as before."""
    wages = get_object_or_404(_lists(request), pk=pk)
    lines = sorted(lines_of(wages), key=lambda line: line.is_same)
    page = page_of(request, lines, LINES_A_PAGE)
    may_answer = may_do(request.user, "regions.confirm_wages")
    context = {
        "wages": wages,
        "page": page,
        "rows": _with_names(page.object_list),
        "may_answer": may_answer and wage_list_moves.can("confirm", wages),
    }
    return render(request, "regions/wage_list_detail.html", context)


@require_POST
@may("regions.confirm_wages")
def confirm_wages(request: HttpRequest, pk: int) -> HttpResponse:
    services.confirm_wages(get_object_or_404(_lists(request), pk=pk), by=request.user)
    messages.success(request, _("Saved: these minimum wages hold now."))
    return redirect("regions:show_wages", pk)


@require_POST
@may("regions.discard_wages")
def discard_wages(request: HttpRequest, pk: int) -> HttpResponse:
    services.discard_wages(get_object_or_404(_lists(request), pk=pk), by=request.user)
    messages.success(request, _("The list is discarded; nothing of it was saved."))
    return redirect("regions:list_minimum_wages")


def _lists(request: HttpRequest) -> Any:
    rows = WageList.objects.visible_to(request.user)
    return rows.select_related("uploaded_by", "answered_by").order_by("-pk")


def _with_names(lines: list[WageLine]) -> list[tuple[WageLine, Any]]:
    places = {line.place for line in lines}
    regencies = Regency.objects.select_related("province").in_bulk(places)
    known = Province.objects.in_bulk(places) | regencies
    return [(line, known[line.place]) for line in lines]

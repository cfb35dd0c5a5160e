"""Open data as everybody reads it: the sets, and a version of one; and how it is published."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.refusals import Refusal
from blkportal.core.scope import shown_to_everybody
from placements.job_posting import data_block
from placements.views.pages import bound, form_page
from programs.views.layout import layout_for
from reports import services
from reports.models import OpenDataset
from reports.open_data_forms import PublishForm
from reports.opendata.catalog import (
    LICENCE,
    LICENCE_NAME,
    PUBLISHER,
    address_of,
    for_search,
)
from reports.opendata.columns import BASE, LEAST_DENOMINATOR, MOST_OFF
from reports.opendata.sets import SETS

PREVIEW = 50
HIGHEST = 32_767  # what the database holds as a year or a version
RULES = {"base": BASE, "off": MOST_OFF, "least": LEAST_DENOMINATOR}
LICENCES = {"licence": LICENCE, "licence_name": LICENCE_NAME, "publisher": PUBLISHER}


@login_not_required
@shown_to_everybody
@require_safe
def list_open_data(request: HttpRequest) -> HttpResponse:
    newest = OpenDataset.objects.without_lines().newest_only()
    found = {code: list(rows) for code, rows in groupby(newest, lambda row: row.code)}
    context = {
        "sets": [(each, found.get(each.code, [])) for each in SETS],
        "is_empty": not found,
        "may_publish": _may_publish(request),
        "layout": layout_for(request),
        **RULES,
        **LICENCES,
    }
    return render(request, "reports/open_data_list.html", context)


@login_not_required
@shown_to_everybody
@require_safe
def show_open_data(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Always the newest version, at an address that never changes."""
    return render(request, "reports/open_data.html", page_of_version(request, code, year))


@login_not_required
@shown_to_everybody
@require_safe
def show_version(request: HttpRequest, code: str, year: int, version: int) -> HttpResponse:
    context = page_of_version(request, code, year, version)
    return render(request, "reports/open_data.html", context)


def find(code: str, year: int, version: int | None = None) -> OpenDataset:
    """The version, or the newest one, with the number of the newest beside it."""
    rows = OpenDataset.objects.open().with_newest().filter(code=code, year=min(year, HIGHEST))
    if version is not None:
        rows = rows.filter(version=min(version, HIGHEST))
    found = rows.order_by("-version").first()
    if found is None:
        raise Http404
    return found


def page_of_version(
    request: HttpRequest, code: str, year: int, version: int | None = None
) -> dict[str, Any]:
    dataset = find(code, year, version)
    columns = dataset.about.columns
    same = OpenDataset.objects.without_lines().filter(code=dataset.code)
    return {
        "dataset": dataset,
        "about": dataset.about,
        "is_old": dataset.version < dataset.newest,  # type: ignore[attr-defined]
        "table": [
            [(column, row[column.name]) for column in columns] for row in dataset.lines[:PREVIEW]
        ],
        "shown": min(PREVIEW, len(dataset.lines)),
        "total": len(dataset.lines),
        "versions": same.filter(year=dataset.year),
        "years": same.newest_only(),
        "address": address_of(dataset),
        "posting": data_block(for_search(dataset)),
        "layout": layout_for(request),
        **RULES,
        **LICENCES,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@may("reports.publish_open_data")
def publish_open_data(request: HttpRequest) -> HttpResponse:
    form = bound(PublishForm, request)
    if form.is_valid():
        try:
            job = services.request_publication(**form.cleaned_data, by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("The open data are being made."))
            return redirect("reports:job", job.pk)
    return form_page(
        request,
        form,
        title=_("Publish open data"),
        intro=_(
            "Counts, rounds and publishes in the background. What was published stays as it is."
        ),
        button=_("Publish"),
        back=reverse("open_data:list_open_data"),
        parent=_("Open data"),
    )


def _may_publish(request: HttpRequest) -> bool:
    return request.user.is_authenticated and may_do(request.user, "reports.publish_open_data")

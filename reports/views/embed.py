"""A picture of the open data for other sites: the only pages that another site may frame."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from blkportal.core.headers import POLICY
from blkportal.core.scope import shown_to_everybody
from regions.models import Province
from reports.figures import BY_NAME
from reports.opendata.catalog import address_of
from reports.services.embedding import SHOWN, embedded
from reports.views.open_data import HIGHEST, RULES

FRAMED = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
MOST_ROWS = 40


@login_not_required
@shown_to_everybody
@require_safe
@xframe_options_exempt
def embed_nation(request: HttpRequest) -> HttpResponse:
    return framed(request, "", _("Indonesia"))


@login_not_required
@shown_to_everybody
@require_safe
@xframe_options_exempt
def embed_province(request: HttpRequest, province: str) -> HttpResponse:
    name = Province.objects.filter(pk=province[:2]).values_list("name", flat=True).first()
    if len(province) != 2 or name is None:
        raise Http404
    return framed(request, province, name)


def framed(request: HttpRequest, province: str, title: str) -> HttpResponse:
    found = embedded(province, year_of(request), BY_NAME["enrolled"].label)
    context: dict[str, Any] = {"title": title, "found": found, "most": MOST_ROWS, **RULES}
    if found:
        context |= {
            "numbers": [(BY_NAME[name].label, found.numbers[name]) for name in SHOWN],
            "rows": found.table.lines[:MOST_ROWS],
            "address": address_of(found.dataset),
        }
    response = render(request, "reports/embed.html", context)
    response.headers["Content-Security-Policy"] = FRAMED
    return response


def year_of(request: HttpRequest) -> int | None:
    """The year that the address names; the newest one where it names none."""
    text = request.GET.get("year", "")
    return min(int(text), HIGHEST) if text.isascii() and text.isdigit() and len(text) < 7 else None

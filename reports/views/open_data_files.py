"""Open data for programs: files that may be kept, and a catalog at one address."""

from io import BytesIO
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from blkportal.core.headers import is_somebodys
from blkportal.core.scope import shown_to_everybody
from reports.models import OpenDataset
from reports.opendata.catalog import FORMATS, catalog_of
from reports.opendata.files import note, open_json, write_open_csv
from reports.views.open_data import find

AN_HOUR, A_YEAR = 3_600, 31_536_000


def etag_of_version(
    request: Any, code: str, year: int, kind: str, version: int | None = None
) -> str:
    if kind not in FORMATS:
        raise Http404
    request.dataset = find(code, year, version)
    return f'"{request.dataset.checksum[:32]}-{kind}-{get_language()}-{bool(note()):d}"'


@login_not_required
@shown_to_everybody
@require_safe
@condition(etag_func=etag_of_version)
def download(
    request: Any, code: str, year: int, kind: str, version: int | None = None
) -> HttpResponse:
    """A version never changes and may be kept for a year; the newest one for an hour."""
    dataset: OpenDataset = request.dataset
    answer = as_csv(dataset) if kind == "csv" else as_json(dataset)
    answer["Content-Disposition"] = (
        f'attachment; filename="{code}-{year}-v{dataset.version}.{kind}"'
    )
    return kept(request, answer, AN_HOUR if version is None else A_YEAR)


def as_csv(dataset: OpenDataset) -> HttpResponse:
    file = BytesIO()
    write_open_csv(file, dataset)
    return HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")


def as_json(dataset: OpenDataset) -> HttpResponse:
    return JsonResponse(open_json(dataset), json_dumps_params={"ensure_ascii": False})


def etag_of_catalog(request: HttpRequest) -> str:
    seen = OpenDataset.objects.aggregate(last=Max("pk"), number=Count("pk"))
    return f'"{seen["last"]}-{seen["number"]}"'


@login_not_required
@shown_to_everybody
@require_safe
@condition(etag_func=etag_of_catalog)
def show_catalog(request: HttpRequest) -> HttpResponse:
    """DCAT 3 as JSON-LD."""
    body = catalog_of(OpenDataset.objects.without_lines().newest_only())
    answer = JsonResponse(body, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Type"] = "application/ld+json"
    return kept(request, answer, AN_HOUR)


def kept(request: HttpRequest, answer: HttpResponse, seconds: int) -> HttpResponse:
    """What a person who has signed in was told is kept by nobody."""
    if not is_somebodys(request):
        patch_cache_control(answer, public=True, max_age=seconds)
    return answer

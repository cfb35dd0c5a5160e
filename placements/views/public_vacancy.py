"""What verified firms offer: for everybody, without an account, as a page and as a feed."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blkportal.core.lists import list_context
from blkportal.core.scope import PUBLIC, acting_in
from placements.job_posting import data_block, posting_of
from placements.models import Vacancy
from placements.vacancy_feed import VacancyFeed
from placements.vacancy_filters import PublicVacancyFilter
from programs.views.layout import layout_for

HEADS = [
    {"sort": "job", "label": _("Job")},
    {"label": _("Employer")},
    {"label": _("Place of work")},
    {"label": _("Places left"), "numeric": True},
    {"sort": "until", "label": _("Valid until")},
]
COLUMNS = {"job": "job_title", "until": "valid_until"}


def as_everybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Guard a view: whoever is signed in reads here what the public reads, and nothing else."""

    @login_not_required
    @require_safe
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        layout = layout_for(request)  # reads the account, which the public cannot
        with acting_in(PUBLIC):
            return view(request, layout, *args, **kwargs)

    return guarded


@as_everybody
def list_public(request: HttpRequest, layout: str) -> HttpResponse:
    found = PublicVacancyFilter(request.GET or None, Vacancy.objects.for_everybody())
    context = list_context(request, found, HEADS, COLUMNS) | {"layout": layout}
    feed = reverse("vacancies:feed")
    context["feed"] = f"{feed}?{request.GET.urlencode()}" if request.GET else feed
    return render(request, "placements/vacancy_public_list.html", context)


@as_everybody
def show_public(request: HttpRequest, layout: str, pk: int) -> HttpResponse:
    vacancy = get_object_or_404(Vacancy.objects.for_everybody(), pk=pk)
    posting = posting_of(vacancy, request.build_absolute_uri(request.path))
    context = {"vacancy": vacancy, "posting": data_block(posting), "layout": layout}
    return render(request, "placements/vacancy_public.html", context)


@as_everybody
def feed(request: HttpRequest, layout: str) -> HttpResponse:
    return VacancyFeed()(request)

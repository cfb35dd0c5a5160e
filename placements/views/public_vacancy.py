"""What verified firms offer: for everybody, without an account, as a page and as a feed."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blkportal.core.lists import list_context
from blkportal.core.scope import shown_to_everybody
from placements.job_posting import data_block, posting_of
from placements.models import Vacancy
from placements.services.vacancy_units import named_units
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


@login_not_required
@shown_to_everybody
@require_safe
def list_public(request: HttpRequest) -> HttpResponse:
    found = PublicVacancyFilter(request.GET or None, Vacancy.objects.for_everybody())
    context = list_context(request, found, HEADS, COLUMNS) | {"layout": layout_for(request)}
    feed = reverse("vacancies:feed")
    context["feed"] = f"{feed}?{request.GET.urlencode()}" if request.GET else feed
    return render(request, "placements/vacancy_public_list.html", context)


@login_not_required
@shown_to_everybody
@require_safe
def show_public(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever kept the address of one that is filled is told so in words, not more: a draft and
    one that never was get the same."""
    vacancy = Vacancy.objects.for_everybody().filter(pk=pk).first()
    if vacancy is None:
        context = {"layout": layout_for(request)}
        return render(request, "placements/vacancy_not_open.html", context, status=404)
    units = named_units(vacancy)
    posting = posting_of(vacancy, request.build_absolute_uri(request.path), units)
    context = {
        "vacancy": vacancy,
        "units": units,
        "posting": data_block(posting),
        "layout": layout_for(request),
    }
    return render(request, "placements/vacancy_public.html", context)


@login_not_required
@shown_to_everybody
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    return VacancyFeed()(request)

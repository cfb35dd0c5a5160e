"""A firm's saved searches: kept from the page of results, run, renamed, deleted."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may
from blkportal.core.chips import chips_of
from blkportal.core.refusals import Refusal
from placements import services
from placements.forms.saved_search import SearchForm
from placements.graduate_filters import GraduateFilter
from placements.models import Graduate, SavedSearch
from placements.models.saved_search import MOST_SEARCHES
from placements.services.saved_search import NAME_TAKEN, still_asked
from placements.views.pages import bound, form_page

LIST = "placements:list_searches"


def find(request: HttpRequest, pk: int) -> SavedSearch:
    rows = SavedSearch.objects.visible_to(request.user).select_related("saved_by")
    return get_object_or_404(rows, pk=pk)


def asked_by(address: QueryDict) -> dict[str, str]:
    """The filters that an address sets."""
    names = GraduateFilter.base_filters
    return {name: address[name] for name in names if address.get(name)}


@require_safe
@may("placements.view_searches")
def list_searches(request: HttpRequest) -> HttpResponse:
    searches = SavedSearch.objects.visible_to(request.user).select_related("saved_by")
    context = {"searches": searches, "most": MOST_SEARCHES}
    return render(request, "placements/search_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.save_search")
def save_search(request: HttpRequest) -> HttpResponse:
    """The address carries the filters, as the page of results does."""
    query = asked_by(request.GET)
    back = f"{reverse('placements:graduate_list')}?{urlencode(query)}"
    found = GraduateFilter(query, Graduate.objects.none())
    chips = chips_of(found)
    form = bound(SearchForm, request, initial={"name": _name_of(chips), "is_mailed": True})
    if form.is_valid():
        with beside_the_name(form):
            search = services.save_search(query, by=request.user, **form.cleaned_data)
            messages.success(request, _("“%(name)s” is saved.") % {"name": search})
            return redirect(LIST)
    return form_page(
        request,
        form,
        title=_("Save this search"),
        intro=_("Only the question is kept, never the people whom it finds."),
        facts=[(chip["label"], chip["value"]) for chip in chips],
        button=_("Save this search"),
        back=back,
    )


@contextmanager
def beside_the_name(form: BaseForm) -> Iterator[None]:
    """A name that is taken is said beside it, and what was typed is kept."""
    try:
        yield
    except Refusal as refusal:
        if refusal.code != NAME_TAKEN:
            raise
        form.add_error("name", str(refusal.text))


def _name_of(chips: list[dict[str, str]]) -> str:
    return ", ".join(chip["value"] for chip in chips)[:80]


@require_safe
@may("placements.view_searches")
def run_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Leads to the results; a question that can no longer be asked explains itself instead."""
    search = find(request, pk)
    problems = services.look_at(search, by=request.user)
    if not problems:
        return redirect(f"{reverse('placements:graduate_list')}?{urlencode(search.query)}")
    context: dict[str, Any] = {
        "search": search,
        "problems": problems,
        "rest": urlencode(still_asked(search.query)),
    }
    return render(request, "placements/search_broken.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.change_search")
def change_search(request: HttpRequest, pk: int) -> HttpResponse:
    search = find(request, pk)
    initial = {"name": search.name, "is_mailed": search.is_mailed}
    form = bound(SearchForm, request, initial=initial)
    if form.is_valid():
        with beside_the_name(form):
            services.change_search(search, by=request.user, **form.cleaned_data)
            messages.success(request, _("“%(name)s” is saved.") % {"name": search})
            return redirect(LIST)
    return form_page(
        request,
        form,
        title=_("Change %(name)s") % {"name": search},
        button=_("Save"),
        back=reverse(LIST),
    )


@require_POST
@may("placements.drop_search")
def drop_search(request: HttpRequest, pk: int) -> HttpResponse:
    search = find(request, pk)
    services.drop_search(search, by=request.user)
    messages.success(request, _("“%(name)s” is deleted.") % {"name": search})
    return redirect(LIST)

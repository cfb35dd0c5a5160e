"""The saved views of a person: kept from a dashboard, opened, renamed, removed."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may
from blkportal.core.refusals import Refusal
from placements.views.pages import bound, form_page
from reports import services
from reports.dashboard_forms import ViewForm
from reports.models import SavedView
from reports.models.saved_view import MOST_VIEWS
from reports.services.dashboard.asked import may_look
from reports.services.question import load_places
from reports.views.dashboard import address_of

LIST = "reports:list_views"


def address_of_view(view: SavedView) -> str:
    query = urlencode(view.query)
    return address_of(view.region) + (f"?{query}" if query else "")


@require_safe
@may("reports.save_view")
def list_views(request: HttpRequest) -> HttpResponse:
    views = [(view, address_of_view(view)) for view in SavedView.objects.visible_to(request.user)]
    return render(request, "reports/view_list.html", {"views": views, "most": MOST_VIEWS})


@require_http_methods(["GET", "HEAD", "POST"])
@may("reports.save_view")
def save_view(request: HttpRequest) -> HttpResponse:
    """The address carries the filters of the dashboard, and its place as ``region``."""
    region = request.GET.get("region", "")
    places = load_places()
    if region and not may_look(request.user, region, places):
        raise Http404
    query = {name: text for name, text in request.GET.items() if name != "region"}
    back = address_of(region) + (f"?{urlencode(query)}" if query else "")
    form = bound(ViewForm, request)
    if form.is_valid():
        words = {"name": form.cleaned_data["name"], "region": region, "query": query}
        if kept := tried(form, services.save_view, **words, by=request.user):
            messages.success(request, _("“%(name)s” is saved.") % {"name": kept})
            return redirect(LIST)
    return form_page(
        request,
        form,
        title=_("Save this view"),
        intro=_("The place and the filters are kept, never the numbers: these are counted anew."),
        button=_("Save this view"),
        back=back,
        parent=_("Dashboard"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may("reports.save_view")
def rename_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = find(request, pk)
    form = bound(ViewForm, request, initial={"name": view.name})
    if form.is_valid() and tried(
        form, services.rename_view, view, name=form.cleaned_data["name"], by=request.user
    ):
        messages.success(request, _("“%(name)s” is saved.") % {"name": view})
        return redirect(LIST)
    return form_page(
        request,
        form,
        title=_("Rename the view"),
        button=_("Save"),
        back=reverse(LIST),
        parent=_("Saved views"),
    )


@require_POST
@may("reports.save_view")
def remove_view(request: HttpRequest, pk: int) -> HttpResponse:
    view = find(request, pk)
    services.remove_view(view, by=request.user)
    messages.success(request, _("“%(name)s” is removed.") % {"name": view})
    return redirect(LIST)


def find(request: HttpRequest, pk: int) -> SavedView:
    return get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)


def tried(form: Any, service: Any, *args: Any, **words: Any) -> Any:
    """What the service gives; a refusal stands on the form instead."""
    try:
        return service(*args, **words)
    except Refusal as refusal:
        form.add_error("name", str(refusal.text))
        return None

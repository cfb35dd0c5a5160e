from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from blkportal.core.access import may, may_do
from blkportal.core.chips import chips_of
from blkportal.core.history import history_of
from blkportal.core.paging import page_of
from regions import services
from regions.filters import AgencyFilter
from regions.forms import AgencyForm
from regions.models import Officer, RegionalAgency
from regions.services.agency import may_change

SORTS = {"name": "name", "place": "regency", "officers": "officers_now"}
HEADS = [
    {"sort": "name", "label": gettext_lazy("Agency")},
    {"sort": "place", "label": gettext_lazy("Place")},
    {"label": gettext_lazy("Phone")},
    {"label": gettext_lazy("E-mail")},
]
OFFICERS_HEAD = {"sort": "officers", "label": gettext_lazy("Officers"), "numeric": True}
MOST_OFFICERS = 50


@require_safe
@may("regions.see_agency")
def list_agencies(request: HttpRequest) -> HttpResponse:
    sees_officers = may_do(request.user, "regions.see_officer")
    rows = RegionalAgency.objects.visible_to(request.user)
    rows = rows.select_related("regency__province", "province")
    chosen = AgencyFilter(request.GET, rows.with_officers() if sees_officers else rows)
    page = page_of(request, chosen.qs.order_by(*_order(request, sees_officers), "pk"))
    facts = {
        "page": page,
        "form": chosen.form,
        "chips": chips_of(chosen),
        "heads": [*HEADS, OFFICERS_HEAD] if sees_officers else HEADS,
        "sees_officers": sees_officers,
        "found": page.paginator.count,
        "noun": ngettext("agency", "agencies", page.paginator.count),
    }
    return render(request, "regions/agency_list.html", facts)


@require_safe
@may("regions.see_agency")
def see_agency(request: HttpRequest, pk: int) -> HttpResponse:
    agency = _find(request, pk)
    sees_officers = may_do(request.user, "regions.see_officer")
    officers = Officer.objects.visible_to(request.user).filter(agency=agency)
    facts = {
        "agency": agency,
        "officers": officers.select_related("user").order_by("user__name")[:MOST_OFFICERS],
        "sees_officers": sees_officers,
        "may_change": may_change(request.user, agency),
        "may_move": may_do(request.user, "regions.appoint_officer"),
        "may_invite": may_do(request.user, "accounts.invite_user")
        and request.user.scope_key in ("", agency.scope_key),
        "history": history_of(agency) if sees_officers else [],
    }
    return render(request, "regions/agency_detail.html", facts)


@require_safe
@may("regions.change_agency")
def see_own_agency(request: HttpRequest) -> HttpResponse:
    """For the account menu: where the officer works today."""
    own = Officer.objects.visible_to(request.user).filter(user=request.user).first()
    if own is None:
        raise Http404
    return redirect("regions:see_agency", pk=own.agency_id)


@may("regions.change_agency")
def change_agency(request: HttpRequest, pk: int) -> HttpResponse:
    agency = _find(request, pk)
    if not may_change(request.user, agency):
        raise Http404
    form = AgencyForm(request.POST or None, instance=agency)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        agency.refresh_from_db()
        services.change_agency(agency, form.cleaned_data, version=version, by=request.user)
        messages.success(request, _("The contact data are saved."))
        return redirect("regions:see_agency", pk=agency.pk)
    return render(request, "regions/agency_change.html", {"form": form, "agency": agency})


def _find(request: HttpRequest, pk: int) -> RegionalAgency:
    rows = RegionalAgency.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("regency__province", "province"), pk=pk)


def _order(request: HttpRequest, sees_officers: bool) -> list[str]:
    asked = request.GET.get("sort", "place")
    key = SORTS.get(asked.removeprefix("-"), "regency")
    if key == "officers_now" and not sees_officers:
        key = "regency"
    return [f"-{key}" if asked.startswith("-") else key]

"""The quota ledger: the lines of one quota, and how all of them stood on a day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blkportal.core.access import may, may_do
from blkportal.core.lists import list_context
from blkportal.core.paging import page_of
from programs.ledger_filters import BalanceFilter
from programs.models import QuotaEntry, SeatOffer
from programs.views.quota import quotas_of

COLUMNS = {
    "place": "quota__regency__name",
    "year": "quota__year",
    "seats": "seats_after",
    "taken": "taken_after",
    "nominated": "nominated_after",
}
HEADS = [
    {"sort": "place", "label": _("Regency or city")},
    {"label": _("For")},
    {"label": _("Agreement")},
    {"sort": "year", "label": _("Year"), "numeric": True},
    {"sort": "seats", "label": _("Seats"), "numeric": True},
    {"sort": "taken", "label": _("Taken"), "numeric": True},
    {"label": _("Free"), "numeric": True},
    {"sort": "nominated", "label": _("Nominated"), "numeric": True},
]
WHOLE = ("quota__regency", "quota__batch", "quota__program", "quota__agreement")


@require_safe
@may("programs.view_agreements")
def show_quota(request: HttpRequest, pk: int) -> HttpResponse:
    """What the quota gives now, and every line that made it so, the newest first."""
    quota = get_object_or_404(quotas_of(request.user), pk=pk)
    lines = QuotaEntry.objects.visible_to(request.user).filter(quota=quota)
    page = page_of(request, lines.with_names().order_by("-at", "-pk"))
    offers = SeatOffer.objects.visible_to(request.user).filter(quota=quota).order_by("-pk")
    context = {
        "quota": quota,
        "page": page,
        "rows": page.object_list,
        "offers": offers,
        "may_change": may_do(request.user, "programs.change_quota"),
        "may_offer": may_do(request.user, "programs.offer_seats") and quota.seats_left > 0,
    }
    return render(request, "programs/quota_detail.html", context)


@require_safe
@may("programs.view_agreements")
def list_balances(request: HttpRequest) -> HttpResponse:
    rows = QuotaEntry.objects.visible_to(request.user).order_by("quota__regency__name", "pk")
    asked = BalanceFilter(request.GET, rows, request=request)
    whole = QuotaEntry.objects.select_related(*WHOLE)
    context = list_context(request, asked, HEADS, COLUMNS, whole=whole)
    # today is no filter that somebody has set
    context["chips"] = [chip for chip in context["chips"] if request.GET.get(chip["name"])]
    return render(request, "programs/balance_list.html", context)

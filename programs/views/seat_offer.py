"""Seats that one region passes on and another takes over."""

from typing import Any

from django.contrib import messages
from django.db.models import Case, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import roles
from blkportal.core.access import may, may_do
from blkportal.core.history import told
from blkportal.core.lists import list_context
from blkportal.core.refusals import Refusal
from programs import services
from programs.ledger_filters import OfferFilter
from programs.models import SeatClaim, SeatOffer
from programs.offer_forms import ClaimForm, OfferForm, TakeBackForm
from programs.services.seat_claim import open_to
from programs.states import OfferStatus
from programs.told import WORDS
from programs.views.quota import quotas_of

COLUMNS = {"until": "until", "remaining": "remaining", "place": "regency__name"}
HEADS = [
    {"label": gettext_lazy("For")},
    {"sort": "place", "label": gettext_lazy("Passed on by")},
    {"sort": "remaining", "label": gettext_lazy("Still to be had"), "numeric": True},
    {"label": gettext_lazy("Status")},
    {"sort": "until", "label": gettext_lazy("Until")},
]

# which field of the form a refusal belongs to
FIELDS = {"offer_day": "until", "needs_first_day": "needs_first_until"}


def offers_of(user: Any) -> Any:
    rows = SeatOffer.objects.visible_to(user)
    return rows.select_related("regency", "batch", "program", "center")


@require_safe
@may("programs.view_agreements")
def list_offers(request: HttpRequest) -> HttpResponse:
    """Those that are to be had first, the nearest last day before the others."""
    is_open = Case(When(status=OfferStatus.OPEN, then=0), default=1)
    rows = offers_of(request.user).order_by(is_open, "until", "pk")
    context = list_context(request, OfferFilter(request.GET, rows), HEADS, COLUMNS)
    return render(request, "programs/offer_list.html", context)


@require_safe
@may("programs.view_agreements")
def show_offer(request: HttpRequest, pk: int) -> HttpResponse:
    offer = get_object_or_404(offers_of(request.user), pk=pk)
    return render(request, "programs/offer_detail.html", page_about(request, offer))


@require_http_methods(["GET", "HEAD", "POST"])
@may("programs.offer_seats")
def offer_seats(request: HttpRequest, pk: int) -> HttpResponse:
    quota = get_object_or_404(quotas_of(request.user), pk=pk)
    form = OfferForm(quota, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            offer = services.offer_seats(quota, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(FIELDS.get(refusal.code, "seats"), str(refusal.text))
        else:
            messages.success(request, _("Passed on: other regions can take these seats over now."))
            return redirect("programs:show_offer", offer.pk)
    return render(request, "programs/offer_form.html", {"form": form, "quota": quota})


@require_POST
@may("programs.claim_seats")
def claim_seats(request: HttpRequest, pk: int) -> HttpResponse:
    offer = get_object_or_404(offers_of(request.user), pk=pk)
    form = ClaimForm(request.user, offer, request.POST)
    if form.is_valid():
        try:
            claim = services.claim_seats(offer, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("Taken over: the seats are in the quota now."))
            return redirect("programs:show_quota", claim.quota_id)
    return render(request, "programs/offer_detail.html", page_about(request, offer, form))


@require_POST
@may("programs.take_back_seats")
def take_back_seats(request: HttpRequest, pk: int) -> HttpResponse:
    offer = get_object_or_404(offers_of(request.user), pk=pk)
    if not offer.is_answered_by(request.user):
        raise Http404
    form = TakeBackForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    services.take_back_seats(offer, reason=reason, by=request.user)
    messages.success(request, _("What was left is back in the quota."))
    return redirect("programs:show_offer", pk)


def is_for_others(offer: SeatOffer, user: Any) -> bool:
    """An officer's region has not named the program; the ministry takes over for any region."""
    if not offer.is_for_needs or user.role not in roles.OFFICERS:
        return False
    return not SeatOffer.objects.filter(open_to(user.scope_key), pk=offer.pk).exists()


def page_about(
    request: HttpRequest, offer: SeatOffer, form: ClaimForm | None = None
) -> dict[str, Any]:
    user, own = request.user, offer.is_answered_by(request.user)
    is_open = offer.is_to_be_had and may_do(user, "programs.claim_seats")
    is_open = is_open and offer.regency_id != user.scope_key
    is_barred = is_open and is_for_others(offer, user)
    claims = SeatClaim.objects.visible_to(user).filter(offer=offer).select_related("regency")
    return {
        "offer": offer,
        "claims": claims,
        "is_own": own,
        "is_barred": is_barred,
        "claim_form": form or (ClaimForm(user, offer) if is_open and not is_barred else None),
        "may_take_back": own
        and offer.status == OfferStatus.OPEN
        and may_do(user, "programs.take_back_seats"),
        "take_back_form": TakeBackForm(),
        "history": told(offer, WORDS),
    }

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from blkportal.core.access import may, may_do
from blkportal.core.lists import list_context
from blkportal.core.refusals import Refusal
from programs import services
from programs.filters import QuotaFilter
from programs.forms import ChangeQuotaForm, QuotaForm
from programs.models import Agreement, Quota, TrainingNeed
from programs.states import NeedStatus
from programs.views.agreement import agreements_of

COLUMNS = {"place": "regency__name", "year": "year", "seats": "seats", "taken": "taken"}
HEADS = [
    {"sort": "place", "label": gettext_lazy("Regency or city")},
    {"label": gettext_lazy("For")},
    {"sort": "year", "label": gettext_lazy("Year"), "numeric": True},
    {"sort": "taken", "label": gettext_lazy("Seats taken")},
    {"label": gettext_lazy("Nominated")},
    {"label": gettext_lazy("Agreement")},
]


def quotas_of(user: Any) -> Any:
    rows = Quota.objects.visible_to(user)
    return rows.select_related("regency", "batch", "program", "agreement", "center")


@require_safe
@may("programs.view_agreements")
def list_quotas(request: HttpRequest) -> HttpResponse:
    context = list_context(
        request, QuotaFilter(request.GET, quotas_of(request.user)), HEADS, COLUMNS
    )
    context["may_change"] = may_do(request.user, "programs.change_quota")
    return render(request, "programs/quota_list.html", context)


@may("programs.grant_quota")
def grant_quota(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(agreements_of(request.user), pk=pk)
    need = _asked_need(request, agreement)
    form = QuotaForm(request.POST or None, agreement=agreement, initial=_as_planned(need))
    if request.method == "POST" and form.is_valid():
        try:
            services.grant_quota(agreement, by=request.user, need=need, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("The quota is granted; the region can nominate."))
            return redirect("programs:show_agreement", pk)
    held = services.quota_for(agreement, None, need.program, need.year) if need else None
    context = {"form": form, "agreement": agreement, "need": need, "held": held}
    return render(request, "programs/quota_form.html", context)


def _asked_need(request: HttpRequest, agreement: Agreement) -> TrainingNeed | None:
    """The planned need of the region from whose page somebody came."""
    key = request.GET.get("need", "")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    rows = TrainingNeed.objects.visible_to(request.user).filter(regency=agreement.regency_id)
    return rows.filter(pk=int(key), status=NeedStatus.PLANNED, quota__isnull=True).first()


def _as_planned(need: TrainingNeed | None) -> dict[str, Any]:
    if need is None:
        return {}
    return {"program": need.program_id, "year": need.year, "seats": need.planned,
            "nominees": need.planned, "note": need.occupation}  # fmt: skip


@may("programs.change_quota")
def change_quota(request: HttpRequest, pk: int) -> HttpResponse:
    quota = get_object_or_404(quotas_of(request.user), pk=pk)
    form = ChangeQuotaForm(request.POST or None, instance=Quota.objects.get(pk=pk))
    if request.method == "POST" and form.is_valid():
        try:
            services.change_quota(quota, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("seats", str(refusal.text))
        else:
            messages.success(request, _("The quota has been changed."))
            return redirect("programs:show_agreement", quota.agreement_id)
    context = {"form": form, "quota": quota, "agreement": quota.agreement}
    return render(request, "programs/quota_form.html", context)

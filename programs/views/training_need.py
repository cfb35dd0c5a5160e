"""The needs of the regions: the list with its sums, one need, and writing it down."""

from typing import Any

from django.contrib import messages
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts import roles
from blkportal.core.access import may, may_do
from blkportal.core.history import told
from blkportal.core.lists import list_context
from programs import services
from programs.models import Agreement, TrainingNeed
from programs.need_filters import NeedFilter
from programs.need_forms import AnswerForm, CommentForm, NeedForm, PlanForm
from programs.services.training_need import missing_of
from programs.states import AgreementStatus, NeedStatus, need_moves
from programs.told import WORDS

COLUMNS = {
    "place": "regency__name", "year": "year", "rank": "rank", "demand": "demand",
    "seats": "seats", "planned": "planned",
}  # fmt: skip
HEADS = [
    {"label": gettext_lazy("Occupation")},
    {"sort": "place", "label": gettext_lazy("Regency or city")},
    {"sort": "year", "label": gettext_lazy("Year"), "numeric": True},
    {"sort": "rank", "label": gettext_lazy("Priority"), "numeric": True},
    {"sort": "demand", "label": gettext_lazy("People needed"), "numeric": True},
    {"sort": "seats", "label": gettext_lazy("Seats wanted"), "numeric": True},
    {"sort": "planned", "label": gettext_lazy("Seats planned"), "numeric": True},
    {"label": gettext_lazy("Status")},
]
FORMS = {
    "review": CommentForm, "return": AnswerForm, "plan": PlanForm, "defer": AnswerForm,
    "reject": AnswerForm,
}  # fmt: skip


def needs_of(user: Any) -> Any:
    return TrainingNeed.objects.visible_to(user).select_related("regency__province", "program")


@require_safe
@may("programs.view_needs")
def list_needs(request: HttpRequest) -> HttpResponse:
    rows = needs_of(request.user).order_by("-year", "regency", "rank", "pk")
    found = NeedFilter(request.GET, rows)
    if request.user.role in roles.OFFICERS:
        found.form.fields.pop("province")  # theirs is the only one
    context = list_context(request, found, HEADS, COLUMNS)
    context["sums"] = found.qs.order_by().aggregate(
        demand=Sum("demand"), seats=Sum("seats"), planned=Sum("planned")
    )
    context["may_propose"] = may_do(request.user, "reports.propose_quotas")
    context["may_draft"] = may_do(request.user, "programs.draft_need")
    return render(request, "programs/need_list.html", context)


@require_safe
@may("programs.view_needs")
def show_need(request: HttpRequest, pk: int) -> HttpResponse:
    need = get_object_or_404(needs_of(request.user), pk=pk)
    return render(request, "programs/need_detail.html", page_about(request, need))


@require_http_methods(["GET", "HEAD", "POST"])
@may("programs.draft_need")
def draft_need(request: HttpRequest) -> HttpResponse:
    form = NeedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        need = services.draft_need(by=request.user, **form.facts())
        messages.success(request, _("The draft is kept. Submit it when it is complete."))
        return redirect("programs:show_need", need.pk)
    return render(request, "programs/need_form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@may("programs.correct_need")
def correct_need(request: HttpRequest, pk: int) -> HttpResponse:
    need = get_object_or_404(needs_of(request.user), pk=pk)
    shown = TrainingNeed.objects.get(pk=pk)
    form = NeedForm(request.POST if request.method == "POST" else None, instance=shown)
    if form.is_valid():
        version = form.cleaned_data["version"] or 0
        services.correct_need(need, version=version, changes=form.facts(), by=request.user)
        messages.success(request, _("The draft is kept. Submit it when it is complete."))
        return redirect("programs:show_need", pk)
    return render(request, "programs/need_form.html", {"form": form, "need": need})


def page_about(request: HttpRequest, need: TrainingNeed, **sent: Any) -> dict[str, Any]:
    """``sent`` are forms that were filled in and are shown again, by their verb."""
    user = request.user
    able = {
        verb: may_do(user, f"programs.{verb.strip('_')}_need") and need_moves.can(verb, need)
        for verb in ("submit", "withdraw", "review", "return_", "plan", "defer", "reject")
    }
    forms = [
        (verb, sent.get(verb) or form(**_initial(verb, need)))
        for verb, form in FORMS.items()
        if able["return_" if verb == "return" else verb]
    ]
    to_grant = (
        need.status == NeedStatus.PLANNED
        and need.quota_id is None
        and may_do(user, "programs.grant_quota")
    )
    is_draft = need.status == NeedStatus.DRAFT
    return {
        "need": need,
        "forms": forms,
        "may_grant": to_grant,
        "agreements": _agreements_of(need) if to_grant else [],
        "missing": missing_of(need) if is_draft else [],
        "may": able
        | {
            "correct": is_draft and may_do(user, "programs.correct_need"),
            "move": need.rank is not None and may_do(user, "programs.move_need"),
        },
        "history": told(need, WORDS),
    }


def _agreements_of(need: TrainingNeed) -> Any:
    """Under which the region can be given its seats."""
    rows = Agreement.objects.filter(regency=need.regency_id, status=AgreementStatus.ACTIVE)
    return rows.filter(ends_on__year__gte=need.year).select_related("center").order_by("ends_on")


def _initial(verb: str, need: TrainingNeed) -> dict[str, Any]:
    return {"prefix": verb} | ({"initial": {"seats": need.seats}} if verb == "plan" else {})

from typing import Any

from django.contrib import messages
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.lists import list_context
from programs import services
from programs.filters import AgreementFilter
from programs.forms import AgreementForm, ReasonForm
from programs.models import Agreement, AgreementPaper, Quota, Renewal
from programs.services.agreement_cost import OPEN, costs_of
from programs.services.agreement_paper import may_be_removed_by
from programs.services.renewal import may_be_renewed, renewal_of
from programs.states import AgreementStatus, agreement_moves
from programs.told import told_of_agreement

COLUMNS = {"number": "number", "place": "regency__name", "ends": "ends_on", "starts": "starts_on"}
RENEWAL = {"label": gettext_lazy("Renewal")}
HEADS = [
    {"sort": "number", "label": gettext_lazy("Agreement")},
    {"sort": "place", "label": gettext_lazy("Regency or city")},
    {"label": gettext_lazy("Training center")},
    {"label": gettext_lazy("Status")},
    {"sort": "ends", "label": gettext_lazy("In force until")},
    RENEWAL,
    {"label": gettext_lazy("Seats taken")},
]
SUMMED = ("seats", "taken", "nominees", "nominated")


def agreements_of(user: Any) -> Any:
    rows = Agreement.objects.visible_to(user)
    return rows.select_related("regency__province", "center")


@require_safe
@may("programs.view_agreements")
def list_agreements(request: HttpRequest) -> HttpResponse:
    """Whoever reads no renewals is not told that none was asked for."""
    user = request.user
    rows = agreements_of(user).annotate(
        seats=Sum("quotas__seats"), taken=Sum("quotas__taken"), renewal=renewal_of(user)
    )
    found, heads = AgreementFilter(request.GET, rows.order_by("-starts_on", "number")), HEADS
    reads_renewals = may_do(user, "programs.view_renewals")
    if not reads_renewals:
        found.form.fields.pop("renewal")
        heads = [head for head in HEADS if head is not RENEWAL]
    context = list_context(request, found, heads, COLUMNS)
    context |= {
        "may_draft": may_do(user, "programs.draft_agreement"),
        "reads_renewals": reads_renewals,
    }
    for row in context["rows"]:
        row.renewal_status = Renewal(status=row.renewal) if row.renewal else None
    return render(request, "programs/agreement_list.html", context)


@require_safe
@may("programs.view_agreements")
def show_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    user = request.user
    rows = agreements_of(user).select_related("predecessor", "successor")
    agreement = get_object_or_404(rows, pk=pk)
    papers = list(AgreementPaper.objects.visible_to(user).filter(agreement=agreement))
    renewals = list(
        Renewal.objects.visible_to(user).filter(agreement=agreement).select_related("successor")
    )
    quotas = Quota.objects.visible_to(user).filter(agreement=agreement)
    quotas = list(quotas.select_related("batch", "program", "regency").order_by("-year", "pk"))
    context = {
        "agreement": agreement,
        "quotas": quotas,
        "total": {name: sum(getattr(quota, name) for quota in quotas) for name in SUMMED},
        "costs": costs_of(agreement),
        "papers": [(paper, _may_remove(user, paper)) for paper in papers],
        "renewals": renewals,
        "history": told_of_agreement(agreement, papers, renewals),
        "may": {
            "costs": may_do(user, "programs.set_costs") and agreement.status in OPEN,
            "activate": _possible(user, agreement, "activate"),
            "end": _possible(user, agreement, "end"),
            "correct": may_do(user, "programs.correct_agreement")
            and agreement.status == AgreementStatus.DRAFT,
            "grant": may_do(user, "programs.grant_quota")
            and agreement.status == AgreementStatus.ACTIVE,
            "change": may_do(user, "programs.change_quota"),
            "read": may_do(user, "programs.read_agreement_paper"),
            "add": may_do(user, "programs.add_agreement_paper"),
            "ask": may_do(user, "programs.ask_renewal") and may_be_renewed(agreement, renewals),
            "answer": may_do(user, "programs.renew_agreement"),
            "withdraw": may_do(user, "programs.withdraw_renewal"),
        },
    }  # fmt: skip
    return render(request, "programs/agreement_detail.html", context)


def _may_remove(user: Any, paper: AgreementPaper) -> bool:
    allowed = paper.file and may_do(user, "programs.remove_agreement_paper")
    return bool(allowed) and may_be_removed_by(paper, user)


def _possible(user: Any, agreement: Agreement, verb: str) -> bool:
    allowed = may_do(user, f"programs.{verb}_agreement")
    return allowed and agreement_moves.can(verb, agreement)


@may("programs.draft_agreement")
def draft_agreement(request: HttpRequest) -> HttpResponse:
    form = AgreementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        agreement = services.draft_agreement(by=request.user, **form.plan())
        messages.success(request, _("The agreement is drafted. Activate it once it is signed."))
        return redirect("programs:show_agreement", agreement.pk)
    return render(request, "programs/agreement_form.html", {"form": form})


@may("programs.correct_agreement")
def correct_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(agreements_of(request.user), pk=pk)
    form = AgreementForm(request.POST or None, instance=agreement)
    if request.method == "POST" and form.is_valid():
        services.correct_agreement(
            Agreement.objects.get(pk=pk),
            version=form.cleaned_data["version"] or 0,
            changes=form.plan(),
            by=request.user,
        )
        messages.success(request, _("The agreement has been corrected."))
        return redirect("programs:show_agreement", pk)
    context = {"form": form, "agreement": agreement}
    return render(request, "programs/agreement_form.html", context)


@require_POST
@may("programs.activate_agreement")
def activate_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(agreements_of(request.user), pk=pk)
    services.activate_agreement(agreement, by=request.user)
    messages.success(request, _("The agreement is in force; quotas can be granted."))
    return redirect("programs:show_agreement", pk)


@may("programs.end_agreement")
def end_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = get_object_or_404(agreements_of(request.user), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.end_agreement(agreement, by=request.user, **form.cleaned_data)
        messages.success(request, _("The agreement has ended."))
        return redirect("programs:show_agreement", pk)
    return render(request, "programs/agreement_end.html", {"agreement": agreement, "form": form})

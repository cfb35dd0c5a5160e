"""Class pledges: the firm's own, those of a center, of a region's classes, and all of them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.history import told
from blkportal.core.lists import list_context
from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from placements import services
from placements.forms.pledge import DeclinePledgeForm, PledgeForm, WithdrawPledgeForm
from placements.models import ClassPledge, Employer
from placements.pledge_filters import PledgeFilter
from placements.pledge_words import WORDS
from placements.states import PledgeStatus, pledge_moves
from placements.views.pages import bound, form_page
from programs.models import Batch

COLUMNS = {"class": "batch__title", "people": "people", "kept": "kept", "day": "starts_by"}
HEADS = [
    {"sort": "class", "label": gettext_lazy("Class")},
    {"label": gettext_lazy("Firm")},
    {"label": gettext_lazy("Job")},
    {"sort": "kept", "label": gettext_lazy("Taken on"), "numeric": True},
    {"sort": "day", "label": gettext_lazy("They start by")},
    {"label": gettext_lazy("Status")},
]
VERBS = ("welcome", "decline", "withdraw")


def find(request: HttpRequest, pk: int) -> ClassPledge:
    pledges = ClassPledge.objects.visible_to(request.user).as_listed()
    found: ClassPledge = get_object_or_404(pledges, pk=pk)
    return found


def verbs_for(user: Any, pledge: ClassPledge) -> dict[str, bool]:
    return {
        verb: may_do(user, f"placements.{verb}_pledge") and pledge_moves.can(verb, pledge)
        for verb in VERBS
    }


@require_safe
@may("placements.view_pledges")
def list_pledges(request: HttpRequest) -> HttpResponse:
    pledges = ClassPledge.objects.visible_to(request.user).as_listed()
    found = PledgeFilter(request.GET or None, pledges)
    if request.user.is_employer:
        found.form.fields.pop("firm")
    context = list_context(request, found, HEADS, COLUMNS)
    context["may_offer"] = may_do(request.user, "placements.offer_pledge")
    return render(request, "placements/pledge_list.html", context)


@require_safe
@may("placements.view_pledges")
def show_pledge(request: HttpRequest, pk: int) -> HttpResponse:
    pledge, user = find(request, pk), request.user
    context = {
        "pledge": pledge,
        "may": verbs_for(user, pledge),
        "may_search": user.is_employer and pledge.is_promised and not pledge.batch.is_still_to_end,
        "history": told(pledge, WORDS) if not user.is_officer else None,
        "steps": steps_of(pledge),
    }
    return render(request, "placements/pledge_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.offer_pledge")
def offer_pledge(request: HttpRequest, pk: int) -> HttpResponse:
    classes = Batch.objects.visible_to(request.user).select_related("program", "center")
    batch = get_object_or_404(classes, pk=pk)
    firm = Employer.objects.visible_to(request.user).get()
    form = bound(PledgeForm, request, batch=batch, initial={"work_regency": firm.regency_id})
    if form.is_valid():
        try:
            pledge = services.offer_pledge(batch, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("Offered. The center's placement desk answers here."))
            return redirect("placements:show_pledge", pledge.pk)
    return form_page(
        request,
        form,
        title=_("Pledge to hire from %(name)s") % {"name": batch},
        intro=_("The center answers, the region helps, and everybody concerned sees how many "
                "you have taken on."),
        button=_("Offer the pledge"),
        facts=[
            (_("Program"), batch.program),
            (_("Training center"), batch.center),
            (_("Training"), f"{ui.day(batch.starts_on)} – {ui.day(batch.ends_on)}"),
            (_("Seats of the class"), batch.capacity),
        ],
        back=reverse("programs:show_batch", args=[pk]),
    )  # fmt: skip


@require_POST
@may("placements.welcome_pledge")
def welcome_pledge(request: HttpRequest, pk: int) -> HttpResponse:
    services.welcome_pledge(find(request, pk), by=request.user)
    messages.success(request, _("Welcomed. The firm is told, and the pledge is counted."))
    return redirect("placements:show_pledge", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.decline_pledge")
def decline_pledge(request: HttpRequest, pk: int) -> HttpResponse:
    pledge = find(request, pk)
    form = bound(DeclinePledgeForm, request)
    if form.is_valid():
        services.decline_pledge(pledge, by=request.user, **form.cleaned_data)
        messages.success(request, _("Declined. The firm reads the reason."))
        return redirect("placements:show_pledge", pk)
    return _page(request, form, pledge, _("Decline the pledge of %(firm)s"), _("Decline"))


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.withdraw_pledge")
def withdraw_pledge(request: HttpRequest, pk: int) -> HttpResponse:
    pledge = find(request, pk)
    form = bound(WithdrawPledgeForm, request)
    if form.is_valid():
        services.withdraw_pledge(pledge, by=request.user, **form.cleaned_data)
        messages.success(request, _("Withdrawn. The center reads the reason."))
        return redirect("placements:show_pledge", pk)
    return _page(request, form, pledge, _("Withdraw the pledge of %(firm)s"), _("Withdraw"))


def _page(
    request: HttpRequest, form: Any, pledge: ClassPledge, title: str, button: str
) -> HttpResponse:
    return form_page(
        request,
        form,
        title=title % {"firm": pledge.employer},
        button=button,
        facts=[
            (_("Class"), pledge.batch.title),
            (_("People pledged"), pledge.people),
            (_("Job"), pledge.job_title),
            (_("They start by"), ui.day(pledge.starts_by)),
        ],
        back=reverse("placements:show_pledge", args=[pledge.pk]),
        danger=True,
    )


def steps_of(pledge: ClassPledge) -> list[dict[str, Any]]:
    """The pledge as a line of steps; where it stopped, the line stops."""
    S = PledgeStatus
    label, status = pledge.get_status_display(), pledge.status
    answered = ui.day(pledge.answered_on) if pledge.answered_on else ""
    day = ui.day(pledge.starts_by)
    offered = {"label": _("Offered"), "state": "done", "note": ui.day(pledge.offered_at)}
    if not pledge.is_promised:
        state = "now" if status == S.OFFERED else "stopped"
        return [
            offered,
            {"label": label, "state": state, "note": answered},
            {"label": _("They start by"), "state": "waiting", "note": day},
        ]
    end = {S.KEPT: "done", S.BROKEN: "stopped"}.get(PledgeStatus(status), "now")
    return [
        offered,
        {"label": _("Welcomed"), "state": "done", "note": answered},
        {"label": _("They start by") if end == "now" else label, "state": end, "note": day},
    ]

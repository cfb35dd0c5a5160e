"""How a class selects: its steps, the points of each, and the ranking that decides."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts import roles
from blkportal.core.access import may, may_do
from blkportal.core.keys import keys_in
from blkportal.core.paging import MOST_ROWS, page_of
from blkportal.core.refusals import Refusal
from participants import services
from participants.models import Referral, SelectionScore, SelectionStep
from participants.selection_forms import PlanForms, ScoreSheet
from participants.services.ranking import must_select, standings
from participants.services.score import marks_of, nominees_of
from participants.services.selection_step import PLANS
from participants.states import ReferralStatus
from participants.views.class_page import class_context, class_of
from programs.models import Batch
from programs.states import BatchStatus

TESTED = (
    ReferralStatus.VERIFIED,
    ReferralStatus.RESERVE,
    ReferralStatus.SELECTED,
    ReferralStatus.REJECTED,
    ReferralStatus.NO_SHOW,
)
ANNOUNCED = (ReferralStatus.SELECTED, ReferralStatus.RESERVE)


@require_safe
@may("participants.view_selection")
def show_selection(request: HttpRequest, pk: int) -> HttpResponse:
    batch, user = class_of(request, pk), request.user
    steps = list(_with_progress(batch.selection_steps.all()))
    page = page_of(request, _tested(request, batch), MOST_ROWS)
    rows = standings(page.object_list, steps, SelectionScore.objects.visible_to(user))
    context = class_context(request, batch, "selection") | {
        "steps": steps,
        "page": page,
        "rows": rows,
        "waiting": sum(row.referral.status == ReferralStatus.VERIFIED for row in rows),
        "announces": any(row.referral.status in ANNOUNCED for row in rows),
        "may_plan": batch.status in PLANS and may_do(user, "participants.plan_selection"),
        "may_note": may_do(user, "participants.note_points"),
        "sees_progress": user.role not in roles.OFFICERS,  # whose own people are not the class
        "may_rank": batch.status == BatchStatus.SELECTION
        and bool(steps)
        and may_do(user, "participants.rank_nominees"),
        "today": timezone.localdate(),
    }
    return render(request, "participants/class_selection.html", context)


@may("participants.plan_selection")
def plan_selection(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    forms = PlanForms(batch.selection_steps.all(), request.POST or None)
    if request.method == "POST" and forms.is_valid():
        services.plan_selection(batch, steps=forms.steps(), by=request.user)
        messages.success(request, _("The selection is planned."))
        return redirect("participants:show_selection", pk)
    return render(request, "participants/selection_plan.html", {"batch": batch, "forms": forms})


@may("participants.note_points")
def note_points(request: HttpRequest, pk: int) -> HttpResponse:
    step = get_object_or_404(steps_of(request.user), pk=pk)
    page = None
    if request.method == "POST":
        keys = keys_in(request.POST.getlist("row")[:MOST_ROWS])
        nominees = list(nominees_of(step).filter(pk__in=keys))
        _tell_gone(request, len(set(keys)) - len(nominees))
        sheet = ScoreSheet(nominees, {}, request.POST)
        if sheet.is_valid():
            marks, seen = sheet.marks(), sheet.seen()
            changed = services.note_points(step, marks, seen=seen, by=request.user)
            _tell_changed(request, changed)
            return redirect(request.get_full_path())
    else:
        page = page_of(request, nominees_of(step), MOST_ROWS)
        sheet = ScoreSheet(list(page.object_list), marks_of(step))
    context = {
        "step": step,
        "batch": step.batch,
        "sheet": sheet,
        "page": page,
        "is_held": step.held_on <= timezone.localdate(),
    }
    return render(request, "participants/selection_scores.html", context)


@may("participants.rank_nominees")
def rank_nominees(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the decision by making it and taking it back; then makes it."""
    batch = class_of(request, pk)
    if request.method == "POST":
        ranking = services.rank_nominees(batch, by=request.user)
        text = _("Ranked: %(selected)s selected, %(reserve)s on the reserve list.")
        numbers = {"selected": len(ranking.selected), "reserve": len(ranking.reserve)}
        messages.success(request, text % numbers)
        return redirect("participants:show_selection", pk)
    context: dict[str, Any] = {"batch": batch}
    try:
        must_select(batch)
        with transaction.atomic():
            ranking = services.rank_nominees(batch, by=request.user)
            context["ranking"] = ranking
            context["reserve"] = [(row, ranking.passed.get(row.pk)) for row in ranking.reserve]
            transaction.set_rollback(True)
    except Refusal as refusal:
        context["notice"] = refusal.text
    return render(request, "participants/selection_rank.html", context)


def steps_of(user: Any) -> Any:
    return SelectionStep.objects.visible_to(user).select_related("batch__center")


def _with_progress(steps: Any) -> Any:
    absent = Count("scores", filter=Q(scores__is_absent=True))
    return steps.annotate(noted=Count("scores"), absent=absent)


def _tested(request: HttpRequest, batch: Batch) -> Any:
    rows = Referral.objects.visible_to(request.user).filter(batch=batch, status__in=TESTED)
    rows = rows.select_related("participant", "regency").defer("participant__nik")
    return rows.order_by(F("points").desc(nulls_last=True), "participant__name", "pk")


def _tell_gone(request: HttpRequest, number: int) -> None:
    if number > 0:
        text = ngettext(
            "%(n)s person of this sheet no longer waits for points and was left as it is.",
            "%(n)s people of this sheet no longer wait for points and were left as they are.",
            number,
        )
        messages.warning(request, text % {"n": number})


def _tell_changed(request: HttpRequest, number: int) -> None:
    text = ngettext("Saved: %(n)s row changed.", "Saved: %(n)s rows changed.", number)
    messages.success(request, text % {"n": number})

"""The assessment of a class: its days, the assessor's recommendations, the body's decisions."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from blkportal.core.access import may, may_do
from blkportal.core.keys import keys_in
from blkportal.core.paging import MOST_ROWS
from participants import services
from participants.assessment_forms import DecisionSheet, SittingForm, VerdictSheet
from participants.center_forms import ReasonForm
from participants.models import Assessment, Enrollment, Sitting
from participants.services.assessment_rules import FINISHED, pasts_of
from participants.states import AssessmentStatus
from participants.views.class_page import class_context, class_of
from programs.models import Batch


@require_safe
@may("participants.view_assessments")
def show_assessments(request: HttpRequest, pk: int) -> HttpResponse:
    batch, user = class_of(request, pk), request.user
    candidates = _candidates(user).order_by("enrollment__participant__name", "pk")
    sittings = Sitting.objects.visible_to(user).filter(batch=batch).select_related("body")
    context = class_context(request, batch, "assessments") | {
        "sittings": sittings.prefetch_related(
            Prefetch("assessments", candidates, to_attr="candidates")
        ),
        "today": timezone.localdate(),
        "may_plan": may_do(user, "participants.plan_sitting"),
        "may_recommend": may_do(user, "participants.note_recommendations"),
        "may_decide": may_do(user, "participants.note_decisions"),
        "may_cancel": may_do(user, "participants.cancel_sitting"),
        "may_take_back": may_do(user, "participants.take_back_assessment"),
    }
    return render(request, "participants/class_assessments.html", context)


@may("participants.plan_sitting")
def plan_sitting(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    form = SittingForm(request.POST if request.method == "POST" else None)
    ticked = keys_in(request.POST.getlist("row")[:MOST_ROWS])
    if form.is_valid():
        services.plan_sitting(batch, people=ticked, by=request.user, **form.cleaned_data)
        text = ngettext("%(n)s candidate asked for.", "%(n)s candidates asked for.", len(ticked))
        messages.success(request, text % {"n": len(ticked)})
        return redirect("participants:show_assessments", pk)
    free, others = _who_may_come(request, batch)
    context = {
        "batch": batch,
        "form": form,
        "free": free,
        "others": others,
        "ticked": ticked if form.is_bound else [row.pk for row in free],
    }
    return render(request, "participants/sitting_form.html", context)


def _who_may_come(request: HttpRequest, batch: Batch) -> tuple[list[Enrollment], list[Enrollment]]:
    rows = Enrollment.objects.visible_to(request.user).filter(batch=batch, status__in=FINISHED)
    rows = rows.select_related("participant", "regency").defer("participant__nik")
    people = list(rows.order_by("participant__name", "pk"))
    pasts = pasts_of(people)
    for row in people:
        row.past = pasts.get(row.pk)
    busy = [row for row in people if row.competent_on or (row.past and row.past.is_open)]
    return [row for row in people if row not in busy], busy


@may("participants.note_recommendations")
def note_recommendations(request: HttpRequest, pk: int) -> HttpResponse:
    sitting = _sitting(request, pk)
    waiting = _on_the_sheet(request, sitting, AssessmentStatus.REQUESTED)
    sheet = VerdictSheet(waiting, request.POST if request.method == "POST" else None)
    if sheet.is_valid():
        n = services.note_recommendations(sitting, sheet.said(), by=request.user)
        _tell(request, n)
        return redirect("participants:show_assessments", sitting.batch_id)
    return _sheet(request, sitting, sheet, _("Note the assessor's recommendations"))


@may("participants.note_decisions")
def note_decisions(request: HttpRequest, pk: int) -> HttpResponse:
    sitting = _sitting(request, pk)
    waiting = _on_the_sheet(request, sitting, AssessmentStatus.ASSESSED)
    sheet = DecisionSheet(waiting, request.POST if request.method == "POST" else None)
    if sheet.is_valid():
        number, on = sheet.cleaned_data["number"], sheet.cleaned_data["on"]
        n = services.note_decisions(sitting, sheet.said(), number=number, on=on, by=request.user)
        _tell(request, n)
        return redirect("participants:show_assessments", sitting.batch_id)
    return _sheet(request, sitting, sheet, _("Note the body's decision"))


@may("participants.cancel_sitting")
def cancel_sitting(request: HttpRequest, pk: int) -> HttpResponse:
    sitting = _sitting(request, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.cancel_sitting(sitting, by=request.user, **form.cleaned_data)
        messages.success(request, _("The assessment is called off for whoever was to come."))
        return redirect("participants:show_assessments", sitting.batch_id)
    context = {
        "batch": sitting.batch,
        "form": form,
        "label": _("Call the assessment off"),
        "subject": str(sitting),
        "tells": _("Whoever is still to be assessed on this day can be asked for another one."),
    }
    return render(request, "participants/assessment_reason.html", context)


@may("participants.take_back_assessment")
def take_back_assessment(request: HttpRequest, pk: int) -> HttpResponse:
    rows = _candidates(request.user).select_related("sitting__batch")
    assessment = get_object_or_404(rows, pk=pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.take_back_assessment(assessment, by=request.user, **form.cleaned_data)
        messages.success(request, _("The last step of this assessment is taken back."))
        return redirect("participants:show_assessments", assessment.sitting.batch_id)
    context = {
        "batch": assessment.sitting.batch,
        "form": form,
        "label": _("Take the last step back"),
        "subject": f"{assessment.enrollment.participant} · {assessment.get_status_display()}",
        "tells": _("What was noted last is taken away; the history keeps that it stood there."),
    }
    return render(request, "participants/assessment_reason.html", context)


def _candidates(user: Any) -> Any:
    rows = Assessment.objects.visible_to(user)
    rows = rows.select_related("enrollment__participant", "regency")
    return rows.defer("enrollment__participant__nik")


def _sitting(request: HttpRequest, pk: int) -> Sitting:
    rows = Sitting.objects.visible_to(request.user).select_related("batch", "body")
    return get_object_or_404(rows, pk=pk)


def _on_the_sheet(request: HttpRequest, sitting: Sitting, status: str) -> Any:
    """Whoever waits for the step; of a sheet that comes back, whoever was on it."""
    rows = _candidates(request.user).filter(sitting=sitting)
    if request.method == "POST":
        rows = rows.filter(pk__in=keys_in(request.POST.getlist("row")[:MOST_ROWS]))
    else:
        rows = rows.filter(status=status)
    return rows.order_by("enrollment__participant__name", "pk")


def _sheet(
    request: HttpRequest, sitting: Sitting, sheet: VerdictSheet, label: str
) -> HttpResponse:
    context = {"batch": sitting.batch, "sitting": sitting, "sheet": sheet, "label": label}
    return render(request, "participants/assessment_sheet.html", context)


def _tell(request: HttpRequest, number: int) -> None:
    text = ngettext("%(n)s result noted.", "%(n)s results noted.", number)
    messages.success(request, text % {"n": number})

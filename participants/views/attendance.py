"""Attendance of a class: its days, the roll of each, and where everybody stands."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from blkportal.core.access import may, may_do
from blkportal.core.refusals import Refusal
from participants import services
from participants.allowance import AllowanceSheet
from participants.attendance_forms import AllowanceForm, AssignForm, RollForm, TimetableForm
from participants.models import Enrollment, TrainingDay
from participants.services.attendance import is_locked, marks_of, people_on
from participants.services.export import note_export
from participants.services.tally import tallies
from participants.views.class_page import class_context, class_of
from programs.models import Batch


@require_safe
@may("participants.view_attendance")
def show_attendance(request: HttpRequest, pk: int) -> HttpResponse:
    batch, today = class_of(request, pk), timezone.localdate()
    is_inside = request.user.is_center or request.user.is_ministry  # type: ignore[union-attr]
    people_too = ("instructor__user",) if is_inside else ()  # staff are a matter of the house
    taught = batch.training_days.select_related("room", *people_too)
    days = list(taught.order_by("day"))
    people = list(_trained(request, batch))
    found = tallies(batch, people)
    may_take = may_do(request.user, "participants.take_roll")
    context = class_context(request, batch, "attendance") | {
        "days": days,
        "is_inside": is_inside,
        "rows": [(row, found[row.pk]) for row in people if row.pk in found],
        "due": [day for day in days if day.taken_at is None and day.day <= today],
        "today": today,
        "may_take": may_take,
        "may_plan": may_do(request.user, "participants.plan_days"),
        "may_pay": may_do(request.user, "participants.export_allowance"),
    }
    return render(request, "participants/class_attendance.html", context)


@may("participants.plan_days")
def plan_days(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    is_sent = request.method == "POST"
    blank = TimetableForm.for_days
    form = TimetableForm(request.POST) if is_sent else blank(batch.starts_on, batch.ends_on)
    if form.is_valid():
        try:
            days = services.plan_days(batch, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            text = ngettext(
                "%(n)s training day planned.", "%(n)s training days planned.", len(days)
            )
            messages.success(request, text % {"n": len(days)})
            return redirect("participants:show_attendance", pk)
    context = {"batch": batch, "form": form, "taken": batch.training_days.taken().count()}
    return render(request, "participants/timetable_form.html", context)


@may("participants.assign_days")
def assign_days(request: HttpRequest, pk: int) -> HttpResponse:
    """Room and instructor of all days to come, or of some."""
    batch = class_of(request, pk)
    now = batch.training_days.order_by("-day").values("room", "instructor").first()
    form = AssignForm(batch, request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        try:
            days = services.assign_days(batch, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            text = ngettext(
                "Room and instructor are set for %(n)s day.",
                "Room and instructor are set for %(n)s days.",
                days,
            )
            messages.success(request, text % {"n": days})
            return redirect("participants:show_attendance", pk)
    return render(request, "participants/assign_days.html", {"batch": batch, "form": form})


@may("participants.take_roll")
def take_roll(request: HttpRequest, pk: int) -> HttpResponse:
    days = TrainingDay.objects.visible_to(request.user).select_related("batch__center")
    day = get_object_or_404(days, pk=pk)
    people, noted, locked = list(people_on(day)), marks_of(day), is_locked(day)
    data = request.POST if request.method == "POST" else None
    form = RollForm(people, noted, day.hours, locked, data)
    if form.is_valid():
        number = services.take_roll(
            day,
            form.marks(),
            seen=form.seen(),
            reason=form.cleaned_data.get("reason", ""),
            by=request.user,
        )
        text = ngettext(
            "Roll saved: %(n)s mark changed.", "Roll saved: %(n)s marks changed.", number
        )
        messages.success(request, text % {"n": number})
        return redirect("participants:show_attendance", day.batch_id)
    context = {
        "day": day,
        "batch": day.batch,
        "form": form,
        "is_over": day.day <= timezone.localdate(),
    }
    return render(request, "participants/roll.html", context)


@may("participants.export_allowance")
def export_allowance(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """A sheet of what everybody is due; who took it away is kept."""
    batch = class_of(request, pk)
    start = {"since": batch.starts_on, "until": min(batch.ends_on, timezone.localdate())}
    form = AllowanceForm(request.POST if request.method == "POST" else None, initial=start)
    if not form.is_valid():
        return render(request, "participants/allowance.html", {"batch": batch, "form": form})
    file = BytesIO()
    words = form.cleaned_data
    rows = AllowanceSheet(request.user, batch=batch, **words).write(file, "xlsx")
    kept = {"batch": batch.code, **{name: str(value) for name, value in words.items()}}
    note_export(
        "allowance", by=request.user, reason=str(AllowanceSheet.title), rows=rows, filters=kept
    )
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"uang-saku-{batch.code}.xlsx")


def _trained(request: HttpRequest, batch: Batch) -> Any:
    rows = Enrollment.objects.visible_to(request.user).filter(
        batch=batch, enrolled_on__isnull=False
    )
    rows = rows.select_related("participant", "regency").defer("participant__nik")
    return rows.order_by("participant__name", "pk")

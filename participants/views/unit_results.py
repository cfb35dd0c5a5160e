"""Competence by unit: where a class stands, a sheet for the next attempt, a step back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from blkportal.core.access import may, may_do
from blkportal.core.keys import key_in, keys_in
from blkportal.core.paging import MOST_ROWS
from participants import services
from participants.models import Enrollment
from participants.services.unit_result import (
    LEARNS,
    NOT_ASSESSED,
    class_standings,
    standings_of,
)
from participants.states import EnrollmentStatus
from participants.unit_forms import TakeBackForm, UnitSheet, units_of
from participants.views.class_page import class_context, class_of
from participants.views.enrollment import enrollments_of
from programs.models import Batch, CompetencyUnit

LEARNED = (*LEARNS, EnrollmentStatus.GRADUATED, EnrollmentStatus.NOT_PASSED)


@require_safe
@may("participants.view_unit_results")
def show_units(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    units, people = list(units_of(batch.program_id)), list(_people(request, batch, LEARNED))
    found = class_standings(people)
    rows = [
        (row, {unit: found.get(row.pk, {}).get(unit.pk, NOT_ASSESSED) for unit in units})
        for row in people
    ]
    context = class_context(request, batch, "units") | {
        "units": units,
        "rows": rows,
        "may_note": may_do(request.user, "participants.note_results")
        and any(row.status in LEARNS for row in people),
    }
    return render(request, "participants/class_units.html", context)


@may("participants.note_results")
def note_results(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet of one unit: whoever has passed it, or has no attempt left, is not on it."""
    batch = class_of(request, pk)
    units = list(units_of(batch.program_id))
    unit = _chosen(units, request.POST.get("unit") or request.GET.get("unit", ""))
    people = list(_people(request, batch, LEARNS)) if unit else []
    now = standings_of(people, unit) if unit else {}
    if request.method == "POST" and unit:
        sent = set(keys_in(request.POST.getlist("row")[:MOST_ROWS]))
        sheet = UnitSheet([row for row in people if row.pk in sent], now, request.POST)
        if sheet.is_valid():
            _note(request, batch, unit, sheet)
            return redirect("participants:show_units", pk)
    else:
        sheet = UnitSheet([row for row in people if now[row.pk].attempts_left], now)
    context = {"batch": batch, "units": units, "unit": unit, "sheet": sheet}
    return render(request, "participants/unit_sheet.html", context)


@may("participants.take_back_result")
def take_back_result(request: HttpRequest, pk: int) -> HttpResponse:
    enrollment = get_object_or_404(enrollments_of(request.user), pk=pk)
    noted = enrollment.unit_results.values("unit")
    units = units_of(enrollment.program_id).filter(pk__in=noted)
    form = TakeBackForm(units, request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.take_back_result(enrollment, by=request.user, **form.cleaned_data)
        messages.success(request, _("The last result in this unit is taken back."))
        return redirect("participants:show_enrollment", pk)
    context = {"enrollment": enrollment, "form": form}
    return render(request, "participants/unit_take_back.html", context)


def _people(request: HttpRequest, batch: Batch, statuses: Any) -> Any:
    rows = Enrollment.objects.visible_to(request.user).filter(batch=batch, status__in=statuses)
    rows = rows.select_related("participant", "regency").defer("participant__nik")
    return rows.order_by("participant__name", "pk")


def _chosen(units: list[CompetencyUnit], word: str) -> CompetencyUnit | None:
    """The unit that is named, or the first of the program."""
    key = key_in(word)
    return next((unit for unit in units if unit.pk == key), units[0] if units else None)


def _note(request: HttpRequest, batch: Batch, unit: CompetencyUnit, sheet: UnitSheet) -> None:
    number = services.note_results(
        batch,
        unit,
        sheet.results(),
        on=sheet.cleaned_data["on"],
        seen=sheet.seen(),
        by=request.user,
    )
    text = ngettext("%(n)s result noted.", "%(n)s results noted.", number)
    messages.success(request, text % {"n": number})

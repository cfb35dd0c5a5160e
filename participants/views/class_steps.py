"""A class starts, completes and graduates: first in numbers, then for good."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext_lazy

from blkportal.core.access import may
from blkportal.core.refusals import Refusal
from participants import services
from participants.center_forms import DayForm, NothingForm
from participants.class_verbs import CLASS_VERBS
from participants.models import Enrollment, TrainingDay
from participants.services.reserve import must_be_fillable, reserve_list
from participants.services.tally import tallies
from participants.services.unit_result import lacking_units
from participants.views.class_page import class_of, tell
from programs.models import Batch

FILLED = ngettext_lazy(
    "%(n)s person has moved up from the reserve list.",
    "%(n)s people have moved up from the reserve list.",
    "n",
)


def people_of(request: HttpRequest, batch: Batch) -> Any:
    rows = Enrollment.objects.visible_to(request.user).filter(batch=batch)
    return rows.select_related("participant", "regency").order_by("participant__name")


def class_step(name: str) -> Callable[..., HttpResponse]:
    verb = CLASS_VERBS[name]
    service = getattr(services, verb.service)
    form_class = DayForm if verb.asks_day else NothingForm

    @may(f"participants.{verb.verb}")
    def step(request: HttpRequest, pk: int) -> HttpResponse:
        batch = class_of(request, pk)
        form = form_class(request.POST if request.method == "POST" else None)
        if form.is_valid():
            result = service(batch, by=request.user, **form.cleaned_data)
            tell(request, result, verb.done)
            return redirect("participants:show_class", pk)
        people = list(people_of(request, batch).defer("participant__nik"))
        moving = [row for row in people if row.status == verb.source]
        if name == "graduate":
            moving = _able(batch, moving)
        context = {
            "batch": batch,
            "form": form,
            "label": verb.label,
            "tells": verb.tells % {"n": len(moving)},
            "moving": moving,
            "staying": [row for row in people if row not in moving],
        }
        if name == "complete":
            context |= days_without_roll(batch)
        return render(request, "participants/class_step.html", context)

    return step


def _able(batch: Batch, people: list[Enrollment]) -> list[Enrollment]:
    """Who may graduate; of the others the page says which units or hours they lack."""
    lacking, attended = lacking_units(people, batch.program_id), tallies(batch, people)
    for row in people:
        row.lacks, row.tally = lacking.get(row.pk, []), attended.get(row.pk)
    return [row for row in people if not row.lacks and (not row.tally or row.tally.is_reached)]


def days_without_roll(batch: Batch) -> dict[str, int]:
    """What whoever completes a class early should know: these hours count as missed."""
    days = TrainingDay.objects.filter(batch=batch, taken_at__isnull=True)
    to_come = days.filter(day__gt=timezone.localdate()).count()
    return {"days_to_come": to_come, "days_untaken": days.count() - to_come}


start_class = class_step("start")
complete_class = class_step("complete")
graduate_class = class_step("graduate")


@may("participants.fill_seats")
def fill_seats(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows who would move up by doing it and taking it back; then does it."""
    batch = class_of(request, pk)
    if request.method == "POST":
        tell(request, services.fill_seats(batch, by=request.user), FILLED)
        return redirect("participants:show_class_referrals", pk)
    context: dict[str, Any] = {"batch": batch, "waiting": reserve_list(batch).count()}
    try:
        must_be_fillable(batch)
        with transaction.atomic():
            context["filled"] = services.fill_seats(batch, by=request.user)
            transaction.set_rollback(True)
    except Refusal as refusal:
        context["notice"] = refusal.text
    return render(request, "participants/class_fill.html", context)

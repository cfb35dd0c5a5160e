"""How a class selects: which steps, on which day, what each weighs."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants.models import Referral, SelectionScore, SelectionStep
from programs.models import Batch
from programs.services import hold_seats
from programs.states import BatchStatus

PLANS = (BatchStatus.PLANNED, BatchStatus.OPEN, BatchStatus.SELECTION)


class PlannedStep(NamedTuple):
    kind: str
    held_on: date
    weight: int = 1
    pass_mark: int | None = None


@transaction.atomic
def plan_selection(batch: Batch, *, steps: Sequence[PlannedStep], by: Any) -> list[SelectionStep]:
    """These steps and no others. A step in which points stand already cannot be left out."""
    hold_seats(batch.center_id)
    batch.refresh_from_db(fields=["status", "starts_on"])
    must_be_undecided(batch)
    _must_come_before(batch, steps)
    given_up = batch.selection_steps.exclude(kind__in=[step.kind for step in steps])
    _must_be_without_points(given_up)
    given_up.delete()
    return [_save(batch, step) for step in steps]


def must_be_undecided(batch: Batch) -> None:
    if batch.status not in PLANS:
        raise Refusal(
            _("The batch is “%(status)s”; its selection is over.")
            % {"status": batch.get_status_display()},
            code="selection_over",
        )
    if Referral.objects.filter(batch=batch, points__isnull=False).exists():
        raise Refusal(
            _("The nominees have been ranked by their points; steps and points stay as they are."),
            code="selection_decided",
        )


def _must_come_before(batch: Batch, steps: Sequence[PlannedStep]) -> None:
    if late := [step for step in steps if step.held_on > batch.starts_on]:
        kind = SelectionStep.Kind(late[0].kind).label
        raise Refusal(
            _("%(step)s: the day lies after the start of the training.") % {"step": kind},
            code="step_too_late",
        )


def _must_be_without_points(steps: Any) -> None:
    noted = SelectionScore.objects.filter(step__in=steps).select_related("step").first()
    if noted:
        raise Refusal(
            _("%(step)s: points are noted already, so the step stays. Empty its sheet first.")
            % {"step": noted.step},
            code="step_has_points",
        )


def _save(batch: Batch, planned: PlannedStep) -> SelectionStep:
    step, _is_new = SelectionStep.objects.update_or_create(
        batch=batch,
        kind=planned.kind,
        defaults={
            "center_id": batch.center_id,
            "held_on": planned.held_on,
            "weight": planned.weight,
            "pass_mark": planned.pass_mark,
        },
    )
    return step

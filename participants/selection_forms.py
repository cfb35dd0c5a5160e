"""What is typed about a selection: its steps, and the sheet of points of one step."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from participants.models import Referral, SelectionStep
from participants.models.selection import BEST
from participants.services.score import NOTHING, Mark
from participants.services.selection_step import PlannedStep

ABSENT = "absent"


class StepForm(forms.Form):
    """One kind of step. Without a day it is not part of the selection."""

    held_on = forms.DateField(label=_("Day"), widget=DayInput(), required=False)
    weight = forms.IntegerField(label=_("Weight"), min_value=1, max_value=BEST, initial=1)
    pass_mark = forms.IntegerField(
        label=_("Least points"),
        min_value=0,
        max_value=BEST,
        required=False,
        help_text=_("Of 100. Who has fewer is not selected, whatever the other steps say."),
    )


class PlanForms:
    """The three kinds side by side."""

    def __init__(self, steps: Iterable[SelectionStep], data: Any = None) -> None:
        now = {step.kind: step for step in steps}
        self.forms = {
            kind: StepForm(data, prefix=kind.value.lower(), initial=_initial(now.get(kind)))
            for kind in SelectionStep.Kind
        }

    def __iter__(self) -> Any:
        return iter((kind.label, form) for kind, form in self.forms.items())

    def is_valid(self) -> bool:
        return all([form.is_bound and form.is_valid() for form in self.forms.values()])

    def steps(self) -> list[PlannedStep]:
        return [
            PlannedStep(kind.value, **form.cleaned_data)
            for kind, form in self.forms.items()
            if form.cleaned_data["held_on"]
        ]


def _initial(step: SelectionStep | None) -> dict[str, Any]:
    if step is None:
        return {}
    return {"held_on": step.held_on, "weight": step.weight, "pass_mark": step.pass_mark}


class ScoreSheet(forms.Form):
    """A row a nominee: points or absence, and what the sheet showed when it was opened."""

    def __init__(self, nominees: list[Referral], marks: dict[int, Mark], data: Any = None):
        super().__init__(data)
        self.nominees = nominees
        for row in nominees:
            mark = marks.get(row.pk, NOTHING)
            self.fields[f"points-{row.pk}"] = _points(row, mark)
            self.fields[f"absent-{row.pk}"] = forms.BooleanField(
                label=_("Absent"), required=False, initial=mark.is_absent
            )
            self.fields[f"seen-{row.pk}"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=to_text(mark)
            )

    def rows(self) -> Iterable[tuple[Referral, BoundField, BoundField, BoundField]]:
        for row in self.nominees:
            yield (row, *(self[f"{part}-{row.pk}"] for part in ("points", "absent", "seen")))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for row in self.nominees:
            if data.get(f"absent-{row.pk}") and data.get(f"points-{row.pk}") is not None:
                self.add_error(
                    f"points-{row.pk}", _("Absent, and points as well: take one of them out.")
                )
        return data

    def marks(self) -> dict[int, Mark]:
        data = self.cleaned_data
        return {
            row.pk: Mark(data[f"points-{row.pk}"], data[f"absent-{row.pk}"])
            for row in self.nominees
        }

    def seen(self) -> dict[int, Mark]:
        return {row.pk: from_text(self.cleaned_data[f"seen-{row.pk}"]) for row in self.nominees}


def _points(row: Referral, mark: Mark) -> forms.DecimalField:
    return forms.DecimalField(
        label=_("Points of %(name)s") % {"name": row.participant.name},
        min_value=0,
        max_value=BEST,
        max_digits=5,
        decimal_places=2,
        required=False,
        localize=True,
        initial=None if mark.points is None else mark.points.normalize(),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 6, "autocomplete": "off"}),
    )


def to_text(mark: Mark) -> str:
    return ABSENT if mark.is_absent else "" if mark.points is None else f"{mark.points:f}"


def from_text(text: str) -> Mark:
    if text == ABSENT:
        return Mark(is_absent=True)
    try:
        points = Decimal(text)
    except InvalidOperation:
        return NOTHING
    return Mark(points) if points.is_finite() else NOTHING

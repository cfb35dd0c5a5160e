"""What is typed about units: the sheet of a class, and a result that was noted wrongly."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from participants.center_forms import ReasonForm
from participants.models import Enrollment
from participants.services.unit_result import Standing
from programs.models import CompetencyUnit

RESULTS = [("", _("not assessed")), ("K", _("competent")), ("BK", _("not yet competent"))]


class UnitSheet(forms.Form):
    """A row a person: the result of the next attempt, and how many were there when it opened."""

    on = forms.DateField(label=_("Day of the assessment"), widget=DayInput())

    def __init__(self, people: list[Enrollment], now: Mapping[int, Standing], data: Any = None):
        super().__init__(data, initial={"on": timezone.localdate()})
        self.people, self.now = people, now
        for row in people:
            label = _("Result of %(name)s") % {"name": row.participant.name}
            self.fields[f"result-{row.pk}"] = forms.ChoiceField(
                label=label, choices=RESULTS, required=False
            )
            self.fields[f"seen-{row.pk}"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=now[row.pk].attempts, min_value=0, max_value=9
            )

    def rows(self) -> Iterable[tuple[Enrollment, Standing, BoundField, BoundField]]:
        for row in self.people:
            yield row, self.now[row.pk], self[f"result-{row.pk}"], self[f"seen-{row.pk}"]

    def results(self) -> dict[int, bool]:
        typed = {row.pk: self.cleaned_data[f"result-{row.pk}"] for row in self.people}
        return {pk: word == "K" for pk, word in typed.items() if word}

    def seen(self) -> dict[int, int]:
        return {row.pk: self.cleaned_data[f"seen-{row.pk}"] for row in self.people}


class TakeBackForm(ReasonForm):
    """Which unit's last attempt was noted wrongly, and why."""

    field_order = ["unit", "reason"]

    def __init__(self, units: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = forms.ModelChoiceField(units, label=_("Unit"))
        self.order_fields(self.field_order)


def units_of(program_id: int) -> Any:
    return CompetencyUnit.objects.filter(program=program_id).order_by("code")

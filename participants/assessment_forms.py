"""What is typed about assessments: the day and its people, the assessor's list, the decision."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from participants.models import Assessment
from participants.services.assessment import ABSENT
from participants.states import Verdict
from programs.models import CertificationBody

NOTHING = [("", _("not noted"))]
SEEN = [*NOTHING, *Verdict.choices, (ABSENT, _("Did not come"))]
DECIDED = [*NOTHING, *Verdict.choices]


class SittingForm(forms.Form):
    body = forms.ModelChoiceField(
        CertificationBody.objects.none(), label=_("Certification body (LSP)")
    )
    held_on = forms.DateField(label=_("Day of the assessment"), widget=DayInput())
    site = forms.CharField(
        label=_("Assessment site (TUK)"),
        max_length=150,
        help_text=_("Workshop or room, and place."),
    )
    assessor = forms.CharField(label=_("Assessor"), max_length=120)
    assessor_number = forms.CharField(
        label=_("Assessor's registration number"),
        max_length=60,
        help_text=_("As it stands on the assessor's card."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = CertificationBody.objects.all()  # type: ignore[attr-defined]


class VerdictSheet(forms.Form):
    """A row a candidate; whoever is left at “not noted” keeps waiting."""

    choices: Any = SEEN

    def __init__(self, rows: Iterable[Assessment], data: Any = None) -> None:
        super().__init__(data)
        self.candidates = list(rows)
        for row in self.candidates:
            self.fields[f"said-{row.pk}"] = forms.ChoiceField(
                label=_("Result of %(name)s") % {"name": row.enrollment.participant.name},
                choices=self.choices,
                required=False,
                initial=row.recommendation,
            )

    def rows(self) -> Iterable[tuple[Assessment, BoundField]]:
        for row in self.candidates:
            yield row, self[f"said-{row.pk}"]

    def said(self) -> Mapping[int, str]:
        typed = {row.pk: self.cleaned_data[f"said-{row.pk}"] for row in self.candidates}
        return {key: word for key, word in typed.items() if word}

    def head(self) -> list[BoundField]:
        return []


class DecisionSheet(VerdictSheet):
    """The same for the body's letter; every row begins with what the assessor recommended."""

    choices = DECIDED

    number = forms.CharField(label=_("Number of the decision"), max_length=80)
    on = forms.DateField(label=_("Day of the decision"), widget=DayInput())

    def head(self) -> list[BoundField]:
        return [self["number"], self["on"]]

"""The sheet of journeys of a class, for one cost item: a row a person, and a row for everybody."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from participants.models import Enrollment, Trip
from participants.services.travel import Journey
from programs.models import AgreementCost
from programs.models.agreement_cost import Payer

MOST = 100_000_000
MEANS = [("", _("not noted")), *Trip.Means.choices]


class TravelSheet(forms.Form):
    """What is written in the first row counts for everybody whose means of travel is left open."""

    all_means = forms.ChoiceField(label=_("Means of travel"), choices=MEANS, required=False)
    all_on = forms.DateField(label=_("Day"), widget=DayInput(), required=False)
    all_cost = forms.IntegerField(
        label=_("Cost in rupiah a person"), required=False, min_value=0, max_value=MOST
    )

    def __init__(
        self,
        people: list[Enrollment],
        noted: Mapping[int, Trip],
        agreed: Mapping[int, AgreementCost],
        *args: Any,
    ) -> None:
        super().__init__(*args)
        self.people, self.agreed = people, agreed
        for row in people:
            self._add_row(row, noted.get(row.pk), agreed.get(row.pk))

    def _add_row(self, row: Enrollment, trip: Trip | None, agreed: AgreementCost | None) -> None:
        words, key = {"name": row.participant.name}, row.pk
        usual = (
            _("as agreed: %(payer)s") % {"payer": agreed.get_payer_display()} if agreed else "–"
        )
        self.fields[f"means-{key}"] = forms.ChoiceField(
            label=_("Means of travel of %(name)s") % words,
            choices=MEANS,
            required=False,
            initial=trip.means if trip else "",
        )
        self.fields[f"on-{key}"] = forms.DateField(
            label=_("Day of %(name)s") % words,
            widget=DayInput(),
            required=False,
            initial=trip.on if trip else None,
        )
        self.fields[f"cost-{key}"] = forms.IntegerField(
            label=_("Cost of %(name)s in rupiah") % words,
            required=False,
            min_value=0,
            max_value=MOST,
            initial=trip.cost if trip else None,
        )
        self.fields[f"payer-{key}"] = forms.ChoiceField(
            label=_("Who paid for %(name)s") % words,
            choices=[("", usual), *Payer.choices],
            required=False,
            initial=trip.payer if trip and not (agreed and agreed.payer == trip.payer) else "",
        )

    def rows(self) -> Iterable[tuple[Enrollment, list[BoundField]]]:
        for row in self.people:
            yield row, [self[f"{name}-{row.pk}"] for name in ("means", "on", "cost", "payer")]

    def journeys(self) -> dict[int, Journey | None]:
        """A row that is open, and nothing for everybody, is a journey that is not noted."""
        return {row.pk: self._journey(row.pk) for row in self.people}

    def _journey(self, key: int) -> Journey | None:
        typed = self.cleaned_data
        means = typed[f"means-{key}"]
        if not (means or typed["all_means"]):
            return None
        cost = typed[f"cost-{key}"]
        return Journey(
            means=means or typed["all_means"],
            on=typed[f"on-{key}"] or (None if means else typed["all_on"]),
            cost=typed["all_cost"] if cost is None and not means else cost,
            payer=typed[f"payer-{key}"],
        )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        for row in self.people:
            if typed.get(f"cost-{row.pk}") is not None and not (
                typed.get(f"means-{row.pk}") or typed.get("all_means")
            ):
                self.add_error(f"means-{row.pk}", _("Say how this person travelled."))
        return typed

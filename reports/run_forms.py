"""Which period the reports of all places are made for, and which reports a person follows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from reports.cadence import Cadence
from reports.forms import NATION, level_of, places_for


class RunForm(forms.Form):
    cadence = forms.ChoiceField(
        label=_("Period"), choices=Cadence.choices, widget=forms.RadioSelect
    )
    day = forms.DateField(
        label=_("A day in the period"),
        widget=DayInput(),
        help_text=_("The whole month, quarter or year in which this day lies."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=200,
        help_text=_("Needed when these reports are made already: why anew?"),
    )


class FollowForm(forms.Form):
    """Whoever acts for one place only is not asked for it."""

    place = forms.ChoiceField(label=_("Place"))
    cadence = forms.ChoiceField(
        label=_("How often"), choices=Cadence.choices, widget=forms.RadioSelect
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["place"].choices = places_for(user)  # type: ignore[attr-defined]
        if not places_for(user):
            del self.fields["place"]

    def asked(self) -> dict[str, Any]:
        """What ``subscribe`` wants."""
        place = self.cleaned_data.get("place", "").removeprefix(NATION)
        level, place = level_of(self.user, place, None)
        return {"level": level, "place": place, "cadence": self.cleaned_data["cadence"]}

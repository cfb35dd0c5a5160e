from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from placements.models import SampledWork

MOST_A_REGION = 200


class RoundForm(forms.Form):
    title = forms.CharField(
        label=_("Title"),
        max_length=120,
        help_text=_("For example: Work begun in 2026, first half."),
    )
    started_from = forms.DateField(label=_("Work that began from"), widget=DayInput())
    started_until = forms.DateField(label=_("until"), widget=DayInput())
    per_region = forms.IntegerField(
        label=_("Placements a region"), min_value=1, max_value=MOST_A_REGION, initial=20
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("started_from"), data.get("started_until")
        if first and last and last < first:
            self.add_error("started_until", _("This day lies before the first one."))
        return data


class CheckForm(forms.Form):
    method = forms.ChoiceField(
        label=_("How was it checked?"), choices=SampledWork.Method, widget=forms.RadioSelect
    )
    result = forms.ChoiceField(
        label=_("What was found?"), choices=SampledWork.Result, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Who said what"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

"""The question: which program, how many classes, from when, at which center."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from participants.services.what_if import Plan
from programs.models import Program, TrainingCenter

MOST_CLASSES = 50
FARTHEST = timedelta(days=5 * 365)


class WhatIfForm(forms.Form):
    program = forms.ModelChoiceField(
        Program.objects.filter(is_offered=True), label=_("Program"), empty_label=_("Choose")
    )
    classes = forms.IntegerField(
        label=_("Further classes"), min_value=1, max_value=MOST_CLASSES, initial=1
    )
    starts_on = forms.DateField(label=_("Starts"), widget=DayInput())
    center = forms.ModelChoiceField(
        TrainingCenter.objects.all(), label=_("Training center"), empty_label=_("Choose")
    )

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user.is_center:
            own = TrainingCenter.objects.filter(pk=user.scope_key)
            self.fields["center"].queryset = own  # type: ignore[attr-defined]
            self.fields["center"].initial = user.scope_key
            self.fields["center"].empty_label = None  # type: ignore[attr-defined]

    def clean_starts_on(self) -> Any:
        day = self.cleaned_data["starts_on"]
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("Choose a day that lies ahead."))
        if day > today + FARTHEST:
            raise forms.ValidationError(_("Choose a day within the next five years."))
        return day

    def plan(self) -> Plan:
        return Plan(**{name: self.cleaned_data[name] for name in self.fields})

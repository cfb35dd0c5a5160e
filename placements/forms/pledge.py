"""What a firm pledges to a class, and the reasons on the way."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from placements.forms.fields import DayField, ReasonField, RegencyField, WageField
from placements.services.pledge_terms import mistakes_in_pledge
from programs.models import Batch


class PledgeForm(forms.Form):
    people = forms.IntegerField(
        label=_("How many people of the class"),
        help_text=_("Each of them is asked later and says yes or no; you choose nobody now."),
        min_value=1,
    )
    job_title = forms.CharField(label=_("Job"), max_length=120)
    work_regency = RegencyField(label=_("Place of work"))
    starts_by = DayField(
        label=_("They start by"),
        help_text=_("After this day it is counted how many were taken on, and both sides see it."),
    )
    wage = WageField()
    message = forms.CharField(
        label=_("Message to the center"),
        help_text=_("What the work asks for, lodging, whom the center can call."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, batch: Batch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.batch = batch
        self.fields["people"].widget.attrs["max"] = batch.capacity
        self.fields["starts_by"].widget.attrs["min"] = batch.ends_on.isoformat()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        mistakes = mistakes_in_pledge(self.batch, data.get("people"), data.get("starts_by"))
        for field, (_code, sentence) in mistakes.items():
            self.add_error(field, sentence)
        return data


class DeclinePledgeForm(forms.Form):
    reason = ReasonField(
        help_text=_("The firm reads this. Say what would fit better: fewer people, another class.")
    )


class WithdrawPledgeForm(forms.Form):
    reason = ReasonField(help_text=_("The center reads this and looks for other firms."))

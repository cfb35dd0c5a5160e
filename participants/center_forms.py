"""What is typed on the center's pages about people."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.models import Certificate


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class NothingForm(forms.Form):
    """A step that asks for nothing but the click."""


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea,
        help_text=_("The region and the person will read it."),
    )


class DayForm(forms.Form):
    on = forms.DateField(label=_("Day"), widget=DayInput(), initial=timezone.localdate)


class LastDayForm(forms.Form):
    on = forms.DateField(
        label=_("Last day to re-register"),
        widget=DayInput(),
        help_text=_("Until the end of this day. Afterwards silent seats can go to the list."),
    )


class ReasonAndDayForm(ReasonForm):
    on = forms.DateField(label=_("Last day"), widget=DayInput(), initial=timezone.localdate)


class IssueForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Certificate.Kind.choices,
        widget=forms.RadioSelect,
        initial=Certificate.Kind.COMPETENCY,
    )
    issued_on = forms.DateField(
        label=_("Day of issue"), widget=DayInput(), initial=timezone.localdate
    )


class IssueOneForm(IssueForm):
    registration_number = forms.CharField(
        label=_("Registration number"),
        max_length=80,
        required=False,
        help_text=_("As the certification body gave it."),
    )

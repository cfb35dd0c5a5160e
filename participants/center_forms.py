"""What is typed on the center's pages about people."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import DayInput
from participants.models import Certificate


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
    """``kinds`` are the documents that come into question; all of them, if none is named."""

    def __init__(self, *args: Any, kinds: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kinds:
            choices = [each for each in Certificate.Kind.choices if each[0] in kinds]
            self.fields["kind"].choices = choices  # type: ignore[attr-defined]
            self.fields["kind"].initial = choices[-1][0]

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Certificate.Kind.choices,
        widget=forms.RadioSelect,
        initial=Certificate.Kind.COMPETENCY,
    )
    issued_on = forms.DateField(
        label=_("Day of issue"), widget=DayInput(), initial=timezone.localdate
    )


class ReplaceForm(ReasonForm):
    registration_number = forms.CharField(
        label=_("New registration number"),
        max_length=80,
        required=False,
        help_text=_("Leave it empty where the certification body keeps the old one."),
    )


class IssueOneForm(IssueForm):
    registration_number = forms.CharField(
        label=_("Registration number"),
        max_length=80,
        required=False,
        help_text=_("As the certification body gave it."),
    )

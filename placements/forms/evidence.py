"""What the upper steps of the ladder ask: whom to write to, which paper, what a visit found."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from placements.forms.fields import PastDayField
from placements.models import FirmQuestion, WorkPaper, WorkVisit


class AskFirmForm(forms.Form):
    sent_to = forms.CharField(
        label=_("E-mail or WhatsApp number of the firm"),
        max_length=120,
        help_text=_("Of the personnel office or the owner, never of the graduate."),
    )


class WorkPaperForm(forms.Form):
    kind = forms.ChoiceField(label=_("Paper"), choices=WorkPaper.Kind.choices)
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        max_length=200,
        help_text=_("PDF, JPG or PNG, up to 5 MB. A phone photo is enough if every line reads."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )


class WorkVisitForm(forms.Form):
    on = PastDayField(label=_("Day of the visit"))
    found = forms.ChoiceField(
        label=_("Found"), choices=WorkVisit.Found.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Who was met, what was said"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FirmAnswerForm(forms.Form):
    """As the firm reads it."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (FirmQuestion.Answer.WORKS, _("Yes, works here")),
            (FirmQuestion.Answer.LEFT, _("Worked here, and has left")),
            (FirmQuestion.Answer.NEVER, _("No, has never worked here")),
        ],
        widget=forms.RadioSelect,
    )
    last_day = PastDayField(label=_("If left: the last day of work"), required=False)
    witness_name = forms.CharField(label=_("Your name"), max_length=100)
    witness_title = forms.CharField(
        label=_("Your position"), max_length=100, help_text=_("For example: head of personnel.")
    )

    def __init__(self, *args: Any, started_on: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.started_on = started_on

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("answer") == FirmQuestion.Answer.LEFT and "last_day" not in self.errors:
            day = data.get("last_day")
            if day is None or not self.started_on <= day <= timezone.localdate():
                self.add_error(
                    "last_day", _("Give a day between the first day of work and today.")
                )
        return data

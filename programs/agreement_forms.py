"""What is typed about the documents of an agreement and about the one that follows it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blkportal.core.widgets import DayInput
from programs.agreement_papers import AgreementPaperKind


class AddAgreementPaperForm(forms.Form):
    kind = forms.ChoiceField(label=_("Document"), choices=AgreementPaperKind.choices)
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        max_length=200,
        help_text=_("PDF, JPG or PNG, up to 5 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )


class RemovalForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea,
        help_text=_("Both sides will read it. The file itself is deleted."),
    )


class PeriodForm(forms.Form):
    """From the first day to the last."""

    starts_on = forms.DateField(label=_("In force from"), widget=DayInput())
    ends_on = forms.DateField(label=_("In force until"), widget=DayInput())

    def clean(self) -> dict[str, Any]:
        """Said beside the field, before the service says it for everybody."""
        data = super().clean() or self.cleaned_data
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("The agreement must end after it starts."))
        return data


class AskRenewalForm(PeriodForm):
    note = forms.CharField(
        label=_("Note"),
        max_length=500,
        required=False,
        widget=forms.Textarea,
        help_text=_("What should stay as it is, and what should change."),
    )


class RenewForm(PeriodForm):
    number = forms.CharField(label=pgettext_lazy("of a document", "Number"), max_length=100)
    signed_on = forms.DateField(label=_("Signed"), widget=DayInput())
    field_order = ["number", "signed_on", "starts_on", "ends_on"]

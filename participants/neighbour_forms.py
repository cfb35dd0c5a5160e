from django import forms
from django.utils.translation import gettext_lazy as _

from participants.forms import ExportForm


class TakeAlongForm(ExportForm):
    reason = forms.CharField(
        label=_("What the list is for"),
        min_length=10,
        max_length=300,
        help_text=_("Kept with your name."),
    )


class ReturnedFileForm(forms.Form):
    file = forms.FileField(
        label=_("File from SIAPkerja"),
        allow_empty_file=True,
        max_length=200,
        help_text=_(
            "Excel (.xlsx) or CSV with at least NIK and name, the columns in any order. It is "
            "compared and not kept; nothing is changed by it."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

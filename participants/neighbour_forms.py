from django import forms
from django.utils.translation import gettext_lazy as _

from participants.compared import AS_IT_CAME
from participants.forms import ExportForm


class TakeAlongForm(ExportForm):
    reason = forms.CharField(
        label=_("What the list is for"),
        min_length=10,
        max_length=300,
        help_text=_("Kept with your name."),
    )


class TakeComparisonForm(TakeAlongForm):
    format = forms.ChoiceField(
        label=_("File"),
        choices=[
            ("xlsx", _("The comparison as Excel (.xlsx)")),
            ("csv", _("The comparison as CSV (.csv)")),
            (AS_IT_CAME, _("The file as it came, with whole NIKs")),
        ],
    )


class SettleForm(forms.Form):
    note = forms.CharField(
        label=_("How it was settled"),
        max_length=300,
        help_text=_("Which register was put right, or why both may stay as they are."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ReturnedFileForm(forms.Form):
    file = forms.FileField(
        label=_("File from SIAPkerja"),
        allow_empty_file=True,
        max_length=200,
        help_text=_(
            "Excel (.xlsx) or CSV with at least NIK and name, the columns in any order. It is "
            "compared and kept, sealed, beside this class; neither register is changed by it."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

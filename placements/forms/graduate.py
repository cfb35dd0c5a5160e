from django import forms
from django.utils.translation import gettext_lazy as _


class TakeAlongForm(forms.Form):
    reason = forms.CharField(
        label=_("What the list is for"),
        min_length=10,
        max_length=300,
        help_text=_("Kept with your name. Each person in the file can read that you took it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    format = forms.ChoiceField(
        label=_("File"), choices=[("xlsx", "Excel (.xlsx)"), ("csv", "CSV (.csv)")]
    )

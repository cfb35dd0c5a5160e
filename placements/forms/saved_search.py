from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the search"), max_length=80, help_text=_("E.g. “Welders for Karawang”.")
    )
    is_mailed = forms.BooleanField(
        label=_("Write to me when it finds new people"),
        help_text=_("At most once a day; the letter says how many, and never who."),
        required=False,
    )

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.forms import NikField


class AskTransferForm(forms.Form):
    nik = NikField()
    reason = forms.CharField(
        label=_("Why the person is yours now"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: has moved here, with the new identity card of this month."),
    )


class AnswerTransferForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer of the ministry"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "The asking region reads it. Say nothing about the region that keeps the record."
        ),
    )

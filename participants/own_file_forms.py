from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 1_000


class CorrectionAskedForm(forms.Form):
    text = forms.CharField(
        label=_("What is wrong, and how is it right?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "For example: my name is written Siti Rahmah; my number is now 0812 3456 7890."
        ),
    )


class ErasureAskedForm(forms.Form):
    text = forms.CharField(
        label=_("Would you like to say why?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_sure = forms.BooleanField(
        label=_("I understand that my certificates can no longer be checked after this.")
    )


class DataAnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer to the person"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it on the own page, and by e-mail if there is an address."),
    )

"""Whose codes of places a list uses, as the page of its upload asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regions.codes import CodeScheme


class CodeSchemeField(forms.ChoiceField):
    """Nothing chosen declares nothing: names are understood, four bare digits asked about."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Codes of places in the list"),
            choices=CodeScheme.choices,
            initial=CodeScheme.UNDECLARED,
            required=False,
            help_text=_(
                "The same four digits mean different places at Kemendagri and BPS: 6210 is Gunung"
                " Mas or Pulang Pisau. Names are always understood."
            ),
            **options,
        )

    def clean(self, value: Any) -> CodeScheme:
        return CodeScheme(super().clean(value) or CodeScheme.UNDECLARED)

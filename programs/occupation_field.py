"""An occupation by its code, found in a list without a script."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.occupations import OCCUPATIONS, code_of


class CodeInput(forms.TextInput):
    """A code with its list beside it, which the browser itself searches by code and by name."""

    template_name = "ui/code_input.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}_list"
        return context | {"choices": OCCUPATIONS.items()}


class OccupationField(forms.CharField):
    """The code, or a name of the list; a code that the list does not name is taken as well."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Occupation (KBJI)"),
            help_text=_("Four digits, or a name of the list, e.g. “Tukang las”. If you know it."),
            required=False,
            max_length=80,
            widget=CodeInput(attrs={"autocomplete": "off"}),
            **options,
        )

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        code = written and code_of(written)
        if written and not code:
            raise forms.ValidationError(
                _("Choose a name of the list, or write the four digits of the code.")
            )
        return str(code)

"""Fields as every page shows them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class DayInput(forms.DateInput):
    """A day from the browser's own calendar, which wants it in one format in every language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class ListField(forms.FileField):
    """A list as a file, of the two kinds that the portal reads."""

    def __init__(self, *, help_text: Any) -> None:
        super().__init__(
            label=_("List"),
            help_text=help_text,
            widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
            max_length=200,
        )

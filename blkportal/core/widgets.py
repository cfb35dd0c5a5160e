"""Fields as every page shows them."""

from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """A day from the browser's own calendar, which wants it in one format in every language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

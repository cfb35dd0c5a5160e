"""The filters that are set, as chips which a click removes."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from blkportal.core.templatetags import ui


def chips_of(filterset: Any) -> list[dict[str, str]]:
    """[{"name", "label", "value"}] of each field that narrows the list; sorting is no filter."""
    form = filterset.form
    if not form.is_bound or not form.is_valid():
        return []
    chips = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        if name != "sort" and value not in (None, "", [], False):
            chips.append({"name": name, "label": str(field.label), "value": _words(field, value)})
    return chips


def _words(field: Any, value: Any) -> str:
    if value is True:
        return _("yes")
    if isinstance(value, date):
        return ui.day(value)
    if not hasattr(value, "pk"):
        for key, label in getattr(field, "choices", ()):
            if str(key) == str(value):
                return str(label)
    return str(value)

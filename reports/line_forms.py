"""The lines of a proposal as one dense page: a number and, where it is another one, its reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import ListField
from programs.services.need_answer import MOST_SEATS
from reports.services.quota_lines import Change, mistake_in
from reports.services.quota_proposal import Line


class LinesForm(forms.Form):
    """``seats_12``, ``reason_12`` and ``accept_12`` belong to the need 12."""

    def __init__(self, lines: list[Line], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            key, name = line.wish.need.pk, f"{line.wish.need.regency.short_name}, {line.wish.need}"
            self.fields[f"seats_{key}"] = forms.IntegerField(
                label=_("%(name)s: seats") % {"name": name},
                min_value=0,
                max_value=MOST_SEATS,
                initial=line.decided,
                disabled=line.is_accepted,
            )
            self.fields[f"reason_{key}"] = forms.CharField(
                label=_("%(name)s: why another number") % {"name": name},
                max_length=200,
                required=False,
                initial=line.reason,
                disabled=line.is_accepted,
            )
            self.fields[f"accept_{key}"] = forms.BooleanField(
                label=_("%(name)s: accept") % {"name": name},
                required=False,
                initial=line.is_accepted,
                disabled=line.is_accepted,
            )

    def rows(self) -> list[tuple[Line, Any, Any, Any]]:
        return [
            (
                line,
                *(self[f"{name}_{line.wish.need.pk}"] for name in ("seats", "reason", "accept")),
            )
            for line in self.lines
        ]

    def clean(self) -> dict[str, Any]:
        """Said beside the cell, before the service says it for everybody."""
        data = super().clean() or self.cleaned_data
        for line in self.lines:
            key = line.wish.need.pk
            seats = data.get(f"seats_{key}")
            if seats is None:
                continue
            if mistake := mistake_in(line, seats, data.get(f"reason_{key}", "")):
                self.add_error(f"reason_{key}", mistake)
            if data.get(f"accept_{key}") and not seats:
                self.add_error(f"accept_{key}", _("Without seats there is nothing to accept."))
        return data

    def changes(self) -> list[Change]:
        data = self.cleaned_data
        return [
            Change(key, data[f"seats_{key}"], data[f"reason_{key}"])
            for key in (line.wish.need.pk for line in self.lines if not line.is_accepted)
        ]

    def ticked(self) -> list[int]:
        return [
            line.wish.need.pk
            for line in self.lines
            if not line.is_accepted and self.cleaned_data[f"accept_{line.wish.need.pk}"]
        ]


class LineListForm(forms.Form):
    file = ListField(help_text=_("The downloaded workbook (.xlsx) or CSV UTF-8 (.csv)."))

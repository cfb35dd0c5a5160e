"""The tables of a dashboard as files: all rows of what the page shows, with the same filters."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blkportal.core.exports import Export
from blkportal.core.templatetags.ui import day, moment
from reports.services.dashboard.looking import Look
from reports.services.dashboard.table import Table


class DashboardTable(Export):
    """``table`` holds the rows, and ``look`` what they are about."""

    code = "dashboard_table"
    title = gettext_lazy("Table of a dashboard")
    columns: Mapping[str, Any] = {}  # type: ignore[misc]
    text_columns = frozenset({"key"})

    def __init__(self, user: Any, **params: Any) -> None:
        super().__init__(user, **params)
        table: Table = params["table"]
        about = {
            "place": _("Place"),
            "since": _("From"),
            "until": _("To"),
            "as_of": _("Data as of"),
        }
        self.columns = {"key": _("Code"), "label": table.first, **table.heads, **about}
        if settings.SHOWS_SYNTHETIC_DATA:
            self.columns["note"] = _("Note")

    def rows(self) -> Iterable[Mapping[str, Any]]:
        look: Look = self.params["look"]
        report = look.report
        about = {
            "place": self.params["title"],
            "since": day(report.period_from),
            "until": day(report.period_to),
            "as_of": moment(report.as_of),
            "note": _(
                "Synthetic demo data: none of these persons, employers or documents exists."
            ),
        }
        for row in self.params["table"].rows:
            yield {name: row.get(name) for name in self.columns} | {
                name: text for name, text in about.items() if name in self.columns
            }

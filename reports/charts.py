"""Charts that a spreadsheet draws itself, from the cells of the table beside them."""

from typing import Any

from django.utils.translation import gettext as _

SHOWN = ("enrolled", "graduated", "placed", "unknown")
MOST_ROWS = 30  # more columns than that nobody can read
# told apart without colour: dark, middle, light, and hatched for what is not yet known
FILLS: dict[str, dict[str, Any]] = {
    "enrolled": {"fill": {"color": "#06403F"}},
    "graduated": {"fill": {"color": "#3F8F88"}},
    "placed": {"fill": {"color": "#B9DED9"}},
    "unknown": {
        "pattern": {
            "pattern": "wide_upward_diagonal", "fg_color": "#4B5B58", "bg_color": "#FFFFFF",
        }
    },
}  # fmt: skip


def draw_breakdown(
    book: Any, sheet: Any, table: dict[str, Any], head: int, names: tuple[str, ...]
) -> None:
    """Beside the table whose head stands in row ``head``; ``names`` are its figures in order."""
    rows = len(table["rows"])
    if not 0 < rows <= MOST_ROWS:
        return
    chart = book.add_chart({"type": "column"})
    for name in SHOWN:
        column = 1 + names.index(name)
        chart.add_series(
            {
                "name": [sheet.name, head, column],
                "categories": [sheet.name, head + 1, 0, head + rows, 0],
                "values": [sheet.name, head + 1, column, head + rows, column],
                "border": {"color": "#13211F", "width": 0.75},
                **FILLS[name],
            }
        )
    chart.set_title({"name": str(table["title"])})
    chart.set_y_axis({"name": _("People"), "min": 0, "major_gridlines": {"visible": True}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 720, "height": 380})
    sheet.insert_chart(head, len(names) + 2, chart)

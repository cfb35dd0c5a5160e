"""A table as data: what the page shows, a file holds and the API answers is the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reports.figures import BY_NAME
from reports.services.counting import Numbers

Row = dict[str, Any]


@dataclass(frozen=True)
class Table:
    """Rows of {"key", "label", **numbers}; a number is None where it is not kept."""

    name: str
    title: Any
    first: Any
    heads: dict[str, Any]
    rows: list[Row]

    @property
    def lines(self) -> list[tuple[Row, list[int | None]]]:
        """For a page: each row, and its numbers in the order of the heads."""
        return [(row, [row.get(name) for name in self.heads]) for row in self.rows]

    def sorted_by(self, wanted: str) -> "Table":
        """``-enrolled``, ``label`` …; any other name leaves the order. Unknown goes last."""
        name = wanted.removeprefix("-")
        if name not in {*self.heads, "label"}:
            return self
        known = [row for row in self.rows if row.get(name) is not None]
        rest = [row for row in self.rows if row.get(name) is None]
        known.sort(key=lambda row: row[name], reverse=wanted.startswith("-"))
        return Table(self.name, self.title, self.first, self.heads, known + rest)


def heads_of(names: Iterable[str]) -> dict[str, Any]:
    return {name: BY_NAME[name].label for name in names}


def cells_of(names: Iterable[str], figures: Numbers) -> Row:
    return {name: figures.get(name) for name in names}

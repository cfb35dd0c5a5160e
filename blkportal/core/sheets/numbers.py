"""Columns that hold how many."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.field import Field, Label, Read, Wrong, as_text
from blkportal.core.sheets.parse import Cell


class Whole(Field[int]):
    """A whole number, as Excel keeps it or as somebody typed it: 1200, "1.200", "1 200"."""

    hint = _("A whole number.")

    def __init__(
        self, label: Label, *synonyms: str, least: int = 0, most: int, **options: Any
    ) -> None:
        super().__init__(label, *synonyms, **options)
        self.least, self.most = least, most

    def reader(self, context: Any, from_1904: bool) -> Read:
        return self._read

    def _read(self, cell: Cell) -> int:
        number = _number(cell)
        if number is None:
            raise Wrong(_("A whole number has to stand here, for example 16."))
        if not self.least <= number <= self.most:
            raise Wrong(
                _("The number must lie between %(least)s and %(most)s."),
                least=self.least,
                most=self.most,
            )
        return number


def _number(cell: Cell) -> int | None:
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else None
    text = as_text(cell).replace(" ", "")
    thousands = text.replace(".", "")
    if "." in text and not all(len(part) == 3 for part in text.split(".")[1:]):
        return None
    return int(thousands) if thousands.isascii() and thousands.isdigit() else None

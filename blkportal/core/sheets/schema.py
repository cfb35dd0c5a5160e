"""The schema of one row, and where its columns stand in a sheet."""

from collections.abc import Iterable
from typing import Any, ClassVar

from blkportal.core.sheets.cells import letters
from blkportal.core.sheets.field import Field, Label
from blkportal.core.sheets.parse import Cell, Sheet
from blkportal.core.sheets.refusal import SheetRefused
from blkportal.core.sheets.spelling import header_keys


class Row:
    """Subclass with fields; a checked row carries `number` and the value of every field."""

    fields: ClassVar[dict[str, Field]] = {}
    number: int

    def __init_subclass__(cls) -> None:
        own = {name: each for name, each in vars(cls).items() if isinstance(each, Field)}
        cls.fields = {**cls.fields, **own}

    @classmethod
    def expected(cls) -> list[list[str]]:
        return [each.labels() for each in cls.fields.values()]

    def doubts(self, context: Any) -> Iterable[tuple[str, Label, bool]]:
        """What is wrong between cells: (field name, sentence, whether it only warns)."""
        return ()


def find_columns(sheet: Sheet, schema: type[Row]) -> dict[str, int]:
    """Where each field stands; refuses the file when a needed column is absent or there twice."""
    wanted = {
        key: name
        for name, each in schema.fields.items()
        for label in each.labels()
        for key in header_keys(label)
    }
    columns: dict[str, int] = {}
    for at, header in enumerate(sheet.headers):
        found = {wanted[key] for key in header_keys(header) if key in wanted}
        for name in found:
            if name in columns:
                pair = ", ".join(letters(each + 1) for each in (columns[name], at))
                raise SheetRefused("same-column", cells=pair, label=str(schema.fields[name].label))
            columns[name] = at
    missing = [
        str(e.label) for name, e in schema.fields.items() if e.required and name not in columns
    ]
    if missing:
        raise SheetRefused("missing-columns", labels=", ".join(missing), row=sheet.header_row)
    return columns


def shown(cell: Cell) -> str:
    """The cell as Excel shows it, near enough to be found by eye."""
    if isinstance(cell, float):
        is_short = cell.is_integer() and abs(cell) < 1e11
        return str(int(cell)) if is_short else f"{cell:.5E}" if abs(cell) >= 1e11 else repr(cell)
    if isinstance(cell, bool):
        return str(cell).upper()
    if hasattr(cell, "strftime"):
        return f"{cell:%d/%m/%Y}"
    return cell or ""

"""An import is one row schema, checked as a whole and numbered as Excel shows it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.cells import letters
from blkportal.core.sheets.field import Read, Wrong
from blkportal.core.sheets.fields import Day, Digits, Phone, Text
from blkportal.core.sheets.lookups import Choice, Lookup, Several
from blkportal.core.sheets.numbers import Whole
from blkportal.core.sheets.parse import Cell, Sheet, SheetRow
from blkportal.core.sheets.schema import Row, find_columns, shown
from blkportal.core.sheets.spelling import tidy

__all__ = [
    "Checked",
    "Choice",
    "Day",
    "Digits",
    "Lookup",
    "Phone",
    "Problem",
    "Row",
    "Several",
    "Text",
    "Whole",
    "check",
]


R = TypeVar("R", bound=Row)


@dataclass(slots=True)
class Problem:
    row: int
    column_letter: str
    label: str
    value: str
    sentence: str
    name: str = ""
    only_warns: bool = False

    @property
    def cell(self) -> str:
        return f"{self.column_letter}{self.row}"

    def as_words(self) -> dict[str, str]:
        """What a page shows of it, as the result of a job keeps it."""
        names = ("cell", "label", "value", "sentence")
        return {name: str(getattr(self, name)) for name in names}


@dataclass(slots=True)
class Checked(Generic[R]):
    """`rows` may be written; `problems` names every other one; `blank` held nothing to import."""

    rows: list[R]
    problems: list[Problem]
    blank: list[int] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    @property
    def refused(self) -> set[int]:
        return {each.row for each in self.problems if not each.only_warns}


TELLS_EACH = 1_000  # rows


def check(
    sheet: Sheet,
    schema: type[R],
    context: Any = None,
    *,
    told: Callable[[int], None] = lambda done: None,
) -> Checked[R]:
    """``told`` hears after each thousand rows how many are checked."""
    return _Check(sheet, schema, context).run(told)


class _Check(Generic[R]):
    def __init__(self, sheet: Sheet, schema: type[R], context: Any) -> None:
        self.sheet = sheet
        self.schema = schema
        self.context = context
        self.columns = find_columns(sheet, schema)
        self.done: Checked[R] = Checked([], [])
        self.seen: dict[str, dict[Any, int]] = {
            name: {} for name, each in schema.fields.items() if each.unique
        }

    def run(self, told: Callable[[int], None]) -> Checked[R]:
        columns = set(self.columns.values())
        readers = [
            (
                name,
                self.columns[name],
                each.reader(self.context, self.sheet.from_1904),
                each.required,
            )
            for name, each in self.schema.fields.items()
            if name in self.columns
        ]
        absent = dict.fromkeys(self.schema.fields.keys() - self.columns.keys())
        for done, row in enumerate(self.sheet.rows):
            if done % TELLS_EACH == 0:
                told(done)
            self._row(row, readers, absent)
        self.done.ignored = [
            name for at, name in enumerate(self.sheet.headers) if name and at not in columns
        ]
        return self.done

    def _row(
        self, row: SheetRow, readers: list[tuple[str, int, Read, bool]], absent: dict
    ) -> None:
        values: dict[str, Any] = {"number": row.number, **absent}
        cells, width = row.cells, len(row.cells)
        wrong: list[tuple[str, Cell, str]] = []
        filled = False
        for name, at, read, required in readers:
            cell = cells[at] if at < width else None
            if cell is None or (cell.__class__ is str and _says_nothing(cell, required)):
                values[name] = None
                if required:
                    wrong.append((name, None, ""))
                continue
            filled = True
            try:
                values[name] = read(cell)
            except Wrong as error:
                wrong.append((name, cell, error.sentence))
        if filled:
            self._finish(row, values, wrong)
        else:
            self.done.blank.append(row.number)

    def _finish(self, row: SheetRow, values: dict, wrong: list[tuple[str, Cell, str]]) -> None:
        for name, first_rows in self.seen.items():
            value = values.get(name)
            if (
                value is not None
                and (first := first_rows.setdefault(value, row.number)) != row.number
            ):
                sentence = str(_("The same as in row %(row)s. Keep one of the two rows."))
                wrong.append((name, row.cells[self.columns[name]], sentence % {"row": first}))
        if wrong:
            required = str(_("This cell must be filled in."))
            for name, cell, sentence in wrong:
                self._add(row.number, name, cell, sentence or required)
            return
        checked = self.schema.__new__(self.schema)
        checked.__dict__ = values
        if not self._doubted(checked, row):
            self.done.rows.append(checked)

    def _doubted(self, checked: R, row: SheetRow) -> bool:
        refused = False
        for name, sentence, only_warns in checked.doubts(self.context):
            at = self.columns.get(name, len(row.cells))
            cell = row.cells[at] if at < len(row.cells) else None
            self._add(row.number, name, cell, str(sentence), only_warns)
            refused = refused or not only_warns
        return refused

    def _add(
        self, row: int, name: str, cell: Cell, sentence: str, only_warns: bool = False
    ) -> None:
        letter = letters(self.columns[name] + 1) if name in self.columns else ""
        label = str(self.schema.fields[name].label)
        self.done.problems.append(
            Problem(row, letter, label, shown(cell), sentence, name, only_warns)
        )


def _says_nothing(text: str, required: bool) -> bool:
    if text.isprintable():
        return not text or text.isspace() or (text == "-" and not required)
    return not tidy(text)

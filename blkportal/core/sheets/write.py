"""Tables out: XLSX and CSV, streamed, with every text inert."""

import codecs
import csv
import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from blkportal.core.sheets.formulas import is_live, neutral
from blkportal.core.sheets.limits import MAX_TEXT

SHEET_ROWS = 1_048_576
PIECE = 200  # rows of a CSV that are kept until they are written
SAFE = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
    "remove_timezone": True,
}
Target = Path | str | IO[bytes]
Table = Iterable[Sequence[Any]]


class Pen:
    """Writes single cells of one workbook: the type decides, never the look of a text."""

    def __init__(self, target: Target) -> None:
        self.book = xlsxwriter.Workbook(target, SAFE)
        add = self.book.add_format
        self.head = add({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text = add({"num_format": "@"})
        # Excel keeps such a text a text even when someone edits the cell.
        self.quoted = add({"num_format": "@", "quote_prefix": True})
        self.day = add({"num_format": "dd/mm/yyyy"})
        self.moment = add({"num_format": "dd/mm/yyyy hh:mm"})
        self.marked = add({"bg_color": "#FFE0B2", "border": 1, "num_format": "@"})
        self.marked_number = add({"bg_color": "#FFE0B2", "border": 1})
        self.marked_day = add({"bg_color": "#FFE0B2", "border": 1, "num_format": "dd/mm/yyyy"})
        self.wrapped = add({"text_wrap": True, "valign": "top"})

    def write(
        self, sheet: Worksheet, row: int, column: int, value: Any, marked: bool = False
    ) -> None:
        value = plain(value)
        style = self.marked if marked else None
        if value is None:
            if marked:
                sheet.write_blank(row, column, None, style)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, style)
        elif isinstance(value, (int, float, Decimal)):
            sheet.write_number(row, column, value, self.marked_number if marked else None)
        elif isinstance(value, datetime.date):
            has_time = isinstance(value, datetime.datetime)
            plain_style = self.moment if has_time else self.day
            sheet.write_datetime(row, column, value, self.marked_day if marked else plain_style)
        else:
            sheet.write_string(row, column, fitting(value), style or self._style(value))

    def _style(self, value: str) -> Format | None:
        return self.quoted if is_live(value) else None


def write_table(
    target: Target,
    columns: Sequence[Any],
    rows: Table,
    *,
    sheet_name: str,
    notes: Iterable[Any] | None = None,
    widths: Mapping[int, float] | None = None,
    text_columns: Iterable[int] = (),
) -> int:
    """Writes `rows` under the labels; a table too long for a sheet goes on in the next."""
    pen = Pen(target)
    texts = set(text_columns)
    sheet, number, written = None, SHEET_ROWS, 0
    for cells in rows:
        if sheet is None or number >= SHEET_ROWS:
            sheet = _new_sheet(pen, sheet_name, columns, widths or {}, texts)
            number = 1
        for column, value in enumerate(cells):
            pen.write(sheet, number, column, value)
        number += 1
        written += 1
    if sheet is None:
        _new_sheet(pen, sheet_name, columns, widths or {}, texts)
    if notes:
        _write_notes(pen, notes)
    pen.book.close()
    return written


def write_csv(file: IO[bytes], columns: Sequence[Any], rows: Table) -> int:
    """UTF-8 with the mark that makes Excel read it so; live texts get an apostrophe."""
    file.write(codecs.BOM_UTF8)
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    writer.writerow([neutral(str(label)) for label in columns])
    written, rows = 0, iter(rows)
    while piece := list(islice(rows, PIECE)):
        # by far most cells are a text, nothing or a day, and a call for each takes long
        writer.writerows(
            [
                neutral(value)
                if (kind := type(value)) is str
                else value
                if value is None or kind is datetime.date
                else _csv_cell(value)
                for value in cells
            ]
            for cells in piece
        )
        written += len(piece)
        _turn(page, file)
    _turn(page, file)
    return written


def _turn(page: io.StringIO, file: IO[bytes]) -> None:
    """A page at a time: a stream of text takes twice as long for each row."""
    file.write(page.getvalue().encode())
    page.seek(0)
    page.truncate()


def plain(value: Any) -> Any:
    """A value that a sheet can hold: local time without zone, no long numbers, no proxies."""
    if value is None or isinstance(value, (str, bool, float)):
        return value
    if isinstance(value, int):
        return value if abs(value) < 10**15 else str(value)
    if isinstance(value, datetime.datetime):
        return timezone.make_naive(value) if timezone.is_aware(value) else value
    if isinstance(value, (datetime.date, Decimal)):
        return value
    return str(value)


def fitting(text: str) -> str:
    """Excel holds 32,767 characters in a cell; what is cut is said."""
    if len(text) <= MAX_TEXT:
        return text
    mark = " " + _("[cut here: too long for a cell]")
    return text[: MAX_TEXT - len(mark)] + mark


def _csv_cell(value: Any) -> Any:
    value = plain(value)
    return neutral(value) if isinstance(value, str) else value


def _new_sheet(
    pen: Pen, name: str, columns: Sequence[Any], widths: Mapping[int, float], texts: set[int]
) -> Worksheet:
    count = len(pen.book.worksheets())
    sheet = pen.book.add_worksheet(f"{name[:26]} {count + 1}" if count else name[:31])
    for column, label in enumerate(columns):
        width = widths.get(column, min(40, max(12, len(str(label)) + 4)))
        sheet.set_column(column, column, width, pen.text if column in texts else None)
        sheet.write_string(0, column, str(label), pen.head)
    sheet.freeze_panes(1, 0)
    return sheet


def _write_notes(pen: Pen, notes: Iterable[Any]) -> None:
    sheet = pen.book.add_worksheet(_("Notes"))
    sheet.set_column(0, 0, 100)
    for row, note in enumerate(notes):
        sheet.write_string(row, 0, str(note), pen.wrapped)

"""The refused rows of an import, as uploaded, with the reason beside each cell."""

from collections import defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from xlsxwriter.worksheet import Worksheet

from blkportal.core.sheets.cells import letters
from blkportal.core.sheets.field import spoken
from blkportal.core.sheets.parse import Cell, Sheet
from blkportal.core.sheets.rows import Problem
from blkportal.core.sheets.schema import Row, find_columns
from blkportal.core.sheets.spelling import key
from blkportal.core.sheets.write import Pen, Target, fitting

REASON = gettext_lazy("Reason and how to mend it")
MAX_COMMENTS = 5_000


def write_repair(target: Target, schema: type[Row], sheet: Sheet, problems: list[Problem]) -> int:
    """One row for each refused row; uploading it again after mending imports just these people."""
    by_row: dict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_row[problem.row].append(problem)
    refused = {row for row, found in by_row.items() if any(not each.only_warns for each in found)}
    kept = _kept_columns(sheet)
    fields = {at: schema.fields[name] for name, at in find_columns(sheet, schema).items()}
    pen = Pen(target)
    page = pen.book.add_worksheet(_("To mend"))
    for column, at in enumerate(kept):
        style = pen.text if at in fields and fields[at].is_text_column else None
        page.set_column(column, column, 20, style)
        page.write_string(0, column, fitting(sheet.headers[at]), pen.head)
    page.set_column(len(kept), len(kept), 70, pen.wrapped)
    page.write_string(0, len(kept), str(REASON), pen.head)
    page.freeze_panes(1, 0)
    rows = [row for row in sheet.rows if row.number in refused]
    for number, row in enumerate(rows, start=1):
        _write_row(
            pen, page, number, [_cell(row.cells, at) for at in kept], by_row[row.number], kept
        )
    pen.book.close()
    return len(rows)


def _write_row(
    pen: Pen,
    page: Worksheet,
    number: int,
    cells: list[Cell],
    problems: list[Problem],
    kept: list[int],
) -> None:
    from_letter = {letters(at + 1): column for column, at in enumerate(kept)}
    reasons: dict[int, list[str]] = defaultdict(list)
    for problem in problems:
        reasons[from_letter.get(problem.column_letter, len(kept))].append(problem.sentence)
    for column, value in enumerate(cells):
        pen.write(page, number, column, value, marked=column in reasons)
        if column in reasons and number <= MAX_COMMENTS:
            page.write_comment(number, column, "\n".join(reasons[column]), {"x_scale": 2})
    lines = [f"{problem.label}: {problem.sentence}" for problem in problems]
    text = "\n".join([_("Row %(row)s of your file.") % {"row": problems[0].row}, *lines])
    page.write_string(number, len(cells), fitting(text), pen.wrapped)


def _kept_columns(sheet: Sheet) -> list[int]:
    """All uploaded columns but the reasons of an earlier round."""
    earlier = {key(text) for text in spoken(REASON)}
    return [at for at, name in enumerate(sheet.headers) if key(name) not in earlier]


def _cell(cells: list[Cell], at: int) -> Cell:
    return cells[at] if at < len(cells) else None

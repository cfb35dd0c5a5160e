"""The empty workbook people fill in: columns, allowed values, and a page that explains."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from blkportal.core.sheets.field import Field
from blkportal.core.sheets.fields import Day
from blkportal.core.sheets.limits import MAX_ROWS
from blkportal.core.sheets.schema import Row
from blkportal.core.sheets.write import Pen, Target, fitting

Choices = Mapping[str, Sequence[str]]


def write_template(
    target: Target,
    schema: type[Row],
    choices: Choices | None = None,
    context: Any = None,
    rows: Iterable[Mapping[str, Any]] = (),
) -> None:
    """`choices` overrides, by field name, the values that the fields themselves allow; `rows` are
    filled in already, each with the values of some fields."""
    allowed = {name: each.allowed(context) for name, each in schema.fields.items()}
    allowed = {
        name: list(values) for name, values in {**allowed, **(choices or {})}.items() if values
    }
    pen = Pen(target)
    data = pen.book.add_worksheet(_("Data"))
    _write_guide(pen, schema)
    ranges = _write_lists(pen, schema, allowed) if allowed else {}
    for column, (name, field) in enumerate(schema.fields.items()):
        _write_column(pen, data, column, field, ranges.get(name))
    places = {name: column for column, name in enumerate(schema.fields)}
    for number, row in enumerate(rows, start=1):
        for name, value in row.items():
            pen.write(data, number, places[name], value)
    data.freeze_panes(1, 0)
    data.activate()
    pen.book.close()


def _write_column(
    pen: Pen, data: Worksheet, column: int, field: Field, source: str | None
) -> None:
    style = pen.text if field.is_text_column else pen.day if isinstance(field, Day) else None
    data.set_column(column, column, max(16, len(str(field.label)) + 4), style)
    data.write_string(0, column, str(field.label), pen.head)
    if source:
        rule = {
            "validate": "list",
            "source": source,
            "error_type": "warning",
            "error_message": _("Choose a value from the list."),
        }
        data.data_validation(1, column, MAX_ROWS, column, rule)


def _write_guide(pen: Pen, schema: type[Row]) -> None:
    guide = pen.book.add_worksheet(_("Instructions"))
    heads = (_("Column"), _("Must be filled in"), _("What to write"), _("Example"))
    for column, (head, width) in enumerate(zip(heads, (28, 16, 70, 28), strict=True)):
        guide.set_column(column, column, width)
        guide.write_string(0, column, head, pen.head)
    for row, field in enumerate(schema.fields.values(), start=1):
        need = _("Yes") if field.required else _("No")
        for column, text in enumerate((field.label, need, field.hint, field.example)):
            guide.write_string(row, column, str(text), pen.wrapped)


def _write_lists(pen: Pen, schema: type[Row], allowed: Mapping[str, list[str]]) -> dict[str, str]:
    """One column of values for each field; its range is what the data sheet offers to choose."""
    title = _("Allowed values")
    lists = pen.book.add_worksheet(title)
    for column, name in enumerate(allowed):
        lists.set_column(column, column, 32)
        lists.write_string(0, column, str(schema.fields[name].label), pen.head)
    for row in range(max(map(len, allowed.values()))):
        for column, values in enumerate(allowed.values()):
            if row < len(values):
                lists.write_string(row + 1, column, fitting(values[row]), pen.text)
    spans = zip(map(xl_col_to_name, range(len(allowed))), allowed.items(), strict=True)
    return {name: f"='{title}'!${col}$2:${col}${len(values) + 1}" for col, (name, values) in spans}

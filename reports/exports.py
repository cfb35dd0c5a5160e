"""A report as a workbook with one sheet a table, and as one flat table."""

import json
from collections.abc import Iterable, Sequence
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _

from blkportal.core.sheets.write import Pen, write_csv
from blkportal.core.templatetags.ui import day, moment
from reports.annex_lines import annex_tables, definition_lines
from reports.charts import draw_breakdown
from reports.figures import FIGURES
from reports.models import RegionalReport
from reports.report_address import check_address
from reports.services import reading
from reports.services.sealing import content_of

Line = Sequence[Any]


def synthetic_label() -> str:
    if not settings.SHOWS_SYNTHETIC_DATA:
        return ""
    return _("Synthetic demo data: none of these persons, employers or documents exists.")


def write_report_xlsx(file: IO[bytes], report: RegionalReport, address: str = "") -> None:
    pen = Pen(file)
    add_sheet(pen, _("Report"), head_lines(report, address), widths=(34, 60), filters=False)
    add_sheet(pen, _("Figures"), figure_lines(report), widths=(34, 14, 14, 34))
    add_sheet(pen, _("Rates"), rate_lines(report), widths=(44, 14, 14, 16))
    if report.level != "REGENCY":
        add_sheet(pen, _("Regencies and cities"), region_lines(report), widths=(10, 34))
    for table in reading.breakdowns_of(report):
        sheet, head = add_sheet(pen, str(table["title"]), breakdown_lines(table), widths=(34,))
        draw_breakdown(pen.book, sheet, table, head, table["figures"])
    for name, lines in annex_tables(report):
        add_sheet(pen, name, lines, widths=(44,))
    add_sheet(pen, _("Definitions"), definition_lines(report), widths=(34, 90, 34))
    pen.book.close()


def add_sheet(
    pen: Pen, name: str, lines: Iterable[Line], *, widths: Sequence[int], filters: bool = True
) -> tuple[Any, int]:
    """The first line is the head; a sheet says itself when its numbers are invented.

    Gives the sheet, and the row in which its head stands.
    """
    sheet = pen.book.add_worksheet(name[:31])
    for column in range(30):
        sheet.set_column(column, column, widths[column] if column < len(widths) else 14)
    head = row = 0
    if label := synthetic_label():
        pen.write(sheet, 0, 0, label)
        head = row = 1
    last_column = 0
    for line in lines:
        for column, value in enumerate(line):
            if row == head:
                sheet.write_string(row, column, str(value), pen.head)
            else:
                pen.write(sheet, row, column, value)
        last_column = max(last_column, len(line) - 1)
        row += 1
    if filters:
        sheet.freeze_panes(head + 1, 1)
        sheet.autofilter(head, 0, max(head + 1, row - 1), last_column)
    return sheet, head


def head_lines(report: RegionalReport, address: str) -> list[Line]:
    center = report.center if report.level != "CENTER" else None
    return [
        (_("Regional report"), report.place_name),
        (_("Code"), report.place_code),
        (_("From"), report.period_from),
        (_("To"), report.period_to),
        (_("Training center"), str(center) if center else _("All training centers")),
        (_("Data as of"), moment(report.as_of)),
        (_("Definitions"), report.definitions_version),
        (_("Fingerprint (SHA-256)"), report.checksum),
        (_("Address"), address),
        *((_("Key message"), sentence) for sentence in reading.message_of(report)),
    ]


def figure_lines(report: RegionalReport) -> list[Line]:
    lines: list[Line] = [(_("Figure"), _("Number"), _("Of"), _("What that is"))]
    for cohort in reading.figures_of(report):
        for row in cohort["rows"]:
            lines.append((row["figure"].label, row["number"], row["of"], row["of_label"]))
    return lines


def rate_lines(report: RegionalReport) -> list[Line]:
    lines: list[Line] = [(_("Rate"), _("Numerator"), _("Denominator"), _("Not yet known"))]
    for share in reading.shares_of(report):
        lines.append((share.rate.label, share.numerator, share.denominator, share.unknown))
    return lines


def region_lines(report: RegionalReport) -> list[Line]:
    """Every regency and city of the place, those with nothing too."""
    names = report.breakdowns.get("names", {})
    lines: list[Line] = [(_("Code"), _("Name"), *(figure.label for figure in FIGURES))]
    for code, figures in sorted(report.regencies.items()):
        lines.append((code, names.get(code, code), *numbers(figures)))
    return lines


def breakdown_lines(table: dict[str, Any]) -> list[Line]:
    lines: list[Line] = [(table["first"], *table["heads"])]
    for row in table["rows"]:
        lines.append((row["label"], *(number for _label, number in row["cells"])))
    return lines


def numbers(figures: dict[str, int]) -> list[int | str]:
    """Empty where an older report was not asked for the figure: that is not zero."""
    return [figures.get(figure.name, "") for figure in FIGURES]


def write_report_csv(file: IO[bytes], report: RegionalReport, address: str = "") -> None:
    """One line a table row: the table's name, a key, a name, then every figure."""
    heads = [_("Table"), _("Code"), _("Name"), *(figure.label for figure in FIGURES)]
    heads += [_("Data as of"), _("Definitions"), _("Fingerprint (SHA-256)"), _("Note")]
    tail = [report.as_of, report.definitions_version, report.checksum, synthetic_label()]
    write_csv(file, heads, ([*line, *tail] for line in csv_lines(report)))


def write_report_json(file: IO[bytes], report: RegionalReport, address: str = "") -> None:
    """What is under the seal as it was sealed, so that anybody can reckon the fingerprint anew:
    SHA-256 of ``report`` in canonical JSON."""
    body = {
        "report": content_of(report),
        "checksum": report.checksum,
        "check_address": check_address(report),
        "address": address,
        "note": synthetic_label(),
    }
    file.write(json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True).encode())


def csv_lines(report: RegionalReport) -> Iterable[Line]:
    period = f"{day(report.period_from)} – {day(report.period_to)}"
    yield [_("Total"), report.place_code, f"{report.place_name}, {period}",
           *numbers(report.figures)]  # fmt: skip
    names = report.breakdowns.get("names", {})
    for code, figures in sorted(report.regencies.items()):
        yield [_("Regency or city"), code, names.get(code, code), *numbers(figures)]
    for kind, head in reading.FIRST_HEADS.items():
        for row in report.breakdowns.get(kind, []):
            label = reading.label_of(kind, row)
            yield [str(head), row["key"], label, *numbers(row["figures"])]

"""The process that opens a stranger's file: few imports, little memory, little time.

Takes one JSON object on standard input, answers with JSON lines, and may die: the parent knows.
"""

import datetime
import json
import resource
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from blkportal.core.sheets import hidden, limits, plaintext
from blkportal.core.sheets.faults import Fault, Kind
from blkportal.core.sheets.formulas import restored
from blkportal.core.sheets.header import Header, find_header

BATCH = 500
Numbered = tuple[int, list]


def main() -> None:
    order = json.load(sys.stdin)
    _limit(order["memory"], order["cpu_seconds"])
    try:
        answer(Path(order["path"]), Kind(order["kind"]), order["expected"])
    except Fault as fault:
        say({"refused": fault.code, "params": fault.params})
    except MemoryError:
        say({"refused": "too-large-inside", "params": {}})
    except Exception:  # whatever the library stumbles over, the file is at fault
        say({"refused": "unreadable", "params": {}})


def _limit(memory: int, cpu_seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def answer(path: Path, kind: Kind, expected: list[list[str]]) -> None:
    rows, hides, from_1904 = _csv(path) if kind is Kind.CSV else _xlsx(path)
    top = list(islice(rows, limits.HEADER_SEARCH + 2))
    header = find_header([row for row in top if row[0] not in hides], expected)
    if header is None:
        raise Fault("no-header", limit=limits.HEADER_SEARCH, labels=_first_labels(expected))
    say({"header_row": header.row, "headers": header.names, "from_1904": from_1904})
    skipped = _say_rows(header, top, rows, hides)
    say({"hidden": skipped, "end": True})


def _say_rows(header: Header, top: list[Numbered], rows: Iterator[Numbered], hides: set) -> list:
    skipped, batch = [], []
    for source in (top, rows):
        for number, cells in source:
            if number <= header.last_row or not any(_is_filled(cell) for cell in cells):
                continue
            if number in hides:
                skipped.append(number)
                continue
            batch.append((number, cells))
            if len(batch) == BATCH:
                say({"rows": batch})
                batch = []
    say({"rows": batch})
    return skipped


def _csv(path: Path) -> tuple[Iterator[Numbered], set[int], bool]:
    records = plaintext.records(plaintext.read_text(path))
    rows = ((number, [restored(cell) or None for cell in cells]) for number, cells in records)
    return rows, set(), False


def _xlsx(path: Path) -> tuple[Iterator[Numbered], set[int], bool]:
    book = CalamineWorkbook.from_path(path)
    for at, sheet in enumerate(book.sheets_metadata):
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet:
            with path.open("rb") as file:
                from_1904, hides = hidden.workbook_facts(file, sheet.name)
            return _sheet_rows(book.get_sheet_by_index(at)), hides, from_1904
    raise Fault("no-sheet")


def _sheet_rows(sheet: CalamineSheet) -> Iterator[Numbered]:
    if sheet.start is None or sheet.end is None:
        return
    last_row, last_column = sheet.end
    if last_row >= limits.LAST_ROW:
        raise Fault("too-many-rows", row=last_row + 1, limit=limits.MAX_ROWS)
    if last_column >= limits.MAX_COLUMNS:
        raise Fault("too-many-columns", cell=f"CW{last_row + 1}", limit=limits.MAX_COLUMNS)
    margin = [None] * sheet.start[1]
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield number, margin + [None if cell == "" else cell for cell in cells]


def _is_filled(cell: object) -> bool:
    return not cell.isspace() if isinstance(cell, str) else cell is not None


def _first_labels(expected: list[list[str]]) -> str:
    return ", ".join(labels[0] for labels in expected if labels)


def say(message: object) -> None:
    sys.stdout.write(json.dumps(message, default=_plain, separators=(",", ":")) + "\n")


def _plain(value: object) -> dict[str, str]:
    if isinstance(value, datetime.datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"day": value.isoformat()}
    return {"time": str(value)}


if __name__ == "__main__":
    main()

"""Where the table begins: the row of column names among titles, logos and numbering rows."""

import re

from blkportal.core.sheets.limits import HEADER_SEARCH
from blkportal.core.sheets.spelling import header_keys

NumberedCells = tuple[int, list]
POSITION = re.compile(r"\(?(\d{1,3})[.)]?\)?")


class Header:
    """`names` by column, and the number of the last row that belongs to the header."""

    def __init__(self, row: int, names: list[str], last_row: int) -> None:
        self.row = row
        self.names = names
        self.last_row = last_row


def find_header(top: list[NumberedCells], expected: list[list[str]]) -> Header | None:
    """The first of the rows 1–10 that names most of the expected columns."""
    wanted = {
        key: at
        for at, labels in enumerate(expected)
        for label in labels
        for key in header_keys(label)
    }
    candidates = [row for row in top if row[0] <= HEADER_SEARCH and any(map(_text, row[1]))]
    if not candidates:
        return None
    best = max(candidates, key=lambda row: len(_matches(row[1], wanted)))
    if len(_matches(best[1], wanted)) < min(2, len(expected)):
        return None
    return _with_rows_below(best, top[top.index(best) + 1 :], wanted)


def _with_rows_below(best: NumberedCells, below: list[NumberedCells], wanted: dict) -> Header:
    """A second line under merged cells and a row of column numbers are part of the header."""
    number, cells = best
    names, last = [_text(cell) for cell in cells], number
    if below and _is_second_line(below[0][1], names, wanted):
        last, second = below[0]
        names = [_text(low) or high for high, low in _pairs(names, second)]
        below = below[1:]
    if below and _is_numbering(below[0][1]):
        last = below[0][0]
    return Header(number, names, last)


def _is_second_line(cells: list, names: list[str], wanted: dict) -> bool:
    under = [(high, _text(low)) for high, low in _pairs(names, cells) if _text(low)]
    return bool(under) and all(
        header_keys(low) & wanted.keys() and not header_keys(high) & wanted.keys()
        for high, low in under
    )


def _is_numbering(cells: list) -> bool:
    filled = [str(int(cell)) if isinstance(cell, float) else _text(cell) for cell in cells]
    filled = [text for text in filled if text]
    found = [POSITION.fullmatch(text) for text in filled]
    return len(filled) > 2 and [int(each[1]) if each else 0 for each in found] == list(
        range(1, len(filled) + 1)
    )


def _matches(cells: list, wanted: dict[str, int]) -> set[int]:
    return {wanted[key] for cell in cells for key in header_keys(_text(cell)) if key in wanted}


def _pairs(names: list[str], cells: list) -> list[tuple[str, object]]:
    width = max(len(names), len(cells))
    names = names + [""] * (width - len(names))
    return list(zip(names, list(cells) + [None] * (width - len(cells)), strict=True))


def _text(cell: object) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""

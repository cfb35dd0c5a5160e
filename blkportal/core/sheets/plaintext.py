"""CSV as people make it: which letters, which separator, and are the rows whole."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from blkportal.core.sheets import limits
from blkportal.core.sheets.faults import Fault

BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f]")
WEB_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|table|body|meta|\?xml|script)", re.IGNORECASE)
SEPARATORS = ",;\t"


def read_text(path: Path) -> str:
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    if WEB_PAGE.match(data):
        raise Fault("html")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Fault("csv-encoding")
    if BINARY.search(data):
        raise Fault("not-csv")
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Fault("csv-encoding")


def records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with its number as Excel counts it; a leading `sep=;` line is obeyed."""
    separator, first = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number >= first:
                _check_record(number, cells)
                yield number, cells
    except csv.Error as error:
        raise Fault("csv-quotes", row=number + 1) from error


def _separator(text: str) -> tuple[str, int]:
    declared = re.match(r"sep=([,;\t])\r?\n", text, re.IGNORECASE)
    if declared:
        return declared[1], 2
    return max(SEPARATORS, key=lambda separator: _agreement(text, separator)), 1


def _agreement(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have the same number of fields when cut so, and that number."""
    head = io.StringIO(text[: limits.CHUNK], newline="")
    try:
        rows = islice(csv.reader(head, delimiter=separator), limits.HEADER_SEARCH)
        widths = Counter(len(cells) for cells in rows if len(cells) > 1)
    except csv.Error:
        return 0, 0
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _check_record(number: int, cells: list[str]) -> None:
    if number > limits.LAST_ROW and any(cells):
        raise Fault("too-many-rows", row=number, limit=limits.MAX_ROWS)
    if len(cells) > limits.MAX_COLUMNS and any(cells[limits.MAX_COLUMNS :]):
        raise Fault("too-many-columns", cell=f"CW{number}", limit=limits.MAX_COLUMNS)
    if cells and max(map(len, cells)) > limits.MAX_TEXT:
        raise Fault("text-too-long", cell=f"A{number}", limit=limits.MAX_TEXT)

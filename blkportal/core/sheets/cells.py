"""Rows, cells and shared texts of a workbook, checked while they stream by."""

from blkportal.core.sheets import limits
from blkportal.core.sheets.faults import Fault
from blkportal.core.sheets.xmlparts import Attributes, Part, local

EXCEL_ROWS, EXCEL_COLUMNS = 1_048_576, 16_384


def letters(column: int) -> str:
    """1 is A, 27 is AA, 16384 is XFD."""
    text = ""
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(65 + digit) + text
    return text


COLUMNS = {letters(number): number for number in range(1, EXCEL_COLUMNS + 1)}


class Worksheet(Part):
    """One sheet. `strict` is for the sheet that will be read; the others must only be sane."""

    def __init__(self, title: str = "", strict: bool = True) -> None:
        super().__init__()
        self.title = "" if strict else f"{title}!"
        self.last_row = limits.LAST_ROW if strict else EXCEL_ROWS
        self.last_column = limits.MAX_COLUMNS if strict else EXCEL_COLUMNS
        self.row = self.column = self.digits = self.column_limit = 0
        self.row_text = "0"
        self.is_shared = False
        self.highest_shared = -1

    def start(self, tag: str, attributes: Attributes) -> None:
        # Called for every cell and value: a million times for a large list, so written flat.
        self.elements += 1
        if tag == "c":
            if self.text:
                self._value(self.text)
            reference = attributes.get("r")
            if reference and reference.endswith(self.row_text):
                column = COLUMNS.get(reference[: -self.digits], 0)
            else:
                column = self.column + 1 if reference is None else 0
            if not self.column < column <= self.column_limit:
                self._refuse_place(column)
            self.column = column
            kind = attributes.get("t")
            self.is_shared = kind == "s"
            if kind == "e":
                raise Fault("error-cell", cell=self.place)
        elif tag != "v":
            self._other(local(tag), tag, attributes)

    def _value(self, text: list[str]) -> None:
        if self.is_shared and len(text) == 1 and len(text[0]) < 9 and text[0].isdecimal():
            number = int(text[0])
            if number > self.highest_shared:
                self.highest_shared = number
            text.clear()
        else:
            self.flush()

    def _other(self, name: str, tag: str, attributes: Attributes) -> None:
        if name == "row":
            self.flush()
            self._row(attributes.get("r"))
        elif name == "f":
            raise Fault("formula", cell=self.place)
        elif name in ("oleObject", "control"):
            raise Fault("embedded")
        elif name == "c" and name != tag:
            self.start(name, attributes)

    def _row(self, written: str | None) -> None:
        number = self.row + 1 if written is None else _number(written)
        if not self.row < number <= EXCEL_ROWS:
            raise Fault("damaged")
        self.row, self.column, self.row_text = number, 0, str(number)
        self.digits = len(self.row_text)
        self.column_limit = self.last_column if number <= self.last_row else 0

    def _refuse_place(self, column: int) -> None:
        if column <= self.column or not self.row:
            raise Fault("damaged")
        self.column = column
        if self.row > self.last_row:
            raise Fault("too-many-rows", row=self.row, limit=limits.MAX_ROWS)
        raise Fault("too-many-columns", cell=self.place, limit=limits.MAX_COLUMNS)

    @property
    def place(self) -> str:
        return f"{self.title}{letters(self.column) or 'A'}{self.row or 1}"

    @place.setter
    def place(self, value: str) -> None:
        """Computed from row and column; the start value of `Part` is not needed."""

    def flush(self) -> None:
        text = self.text
        value = text[0] if len(text) == 1 else "".join(text)
        if self.is_shared and value:
            self.is_shared = False
            self.highest_shared = max(self.highest_shared, _number(value))
        elif len(value) > limits.MAX_TEXT:
            raise Fault("text-too-long", cell=self.place, limit=limits.MAX_TEXT)
        text.clear()


class SharedTexts(Part):
    """The texts that cells point to by number; counted by the chunk, since they are so many."""

    LONGEST = limits.MAX_TEXT + limits.CHUNK

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.since_last_end = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        self.elements += 1

    def chunk_done(self, ended: list[str]) -> None:
        """A text may begin in the chunk before, so the limit is kept to within one chunk."""
        finished = sum(ended.count(tag) for tag in set(ended) if local(tag) == "si")
        length = sum(map(len, self.text))
        self.text.clear()
        self.count += finished
        self.since_last_end = length if finished else self.since_last_end + length
        if self.since_last_end > self.LONGEST:
            raise Fault("text-too-long", cell=self.place, limit=limits.MAX_TEXT)


def _number(written: str) -> int:
    written = written.strip(" \t\r\n")
    if not (written.isascii() and written.isdecimal() and len(written) < 12):
        raise Fault("damaged")
    return int(written)

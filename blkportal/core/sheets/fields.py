"""Columns of texts, digits, telephone numbers and days: each reads one cell or refuses it."""

import datetime
import re
import unicodedata
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.days import day_of_serial, read_day
from blkportal.core.sheets.field import Field, Label, Read, Wrong, as_text
from blkportal.core.sheets.parse import Cell
from blkportal.core.sheets.spelling import tidy

ARTEFACT = re.compile(r"'+(?=[\d=+\-@\t\r])")
EXPONENT = re.compile(r"\d([.,]\d+)?E\+?\d+", re.IGNORECASE)


class Text(Field[str]):
    hint = _("Free text.")
    is_text_column = True

    def __init__(self, label: Label, *synonyms: str, max_length: int, **options: Any) -> None:
        super().__init__(label, *synonyms, **options)
        self.max_length = max_length

    def reader(self, context: Any, from_1904: bool) -> Read:
        return self._read

    def _read(self, cell: Cell) -> str:
        if isinstance(cell, str) and cell.startswith("'"):
            cell = ARTEFACT.sub("", cell, count=1)
        text = as_text(cell)
        if not text.isascii():
            _refuse_strange_signs(text)
        if len(text) > self.max_length:
            raise Wrong(
                _("At most %(limit)s characters; here there are %(length)s. Shorten the text."),
                limit=self.max_length,
                length=len(text),
            )
        return text


class Digits(Field[str]):
    """A number that is a name: its zeros count, so it must arrive as text."""

    hint = _("Digits only. Format the column as Text before typing.")
    is_text_column = True

    def __init__(
        self,
        label: Label,
        *synonyms: str,
        length: int,
        check: Callable[[str], Label | None] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(label, *synonyms, **options)
        self.length = length
        self.check = check

    def reader(self, context: Any, from_1904: bool) -> Read:
        return self._read

    def _read(self, cell: Cell) -> str:
        if not isinstance(cell, str) or EXPONENT.fullmatch(tidy(cell)):
            raise Wrong(
                _(
                    "Excel turned this into a number and digits were lost. Format the cell"
                    " as Text, then type all %(length)s digits again."
                ),
                length=self.length,
            )
        text = tidy(cell).lstrip("'").replace(" ", "").replace("-", "")
        if not (text.isascii() and text.isdigit()):
            raise Wrong(
                _(
                    "Only the digits 0–9 may stand here. Remove the letters and signs,"
                    " and type the %(length)s digits."
                ),
                length=self.length,
            )
        if len(text) != self.length:
            raise Wrong(
                _(
                    "%(length)s digits are needed; here there are %(found)s."
                    " Compare with the document and correct the cell."
                ),
                length=self.length,
                found=len(text),
            )
        if self.check and (sentence := self.check(text)):
            raise Wrong(sentence)
        return text


class Phone(Field[str]):
    """Kept in one form, 08…, so that the same number is found again."""

    hint = _("A mobile number such as 081234567890; +62 is understood.")
    is_text_column = True
    NUMBER = re.compile(r"(?:\+?62|0)?(?:\(0\))?([2-9]\d{7,11})", re.ASCII)

    def reader(self, context: Any, from_1904: bool) -> Read:
        return self._read

    def _read(self, cell: Cell) -> str:
        if isinstance(cell, float) and cell.is_integer() and 0 < cell < 1e15:
            cell = str(int(cell))
        bare = re.sub(r"[ .\-]", "", tidy(cell).lstrip("'")) if isinstance(cell, str) else ""
        found = self.NUMBER.fullmatch(bare) or self.NUMBER.fullmatch(re.sub(r"[()]", "", bare))
        if not found:
            raise Wrong(
                _(
                    "This is not one Indonesian telephone number. Write one number,"
                    " for example 081234567890."
                )
            )
        return "0" + found[1]


class Day(Field[datetime.date]):
    hint = _("A date: the day first, then the month and the year.")

    def __init__(
        self,
        label: Label,
        *synonyms: str,
        earliest: datetime.date = datetime.date(1930, 1, 1),
        latest: datetime.date = datetime.date(2049, 12, 31),
        **options: Any,
    ) -> None:
        options.setdefault("example", "03/06/2001")
        super().__init__(label, *synonyms, **options)
        self.earliest = earliest
        self.latest = latest

    def reader(self, context: Any, from_1904: bool) -> Read:
        return lambda cell: self._within(self._read(cell, from_1904))

    def _read(self, cell: Cell, from_1904: bool) -> datetime.date:
        day: datetime.date | None = None
        if isinstance(cell, datetime.datetime):
            day = cell.date() if cell.time() == datetime.time() else None
        elif isinstance(cell, datetime.date):
            day = cell
        elif isinstance(cell, float):
            day = day_of_serial(cell, from_1904)
        elif isinstance(cell, str):
            day = read_day(tidy(cell).lstrip("'"), self.latest.year)
        if day is None:
            raise Wrong(
                _(
                    "This is not a date. Write the day, the month and the year,"
                    " for example 03/06/2001 or 3 Juni 2001."
                )
            )
        return day

    def _within(self, day: datetime.date) -> datetime.date:
        if not self.earliest <= day <= self.latest:
            raise Wrong(
                _(
                    "The date %(day)s is not possible here: it must lie between %(earliest)s"
                    " and %(latest)s. Check the year."
                ),
                day=f"{day:%d/%m/%Y}",
                earliest=f"{self.earliest:%d/%m/%Y}",
                latest=f"{self.latest:%d/%m/%Y}",
            )
        return day


def _refuse_strange_signs(text: str) -> None:
    for sign in text:
        if unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn"):
            raise Wrong(_("The text holds a sign that cannot be stored. Type the text again."))

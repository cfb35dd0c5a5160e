"""A list of minimum wages as a sheet: a place and a year a row, as the decrees have them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO, Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.field import Wrong
from blkportal.core.sheets.intake import FileRefused, guarded, rows_of
from blkportal.core.sheets.refusal import SheetRefused
from blkportal.core.sheets.rows import Checked, Row, Text, Whole, check
from blkportal.core.sheets.schema import find_columns
from regions import data
from regions.codes import CodeScheme
from regions.models.minimum_wage import FIRST, LAST, LEAST, MOST
from regions.names import Reason, shipped_names
from regions.place_column import Place, find_place
from regions.services.wage_list import WageLine
from regions.spelling import PROVINCE_SHORT_FORMS, key

MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Context:
    """The decree of rows that name none, and where each place and year was met first."""

    source: str = ""
    met: dict[tuple[str, int], int] = field(default_factory=dict)


@lru_cache(maxsize=1)
def provinces() -> dict[str, str]:
    """Codes by name, official and everyday; with the word before it, it is never a regency."""
    found = {}
    for row in data.rows("provinces"):
        found[row["code"]] = row["code"]
        for name in (row["name"], *PROVINCE_SHORT_FORMS.get(row["name"], ())):
            found[key(name)] = found[key(f"provinsi {name}")] = row["code"]
    return found


class WagePlace(Place):
    """A province too. “Gorontalo” alone is a province and a regency, so it is asked."""

    hint = _("“Kab. Bogor”, “Kota Bogor” or “Provinsi Jawa Barat”; or a code: 32.01, 32.")

    def find(self, text: str, scheme: CodeScheme | None) -> str:
        code = provinces().get(key(text))
        if code is None:
            return find_place(text, scheme)
        is_regency_too = shipped_names().find(text).reason in (Reason.FOUND, Reason.AMBIGUOUS)
        if is_regency_too:
            raise Wrong(
                _("A province and a regency or city are called so: write “Provinsi …” or a code.")
            )
        return code

    def allowed(self, context: Any) -> list[str]:
        named = [f"Provinsi {row['name']}" for row in data.rows("provinces")]
        return [*named, *super().allowed(context)]


class WageRow(Row):
    """One minimum wage. Row 3 is row 3 in the user's sheet."""

    place = WagePlace(
        _("Province, regency or city"), "Kode", "Kode wilayah", "Wilayah", "Nama wilayah",
        "Kabupaten/Kota", "Provinsi", example="Kab. Gunung Mas",
    )  # fmt: skip
    year = Whole(_("Year"), "Tahun", least=FIRST, most=LAST, example="2026")
    amount = Whole(
        _("Rupiah a month"), "UMK", "UMP", "UMK/UMP", "Upah minimum", "Besaran",
        least=LEAST, most=MOST, example="3500000",
    )  # fmt: skip
    source = Text(
        _("Decree"), "Keputusan", "Dasar hukum", "SK", max_length=200, required=False,
        hint=_("Number and day of the governor's decree."),
    )  # fmt: skip

    def doubts(self, context: Context) -> Iterator[tuple[str, Any, bool]]:
        first = context.met.setdefault((self.place, self.year), self.number)
        if first != self.number:
            sentence = _("The same place and year as in row %(row)s. Keep one of the two rows.")
            yield "place", str(sentence) % {"row": first}, False
        if not (self.source or context.source):
            yield "source", _("Name the decree here, or once for the whole list."), False

    def line(self, context: Context) -> WageLine:
        source = self.source or context.source
        return WageLine(self.number, self.place, self.year, self.amount, source)


def read_wages(file: IO[bytes], name: str, context: Context) -> Checked[WageRow]:
    """All rows, and all that is wrong with them."""
    content = guarded(file, name)
    try:
        sheet = rows_of(content, name, WageRow)
        if not context.source and "source" not in find_columns(sheet, WageRow):
            raise FileRefused(
                _("Name the decree: once for the whole list, or in a column of it."),
                code="wages_without_decree",
            )
        checked = check(sheet, WageRow, context)
    except SheetRefused as refused:
        raise FileRefused.because_of(refused) from refused
    if len(checked.rows) > MOST_ROWS:
        raise FileRefused(
            _("A list holds at most %(most)s minimum wages.") % {"most": MOST_ROWS},
            code="file_too_long",
        )
    return checked

"""A place in a sheet: by its name in any spelling, or by its dotted code."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.field import Field, Read, Wrong, as_text
from blkportal.core.sheets.parse import Cell
from regions.names import Reason, shipped_names


def find_place(text: str) -> str:
    """The code of the place that is meant, or Wrong with what it may have been."""
    names = shipped_names()
    found = names.find(text)
    if found.code:
        return found.code
    near = found.candidates or names.suggest(text)
    shown = ", ".join(f"{short_name(code)} ({code})" for code in near[:3])
    if found.reason == Reason.AMBIGUOUS:
        raise Wrong(_("Several places have this name: %(near)s. Write the code."), near=shown)
    if near:
        raise Wrong(_("This place is not known. Did you mean %(near)s?"), near=shown)
    raise Wrong(_("This place is not known. Write the name in full or the code."))


def short_name(code: str) -> str:
    _code, kind, name, _province = shipped_names().rows[code]
    return f"{'Kota' if kind == 'CITY' else 'Kab.'} {name}"


class Place(Field[str]):
    """A regency or city by its name in any spelling, or by its dotted code."""

    hint = _("A name such as “Kab. Bogor” or “Kota Bogor”, or a code such as 32.01.")
    is_text_column = True

    def reader(self, context: Any, from_1904: bool) -> Read:
        answers: dict[str, str] = {}

        def read(cell: Cell) -> str:
            text = as_text(cell)
            if text not in answers:
                answers[text] = self.find(text)
            return answers[text]

        return read

    def find(self, text: str) -> str:
        return find_place(text)

    def allowed(self, context: Any) -> list[str]:
        return [short_name(code) for code in shipped_names().rows]

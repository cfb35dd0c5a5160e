"""A place in a sheet: by its name in any spelling, or by its code in the scheme of the list."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.field import Field, Read, Wrong, as_text
from blkportal.core.sheets.parse import Cell
from regions.codes import CodeScheme, meanings
from regions.names import LOOKS_LIKE_A_CODE, Reason, shipped_names

BARE_SCHEMES = (CodeScheme.KEMENDAGRI, CodeScheme.BPS)


def find_place(text: str, scheme: CodeScheme | None = None) -> str:
    """The code of the place that is meant, or Wrong with what it may have been. ``scheme`` is None
    where nobody is asked whose codes are written."""
    if found_by_code := read_code(text.replace(" ", ""), scheme):
        return found_by_code
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


def read_code(written: str, scheme: CodeScheme | None) -> str | None:
    """By the codes that the list has declared; four bare digits of a list that has declared none
    count only where both schemes mean the same place."""
    meant = meanings(written)
    if scheme in meant:
        return meant[scheme]
    if scheme in (None, CodeScheme.UNDECLARED):
        return _undeclared(written, meant, may_declare=scheme is not None)
    for other, code in meant.items():
        words = {
            "other": other.label,
            "place": f"{short_name(code)} ({code})",
            "own": scheme.label,
        }
        raise Wrong(
            _("In “%(other)s” this is %(place)s, but the list declares “%(own)s”."), **words
        )
    if scheme == CodeScheme.BPS and LOOKS_LIKE_A_CODE.fullmatch(written):
        raise Wrong(_("No place has this code at BPS. Compare the digits, or write the name."))
    return None


def _undeclared(written: str, meant: dict[CodeScheme, str], *, may_declare: bool) -> str | None:
    if not meant:
        return None
    if "." in written or (len(meant) == len(BARE_SCHEMES) and len(set(meant.values())) == 1):
        return next(iter(meant.values()))
    near = ", ".join(f"{short_name(code)} ({scheme})" for scheme, code in meant.items())
    words = _("This code means %(near)s. Write it with its point, as in 32.01, or write the name.")
    if may_declare:
        words = _(
            "This code means %(near)s. Say at the upload whose codes the list uses, or write"
            " the name."
        )
    raise Wrong(words, near=near)


def short_name(code: str) -> str:
    _code, kind, name, _province = shipped_names().rows[code]
    return f"{'Kota' if kind == 'CITY' else 'Kab.'} {name}"


class Place(Field[str]):
    """A regency or city by its name in any spelling, or by its code in the declared scheme."""

    hint = _("A name such as “Kab. Bogor” or “Kota Bogor”, or a code such as 32.01.")
    is_text_column = True

    def reader(self, context: Any, from_1904: bool) -> Read:
        answers: dict[str, str] = {}
        scheme = getattr(context, "scheme", None)  # None where nothing can be declared

        def read(cell: Cell) -> str:
            text = as_text(cell)
            if text not in answers:
                answers[text] = self.find(text, scheme)
            return answers[text]

        return read

    def find(self, text: str, scheme: CodeScheme | None) -> str:
        return find_place(text, scheme)

    def allowed(self, context: Any) -> list[str]:
        return [short_name(code) for code in shipped_names().rows]

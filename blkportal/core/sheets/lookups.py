"""Columns whose values are known by name: the names are loaded once for a file."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.field import Field, Label, Read, T, Wrong, as_text, spoken
from blkportal.core.sheets.parse import Cell
from blkportal.core.sheets.spelling import key

PARTED = re.compile(r"\s*[;\n]\s*")
FEW = 8  # that many values are named in the sentence itself
SUGGESTIONS = 50  # finding a near name costs time: done for the first different mistakes only


class Lookup(Field[T]):
    """A thing known by name. `load(context)` gives names and things, once for the whole file."""

    hint = _("Choose from the list.")

    def __init__(
        self,
        label: Label,
        *synonyms: str,
        load: Callable[[Any], Mapping[str, T] | Iterable[tuple[str, T]]],
        short_forms: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(label, *synonyms, **options)
        self.load = load
        self.short_forms = short_forms or {}

    def reader(self, context: Any, from_1904: bool) -> Read:
        return _KnownNames(self, self._pairs(context), context).read

    def allowed(self, context: Any) -> list[str]:
        first_names: dict[T, str] = {}
        for name, thing in self._pairs(context):
            first_names.setdefault(thing, name)
        return list(first_names.values())

    def spelling(self, text: str) -> str:
        return " ".join(self.short_forms.get(word, word) for word in key(text).split())

    def _pairs(self, context: Any) -> list[tuple[str, T]]:
        known = self.load(context)
        return list(known.items() if isinstance(known, Mapping) else known)


class Choice(Lookup[str]):
    """One of a few codes, written as code or as label in either language."""

    def __init__(
        self,
        label: Label,
        *synonyms: str,
        choices: Iterable[tuple[str, Label]],
        also: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        self.choices = list(choices)
        self.also = also or {}
        super().__init__(label, *synonyms, load=self._names, **options)

    def allowed(self, context: Any) -> list[str]:
        return [str(label) for _code, label in self.choices]

    def _names(self, context: Any) -> list[tuple[str, str]]:
        labels = [(name, code) for code, label in self.choices for name in spoken(label)]
        return [*labels, *((code, code) for code, _label in self.choices), *self.also.items()]


class Several(Choice):
    """Some of a few codes in one cell, in the order in which they stand there."""

    hint = _("Choose from the list. Several are parted by semicolons.")

    def reader(self, context: Any, from_1904: bool) -> Read:
        read_one = super().reader(context, from_1904)

        def read(cell: Cell) -> list[str]:
            parts = PARTED.split(cell) if isinstance(cell, str) else [cell]
            return list(dict.fromkeys(read_one(part) for part in parts if part != ""))

        return read


class _KnownNames:
    """The spellings of one look-up for one file, with the answers already given."""

    def __init__(self, field: Lookup, pairs: list[tuple[str, Any]], context: Any) -> None:
        self.field = field
        self.context = context
        self.shown: dict[str, str] = {}
        self.things: dict[str, Any] = {}
        self.ambiguous: set[str] = set()
        self.answers: dict[str, Any] = {}
        self.sentences: dict[str, str] = {}
        for name, thing in pairs:
            spelling = field.spelling(name)
            self.shown.setdefault(spelling, name)
            if self.things.setdefault(spelling, thing) != thing:
                self.ambiguous.add(spelling)

    def read(self, cell: Cell) -> Any:
        if cell.__class__ is str and cell in self.answers:
            return self.answers[cell]
        text = as_text(cell)
        spelling = self.field.spelling(text)
        if spelling not in self.things or spelling in self.ambiguous:
            raise Wrong("%(sentence)s", sentence=self._sentence(spelling))
        if isinstance(cell, str):
            self.answers[cell] = self.things[spelling]
        return self.things[spelling]

    def _sentence(self, spelling: str) -> str:
        if spelling not in self.sentences:
            self.sentences[spelling] = self._explain(spelling)
        return self.sentences[spelling]

    def _explain(self, spelling: str) -> str:
        if spelling in self.ambiguous:
            return str(_("Several entries have this name. Write the full name from the list."))
        if len(set(self.things.values())) <= FEW:
            names = ", ".join(dict.fromkeys(self.field.allowed(self.context)))
            return str(_("Write one of these: %(names)s.")) % {"names": names}
        near = []
        if len(self.sentences) < SUGGESTIONS:
            near = get_close_matches(spelling, self.things, n=1, cutoff=0.75)
        if near:
            return str(_("This name is not in the list. Did you mean “%(name)s”?")) % {
                "name": self.shown[near[0]]
            }
        return str(_("This name is not in the list. Choose one from the list in the template."))

"""What every column of an import has: names, a reader for one cell, words for what is wrong."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from blkportal.core.sheets.parse import Cell
from blkportal.core.sheets.spelling import tidy

T = TypeVar("T")
Label = Any  # a str, or a text that is translated when it is shown
Read = Callable[[Cell], Any]
LANGUAGES = ("id", "en")


class Wrong(Exception):
    """One cell cannot be taken; the sentence says why and how to mend it."""

    def __init__(self, sentence: Label, /, **params: object) -> None:
        super().__init__(sentence)
        self.sentence = str(sentence) % params


class Field(Generic[T]):
    """A column. On the class it is the column, on a checked row it is the value."""

    hint: Label = ""
    is_text_column = False

    def __init__(
        self,
        label: Label,
        *synonyms: str,
        required: bool = True,
        unique: bool = False,
        example: str = "",
        hint: Label = "",
    ) -> None:
        self.label = label
        self.synonyms = synonyms
        self.required = required
        self.unique = unique
        self.example = example
        self.hint = hint or self.hint

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, row: None, owner: type) -> Self: ...
    @overload
    def __get__(self, row: object, owner: type) -> T: ...
    def __get__(self, row: object | None, owner: type) -> Self | T:
        return self if row is None else row.__dict__[self.name]

    def labels(self) -> list[str]:
        """Every name under which the column may come, the shown one first."""
        return list(dict.fromkeys([str(self.label), *spoken(self.label), *self.synonyms]))

    def reader(self, context: Any, from_1904: bool) -> Read:
        """Bound once for a file, so that look-ups are loaded once."""
        raise NotImplementedError

    def allowed(self, context: Any) -> list[str]:
        return []


def as_text(cell: Cell) -> str:
    """What the cell says, unless Excel has made something else of what was typed."""
    if isinstance(cell, str):
        return tidy(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e11:
        return str(int(cell))
    raise Wrong(
        _(
            "Excel turned this into a number or a date. Format the cell as Text,"
            " then type it again."
        )
    )


def spoken(label: Label) -> list[str]:
    """A label in every language of the portal."""
    texts = []
    for language in LANGUAGES:
        with translation.override(language):
            texts.append(str(label))
    return list(dict.fromkeys(texts))

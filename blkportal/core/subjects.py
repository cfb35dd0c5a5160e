"""What an obstacle or a note can be about, named as "batch:12": each app says how to find its own.

Models of a lower floor point at no upper one; they keep kind, number and label instead, and ask
here whether somebody may see the record.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from blkportal.core.keys import key_in


class Subject(NamedTuple):
    """``regions`` are the codes of those whom it may concern; ``center`` is its key, or ""."""

    kind: str
    pk: int
    label: str
    url: str
    regions: list[str]
    center: str = ""

    @property
    def name(self) -> str:
        return f"{self.kind}:{self.pk}"


Finder = Callable[[Any, int], Subject | None]
FINDERS: dict[str, Finder] = {}


def subject_kind(kind: str) -> Callable[[Finder], Finder]:
    def register(find: Finder) -> Finder:
        FINDERS[kind] = find
        return find

    return register


def find_subject(text: str, user: Any) -> Subject | None:
    """The record that ``text`` names, if ``user`` may see it."""
    kind, _colon, number = text.partition(":")
    pk = key_in(number)
    if kind not in FINDERS or pk is None:
        return None
    return FINDERS[kind](user, pk)

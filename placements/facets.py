"""Beside the choices of a search: how many people each would find, under the other filters.

All counts come from one statement, and from one walk over at most as many rows as the list itself
counts: where more people match, the newest of them are counted and the numbers are lower bounds.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blkportal.core.paging import CappedPaginator
from placements.graduate_filters import GraduateFilter

MOST = CappedPaginator.most
SHOWN = 8
# the filter → (what its rows are counted by, what a choice is called)
COLUMNS = {
    "vocation": ("program__vocation", "program__vocation__name"),
    "level": ("level", "level"),
    "province": ("home_province", "home_province_name"),
    "center": ("center", "center__name"),
}
LABELS: dict[str, Promise] = {
    "vocation": _("Vocation"),
    "level": _("Level (KKNI)"),
    "province": _("Home province"),
    "center": _("Training center"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """``capped``: more people match than were counted, so each count is the least there are."""

    name: str
    choices: list[Choice]
    capped: bool

    @property
    def label(self) -> Promise:
        return LABELS[self.name]

    @property
    def shown(self) -> list[Choice]:
        return self.choices[:SHOWN]

    @property
    def more(self) -> int:
        """Choices that only the filter itself offers."""
        return max(0, len(self.choices) - SHOWN)


@dataclass(frozen=True, slots=True)
class Facets:
    """``seen`` people were met under all filters: exact up to ``MOST``, one more beyond it."""

    each: list[Facet]
    seen: int
    most: int = MOST

    @property
    def capped(self) -> bool:
        return any(facet.capped for facet in self.each)

    @property
    def are_shown(self) -> bool:
        return any(facet.choices for facet in self.each)


def facets_of(found: GraduateFilter) -> Facets:
    """A facet whose filter is set counts what its other choices would find instead."""
    set_now = _set_in(found)
    walked: dict[str, list[tuple[Any, ...]]] = {name: [] for name in ("", *set_now)}
    for which, *line in _walk(found, list(walked)):
        walked[which].append(tuple(line))
    facets = [
        _facet(name, at, walked[name if name in set_now else ""], set_now.get(name, ""))
        for at, name in enumerate(COLUMNS)
    ]
    return Facets(facets, len(walked[""]))


def _set_in(found: GraduateFilter) -> dict[str, str]:
    """The filters with a facet that are set, each with its key."""
    given = found.form.cleaned_data if found.is_bound and found.form.is_valid() else {}
    chosen = {name: given.get(name) for name in COLUMNS}
    return {name: str(getattr(value, "pk", value)) for name, value in chosen.items() if value}


def _walk(found: GraduateFilter, names: list[str]) -> Any:
    """(name, key, label, key, label, …) of the newest rows without the filter of that name."""
    columns = [column for pair in COLUMNS.values() for column in pair]
    parts = []
    for name in names:
        rows = found.found_without(name) if found.is_bound else found.qs
        told = rows.annotate(which=Value(name, CharField())).with_home_province()
        parts.append(told.values_list("which", *columns)[: MOST + 1])
    return parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]


def _facet(name: str, at: int, lines: list[tuple[Any, ...]], chosen: str) -> Facet:
    counts = Counter(line[2 * at : 2 * at + 2] for line in lines[:MOST])
    choices = [
        Choice(str(key), str(label), count, str(key) == chosen)
        for (key, label), count in counts.most_common()
        if key is not None
    ]
    choices.sort(key=lambda choice: (not choice.is_chosen, -choice.count, choice.label))
    return Facet(name, choices, len(lines) > MOST)

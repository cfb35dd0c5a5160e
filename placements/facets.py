"""Beside the choices of a search: how many people each would find, under the other filters.

All counts come from one walk over the keys of at most a thousand rows, which is also what the list
counts and shows. Where more people match, the first thousand are counted and the numbers are lower
bounds.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Value
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blkportal.core.paging import CappedPaginator
from placements.graduate_filters import GraduateFilter
from placements.models import Graduate

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
    """``keys`` are those of the people under all filters, in the order of the search: exact up to
    ``MOST``, one more beyond it."""

    each: list[Facet]
    keys: list[int]
    most: int = MOST

    @property
    def seen(self) -> int:
        return len(self.keys)

    @property
    def capped(self) -> bool:
        return any(facet.capped for facet in self.each)

    @property
    def are_shown(self) -> bool:
        return any(facet.choices for facet in self.each)


def facets_of(found: GraduateFilter) -> Facets:
    """A facet whose filter is set counts what its other choices would find instead."""
    set_now = _set_in(found)
    walked: dict[str, list[int]] = {name: [] for name in ("", *set_now)}
    for which, key in _walk(found, list(walked)):
        walked[which].append(key)
    facts = _facts_of({key for keys in walked.values() for key in keys})
    facets = [
        _facet(name, walked[name if name in set_now else ""], facts, set_now.get(name, ""))
        for name in COLUMNS
    ]
    return Facets(facets, walked[""])


def _set_in(found: GraduateFilter) -> dict[str, str]:
    """The filters with a facet that are set, each with its key."""
    given = found.form.cleaned_data if found.is_bound and found.form.is_valid() else {}
    chosen = {name: given.get(name) for name in COLUMNS}
    return {name: str(getattr(value, "pk", value)) for name, value in chosen.items() if value}


def _walk(found: GraduateFilter, names: list[str]) -> Any:
    """(name, key) of the first rows without the filter of that name."""
    parts = []
    for name in names:
        rows = found.found_without(name) if name else found.qs
        told = rows.annotate(which=Value(name, CharField()))
        parts.append(told.values_list("which", "pk")[: MOST + 1])
    return parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]


def _facts_of(keys: set[int]) -> dict[int, dict[str, Any]]:
    """Of rows that were found. Joined before they are cut, all people would be read for this."""
    columns = [column for pair in COLUMNS.values() for column in pair]
    rows = Graduate.objects.filter(pk__in=keys).order_by().with_home_province()
    return {row["pk"]: row for row in rows.values("pk", *columns)}


def _facet(name: str, keys: list[int], facts: dict[int, dict[str, Any]], chosen: str) -> Facet:
    key, label = COLUMNS[name]
    lines = [facts[each] for each in keys[:MOST] if each in facts]
    counts = Counter((line[key], line[label]) for line in lines)
    choices = [
        Choice(str(value), str(words), count, str(value) == chosen)
        for (value, words), count in counts.items()
        if value is not None
    ]
    choices.sort(key=lambda choice: (not choice.is_chosen, -choice.count, choice.label))
    return Facet(name, choices, len(keys) > MOST)

"""Beside the choices of a search: how many people each would find, under the other filters.

All counts come from one walk over at most a thousand rows of the table of offers, which is also
what the list counts; whoever it shows is asked for consent anew. Where more people match, the
first thousand are counted and the numbers are lower bounds.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Model, Value
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blkportal.core.paging import CappedPaginator
from placements.graduate_filters import GraduateFilter
from programs.models import TrainingCenter, Vocation
from regions.models import Province

MOST = CappedPaginator.most
SHOWN = 8
# the filter → the column that its choices are counted by
COLUMNS = {
    "vocation": "vocation",
    "level": "level",
    "province": "province",
    "center": "center",
}
NAMED: dict[str, type[Model]] = {
    "vocation": Vocation,
    "province": Province,
    "center": TrainingCenter,
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


def facets_of(found: GraduateFilter, *, by: Any) -> Facets:
    """A facet whose filter is set counts what its other choices would find instead."""
    set_now = _set_in(found)
    walked: dict[str, list[tuple]] = {name: [] for name in ("", *set_now)}
    for without, key, *facts in _walk(found, list(walked), by):
        walked[without].append((key, *facts))

    def which(name: str) -> str:
        return name if name in set_now else ""

    counts = {name: _count(walked[which(name)], at) for at, name in enumerate(COLUMNS, 1)}
    words = _names_of(counts)
    facets = [
        _facet(name, counts[name], words, set_now.get(name, ""), len(walked[which(name)]) > MOST)
        for name in COLUMNS
    ]
    return Facets(facets, [row[0] for row in walked[""]])


def _set_in(found: GraduateFilter) -> dict[str, str]:
    """The filters with a facet that are set, each with its key."""
    given = found.form.cleaned_data if found.is_bound and found.form.is_valid() else {}
    chosen = {name: given.get(name) for name in COLUMNS}
    return {name: str(getattr(value, "pk", value)) for name, value in chosen.items() if value}


def _walk(found: GraduateFilter, names: list[str], by: Any) -> Any:
    """(name, key, fact, …) of the first offers without the filter of that name."""
    parts = []
    for name in names:
        told = found.first_offers(by, without=name).annotate(which=Value(name, CharField()))
        parts.append(told.values_list("which", "pk", *COLUMNS.values())[: MOST + 1])
    return parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]


def _count(rows: list[tuple], at: int) -> Counter[Any]:
    return Counter(row[at] for row in rows[:MOST] if row[at] is not None)


def _names_of(counts: dict[str, Counter[Any]]) -> dict[tuple[str, str], str]:
    """What the choices are called, by (facet, key): one statement for all of them."""
    parts = [
        model._default_manager.filter(pk__in=list(counts[name]))
        .order_by()
        .values_list(Value(name, CharField()), Cast("pk", CharField()), "name")
        for name, model in NAMED.items()
        if counts[name]
    ]
    if not parts:
        return {}
    return {(name, key): words for name, key, words in parts[0].union(*parts[1:], all=True)}


def _facet(
    name: str, counts: Counter[Any], words: dict[tuple[str, str], str], chosen: str, capped: bool
) -> Facet:
    keys = [(str(value), count) for value, count in counts.items()]
    choices = [
        Choice(key, words.get((name, key), key), count, key == chosen) for key, count in keys
    ]
    choices.sort(key=lambda choice: (not choice.is_chosen, -choice.count, choice.label))
    return Facet(name, choices, capped)

"""Who fits a published vacancy best, and why: every reason of the order is told in words.

People who miss a condition (the rule of the placement desk) come last; then who holds more of the
units that the vacancy asks for, who lives nearer, who has the higher level, whose certificate
is newer. Nothing else counts, and nobody is left out by a score.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from placements.graduate_filters import MOST_FOUND, GraduateFilter
from placements.models import Graduate, Vacancy
from placements.services.fit import REASONS, missed_of
from regions.distance import km_between
from regions.models import Regency


@dataclass(frozen=True, slots=True)
class Match:
    """``held`` of ``asked`` units; ``missed`` is the condition that the person does not meet."""

    key: int
    held: int
    asked: int
    km: int
    is_willing: bool | None
    level: int | None
    missed: str
    issued_on: date

    @property
    def order(self) -> tuple:
        newest = (-self.issued_on.toordinal(), -self.key)
        return (bool(self.missed), -self.held, self.km, -(self.level or 0), *newest)

    @property
    def reasons(self) -> list[str]:
        """In the order in which they count."""
        missed = [str(REASONS[self.missed])] if self.missed else []
        level = _("KKNI level %(level)d") % {"level": self.level} if self.level else ""
        units = [self._units] if self.asked else []
        return [*missed, *units, self._place, level or _("level not yet known")]

    @property
    def _units(self) -> str:
        words = ngettext(
            "holds %(held)d of %(asked)d unit asked for",
            "holds %(held)d of %(asked)d units asked for",
            self.asked,
        )
        return words % {"held": self.held, "asked": self.asked}

    @property
    def _place(self) -> str:
        if not self.km:
            return _("lives where the work is")
        words = _("%(km)d km away, willing to move") if self.is_willing else _("%(km)d km away")
        return words % {"km": self.km}


def matches_of(vacancy: Vacancy, *, by: Any) -> list[Match]:
    """The best first, of at most ``MOST_FOUND`` people: those of the province of the work, then
    the newest certificates of the vocation."""
    asked = set(vacancy.units)
    found = _facts_of(vacancy, by)
    homes = Regency.objects.in_bulk({row["offer__home"] for row in found})
    work = vacancy.work_regency
    matches = [
        Match(
            key=row["pk"],
            held=len(asked & {code for code, _title in row["units"]}),
            asked=len(asked),
            km=km_between(homes[row["offer__home"]], work),
            is_willing=row["offer__is_willing"],
            level=row["level"],
            missed=missed_of(vacancy, row["participant__sex"], row["participant__education"]),
            issued_on=row["offer__issued_on"],
        )
        for row in found
    ]
    return sorted(matches, key=lambda match: match.order)


def _facts_of(vacancy: Vacancy, by: Any) -> list[dict[str, Any]]:
    offered = Graduate.objects.visible_to(by)
    vocation = {"vocation": vacancy.vocation_id} if vacancy.vocation_id else {}
    near = vocation | {"province": vacancy.work_regency.province_id}
    rows: dict[int, dict[str, Any]] = {}
    for question in (near, vocation):
        found = GraduateFilter(question or None, offered).qs.values(
            "pk", "units", "level", "offer__home", "offer__is_willing", "offer__issued_on",
            "participant__sex", "participant__education",
        )  # fmt: skip
        rows |= {row["pk"]: row for row in found if row["pk"] not in rows}
    return list(rows.values())[:MOST_FOUND]

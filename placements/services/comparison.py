"""A few graduates side by side: which of all their units each of them holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants.models import Look
from participants.services.look import note_look
from placements.models import Graduate

MOST_COMPARED = 4


@dataclass(frozen=True, slots=True)
class UnitRow:
    """``held`` has a yes or no for each graduate, in their order."""

    code: str
    title: str
    held: list[bool]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``gone``: how many of those who were chosen are not on offer. Who, and why, is not told."""

    graduates: list[Graduate]
    gone: int

    @property
    def units(self) -> list[UnitRow]:
        return units_of(self.graduates)


def compare_graduates(keys: Sequence[int], *, by: Any) -> Comparison:
    """In the order of the keys; each of them can read who looked."""
    wanted = list(dict.fromkeys(keys))
    if not 0 < len(wanted) <= MOST_COMPARED:
        raise Refusal(
            _("Tick two to %(most)d people to compare them.") % {"most": MOST_COMPARED},
            code="not_to_compare",
        )
    found = Graduate.objects.visible_to(by).as_cards().in_bulk(wanted)
    graduates = [found[key] for key in wanted if key in found]
    people = [graduate.participant_id for graduate in graduates]
    note_look(people, Look.Kind.PROFILE, by=by)
    return Comparison(graduates, len(wanted) - len(graduates))


def units_of(graduates: Sequence[Graduate]) -> list[UnitRow]:
    """Those that most of them hold first."""
    titles: dict[str, str] = {}
    for graduate in graduates:
        titles |= {code: title for code, title in graduate.units if code not in titles}
    own = [{code for code, _title in graduate.units} for graduate in graduates]
    rows = [UnitRow(code, title, [code in held for held in own]) for code, title in titles.items()]
    return sorted(rows, key=lambda row: -sum(row.held))

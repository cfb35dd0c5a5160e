"""Regions beside others of their size. Never all in one row: a city of two million and a regency
of fifty thousand do not run the same race."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from blkportal.core.templatetags.ui import number as in_digits
from blkportal.core.templatetags.ui import width
from reports.figures import RATES, Rate
from reports.services.counting import Numbers
from reports.services.dashboard.cards import LEAST
from reports.services.dashboard.looking import Look
from reports.services.dashboard.table import Row
from reports.size_groups import SizeGroup, group_of

RANKED = ("placement", "certification", "graduation", "response", "quota_realisation")
BY: dict[str, Rate] = {rate.name: rate for rate in RATES if rate.name in RANKED}


@dataclass(frozen=True)
class Group:
    """``rows`` are ranked, best first; ``left_out`` have a share of too few people."""

    size: SizeGroup
    rows: list[Row]
    left_out: int

    @property
    def message(self) -> str:
        words = {"n": in_digits(len(self.rows)), "few": in_digits(self.left_out), "least": LEAST}
        text = _(
            "%(n)s regions are ranked; %(few)s are not, because the share would be one of "
            "fewer than %(least)s."
        )
        return text % words


def rates_of(look: Look) -> dict[str, Rate]:
    """Those of which both numbers can be narrowed as it was asked."""
    return {
        name: BY[name]
        for name in RANKED
        if {BY[name].numerator, BY[name].denominator} <= look.figures.keys()
    }


def rate_of(look: Look, wanted: str) -> Rate:
    """The first where none, or one that is not there, is wanted."""
    offered = rates_of(look)
    return offered.get(wanted) or next(iter(offered.values()))


def league_of(look: Look, rate: Rate) -> list[Group]:
    """Who has no known number of inhabitants is in no group."""
    regencies, groups = look.places.regencies, []
    for size in SizeGroup:
        codes = [code for code in look.within if group_of(regencies[code].population) == size]
        rows = [row_of(code, look, rate) for code in codes]
        ranked = [row for row in rows if row["of"] >= LEAST]
        groups.append(Group(size, placed(ranked), len(rows) - len(ranked)))
    return groups


def row_of(code: str, look: Look, rate: Rate) -> Row:
    numbers: Numbers = look.within[code]
    return {
        "key": code,
        "label": look.names[code],
        "number": numbers[rate.numerator],
        "of": numbers[rate.denominator],
        "unknown": numbers[rate.unknown] if rate.unknown else None,
        "part": width(numbers[rate.numerator], numbers[rate.denominator]),
    }


def placed(rows: list[Row]) -> list[Row]:
    """Best first; the same share is the same place."""
    rows = sorted(rows, key=lambda row: (-share(row), row["key"]))
    found: list[Row] = []
    for number, row in enumerate(rows, start=1):
        same = found and share(found[-1]) == share(row)
        found.append(row | {"place": found[-1]["place"] if same else number})
    return found


def share(row: Row) -> Any:
    return row["number"] / row["of"]

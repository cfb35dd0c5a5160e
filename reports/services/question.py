"""What is asked: a place, a period, and perhaps one center, program, class or sex only."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cached_property

from regions.models import Regency
from regions.models.naming import OfficiallyNamed


@dataclass(frozen=True)
class Question:
    """``place`` is "" for the nation, "62" for a province, "62.10" for a regency or city.

    A frozen report asks about a center at most; the rest is for a page that is read and left.
    """

    place: str
    period_from: date
    period_to: date
    center: str | None = None
    program: int | None = None
    batch: int | None = None
    sex: str = ""


@dataclass(slots=True)
class Home(OfficiallyNamed):
    """A regency or city as counting knows it: every page of figures reads all of them."""

    code: str
    kind: str
    name: str
    province_id: str
    population: int | None
    longitude: Decimal
    latitude: Decimal
    succeeded_by_id: str | None


COLUMNS = [field.name for field in fields(Home)]


@dataclass(frozen=True)
class Places:
    """The regencies of today, and to which of them each code that was ever in use belongs."""

    regencies: dict[str, Home]
    successor: dict[str, str]

    @cached_property
    def names(self) -> dict[str, str]:
        return {code: row.official_name for code, row in self.regencies.items()}

    def within(self, place: str) -> list[str]:
        """Today's codes in the place; a superseded place is the one that followed it."""
        if "." in place:
            return [code for code in [self.successor.get(place, "")] if code]
        return [code for code in self.regencies if code.startswith(f"{place}." if place else "")]

    def ever_within(self, place: str) -> list[str]:
        """Every code, old ones too, whose rows belong to the place."""
        current = set(self.within(place))
        return [code for code, successor in self.successor.items() if successor in current]


def load_places() -> Places:
    rows = [Home(*row) for row in Regency.objects.order_by("code").values_list(*COLUMNS)]
    followed_by = {row.code: row.succeeded_by_id for row in rows}
    return Places(
        regencies={row.code: row for row in rows if row.succeeded_by_id is None},
        successor={row.code: last_successor(row.code, followed_by) for row in rows},
    )


def last_successor(code: str, followed_by: dict[str, str | None]) -> str:
    """Follow a code to the one in force today; a circle, which nothing forbids, ends somewhere."""
    seen = {code}
    while (following := followed_by.get(code)) and following not in seen:
        seen.add(following)
        code = following
    return code

"""What other sites may show of a place: the newest open data, and nothing that these hold back.

The numbers are read from the published tables, which are rounded so that nobody can be found in
them; live counts are never read here.
"""

from dataclasses import dataclass
from typing import Any

from reports.models import OpenDataset
from reports.opendata.columns import COUNTED, Numbers, with_unknown
from reports.opendata.sets import SetCode
from reports.services.dashboard.mapping import Drawn, draw, sentence_of, spots_of
from reports.services.dashboard.table import Table, heads_of
from reports.services.open_tables import opened_in, total_of
from reports.services.question import load_places

SHOWN = ("enrolled", "graduated", "certified", "placed", "unknown")


@dataclass(frozen=True)
class Embedded:
    """``dataset`` is the published version that every number was read from."""

    dataset: OpenDataset
    numbers: Numbers
    picture: Drawn
    sentence: str
    table: Table


def embedded(province: str, year: int | None, label: Any) -> Embedded | None:
    """None where nothing of that year, or of that province, is published."""
    regencies = newest_of(year)
    if regencies is None:
        return None
    lines = [row for row in regencies.lines if row["code"].startswith(province)]
    if not lines:
        return None
    opened = opened_in(lines)
    names = {row["code"]: row["name"] for row in lines}
    numbers = {code: row["enrolled"] for code, row in opened.items()}
    spots = spots_of(numbers, names, load_places())
    return Embedded(
        dataset=regencies,
        numbers=with_unknown(total_of(opened)),
        picture=draw(spots, whole=not province),
        sentence=sentence_of(spots, label),
        table=Table("open", label, label, heads_of(SHOWN), rows_of(lines)),
    )


def newest_of(year: int | None) -> OpenDataset | None:
    rows = OpenDataset.objects.open().filter(code=SetCode.REGENCIES)
    if year is not None:
        rows = rows.filter(year=year)
    return rows.order_by("-year", "-version").first()


def rows_of(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those with nothing are left out of the table; the open data hold them all."""
    rows = [{"key": row["code"], "label": row["name"], **row} for row in lines]
    some = [row for row in rows if any(row[name] for name in COUNTED)]
    return sorted(some, key=lambda row: (-row["enrolled"], row["key"]))

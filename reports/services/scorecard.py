"""How far duties were met: one statement for all of them, by region or by center, and by year.

Read in the scope of whoever asks, as every figure is; codes that others succeeded count for the
region of today.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from reports.duties import DUTIES, TRAINED, Duty
from reports.services.question import Places, load_places


@dataclass(frozen=True)
class Score:
    """``met`` of ``due``; ``unknown`` of these are neither met nor missed for sure."""

    met: int = 0
    due: int = 0
    unknown: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.met + other.met, self.due + other.due, self.unknown + other.unknown)

    @property
    def percent(self) -> float:
        return 100 * self.met / self.due

    @property
    def share(self) -> float:
        """For sorting; nothing due sorts behind everything."""
        return self.met / self.due if self.due else -1.0


Scores = defaultdict[tuple[str, str, int], Score]


def score_regions(
    codes: list[str], since: int, until: int, places: Places | None = None
) -> Scores:
    """(code, duty, year) → score, an empty one where nothing was due; for today's codes.

    ``since`` and ``until`` are years.
    """
    places = places or load_places()
    ever = {old: new for old, new in places.successor.items() if new in set(codes)}
    return _add_up(_rows("regency", [*DUTIES, TRAINED], list(ever), since, until), ever)


def score_center(code: str, since: int, until: int) -> Scores:
    duties = [duty for duty in DUTIES if duty.is_of_center]
    return _add_up(_rows("center", duties, [code], since, until), {code: code})


def _rows(by: str, duties: list[Duty], keys: list[str], since: int, until: int) -> Any:
    parts = [
        f"SELECT '{duty.name}', {by}, year, coalesce(sum(met), 0), sum(due),"
        f" coalesce(sum(unknown), 0) FROM ({duty.facts}) AS {duty.name}"
        f" WHERE {by} = ANY(%(keys)s) GROUP BY 2, 3"
        for duty in duties
    ]
    span = {"since": date(since, 1, 1), "until": min(date(until, 12, 31), timezone.localdate())}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), {"keys": keys, **span})
        return cursor.fetchall()


def _add_up(rows: Any, today: dict[str, str]) -> Scores:
    found: Scores = defaultdict(Score)
    for duty, key, year, met, due, unknown in rows:
        found[today[key], duty, year] += Score(int(met), int(due), int(unknown))
    return found

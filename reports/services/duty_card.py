"""The scorecard of one region or center, and the regions side by side."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts import roles
from blkportal.core.visibility import is_active
from blkportal.core.years import FIRST_YEAR
from programs.models import TrainingCenter
from regions.models import Regency
from reports.duties import DUTIES, TRAINED, Duty, Party, duties_of
from reports.models import DutyAnswer
from reports.services.duty_answer import years
from reports.services.scorecard import Score, Scores, score_center, score_regions
from reports.size_groups import SizeGroup, group_of

YEARS = 5
INHABITANTS = 100_000


@dataclass(frozen=True)
class Line:
    """One duty over the years, the newest first; ``answers`` are those of the newest."""

    duty: Duty
    scores: list[tuple[int, Score]]
    answers: list[DutyAnswer]


@dataclass(frozen=True)
class Card:
    """``trained`` is, year by year, how many people of the region and how many of each 100,000
    inhabitants; a center has none."""

    years: list[int]
    parts: list[tuple[Party, list[Line]]]
    trained: list[tuple[int, int, float | None]]


@dataclass
class Row:
    """A region beside others: the scores of one year by duty, and its place in its size group."""

    regency: Regency
    by: dict[str, Score]
    trained: int
    place: int | None = None

    @property
    def shown(self) -> list[tuple[Duty, Score]]:
        return [(duty, self.by[duty.name]) for duty in duties_of(Party.REGION)]

    @property
    def trained_of_many(self) -> float | None:
        """People trained for each 100,000 inhabitants; None where these are not known."""
        return of_many(self.trained, self.regency.population)


def centers_of(user: Any) -> QuerySet[TrainingCenter]:
    rows = TrainingCenter.objects.order_by("name")
    if is_active(user) and user.role in roles.MINISTRY:
        return rows
    return rows.filter(code=user.scope_key) if user.role in roles.CENTER else rows.none()


def years_until(year: int) -> list[int]:
    return [one for one in range(year, year - YEARS, -1) if one >= FIRST_YEAR]


def this_year_or(text: str) -> int:
    """The year that an address names; this year where it names none that can be."""
    known = years()
    return next((year for year in known if str(year) == text), known[0])


def card_of_region(regency: Regency, year: int) -> Card:
    years = years_until(year)
    scores = score_regions([regency.code], years[-1], year)
    answers = DutyAnswer.objects.filter(regency=regency, year=year)
    people = {one: scores[regency.code, TRAINED.name, one].met for one in years}
    trained = [(one, n, of_many(n, regency.population)) for one, n in people.items()]
    return Card(years, _parts(regency.code, years, scores, answers), trained)


def card_of_center(center: TrainingCenter, year: int) -> Card:
    years = years_until(year)
    scores = score_center(center.code, years[-1], year)
    answers = DutyAnswer.objects.filter(center=center, year=year)
    parts = [
        (party, [line for line in lines if line.duty.is_of_center])
        for party, lines in _parts(center.code, years, scores, answers)
    ]
    return Card(years, parts, [])


def of_many(people: int, inhabitants: int | None) -> float | None:
    return people * INHABITANTS / inhabitants if inhabitants else None


def _parts(
    key: str, years: list[int], scores: Scores, answers: QuerySet[DutyAnswer]
) -> list[tuple[Party, list[Line]]]:
    said: dict[str, list[DutyAnswer]] = defaultdict(list)
    for answer in answers:
        said[answer.duty].append(answer)
    return [
        (
            party,
            [
                Line(
                    duty,
                    [(year, scores[key, duty.name, year]) for year in years],
                    said[duty.name],
                )
                for duty in duties_of(party)
            ],
        )
        for party in Party
    ]


def side_by_side(
    regencies: list[Regency], year: int, *, by: str = "", group: SizeGroup | None = None
) -> list[Row]:
    """Best first by the duty ``by``; places are given within one size group only."""
    chosen = [one for one in regencies if group is None or group_of(one.population) == group]
    scores = score_regions([one.code for one in chosen], year, year)
    rows = [_row(one, scores, year) for one in chosen]
    if by:
        rows.sort(key=lambda row: (-row.by[by].share, row.regency.code))
        if group:
            _give_places(rows, by)
    return rows


def _row(regency: Regency, scores: Scores, year: int) -> Row:
    by = {duty.name: scores[regency.code, duty.name, year] for duty in DUTIES}
    return Row(regency, by, scores[regency.code, TRAINED.name, year].met)


def _give_places(rows: list[Row], by: str) -> None:
    """The same share is the same place; where nothing was due there is none."""
    place, last = 0, None
    for number, row in enumerate(rows, start=1):
        score = row.by[by]
        if not score.due:
            continue
        if score.share != last:
            place, last = number, score.share
        row.place = place

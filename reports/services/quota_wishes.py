"""What regions ask of a center for a year, and what speaks for each: the input of a proposal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.db import connection
from django.db.models import Q, QuerySet

from programs.models import Batch, Program, TrainingCenter, TrainingNeed
from programs.states import NeedStatus
from regions.models import Regency
from reports.figures import BY_NAME
from reports.services.question import load_places

ASKED = (NeedStatus.SUBMITTED, NeedStatus.REVIEWED)
RANK_POINTS = {1: 40, 2: 30, 3: 20}
LATER_POINTS, VACANCY_POINTS, ALUMNI_POINTS, PROMISE_POINTS = 10, 30, 20, 10
ALUMNI_YEARS = 3


@dataclass(frozen=True)
class Limits:
    """What there is to divide. Beds are beds, ``nights`` how many a bed is open in the year,
    ``hours`` the lesson hours that all instructors can teach, ``share`` percent of the seats."""

    center: TrainingCenter
    year: int
    people: int
    hours: int
    beds_men: int
    beds_women: int
    nights: int = 300
    smallest: int = 12
    first: int = 2
    share: int = 25

    @property
    def of_a_province(self) -> int:
        return ceil(self.people * self.share / 100)


@dataclass(frozen=True)
class Points:
    """Points for each seat, 100 at most. What is not known earns none; for a region without alumni
    the nation's rate stands in."""

    rank: int
    vacancies: int
    alumni: int
    promises: int

    @property
    def total(self) -> int:
        return self.rank + self.vacancies + self.alumni + self.promises


@dataclass(frozen=True)
class Alumni:
    """Graduates, and those of them who found work since. All of them, for a region that reports
    its successes alone would otherwise look best."""

    placed: int = 0
    graduated: int = 0


@dataclass
class Wish:
    """One need: ``most`` seats are of use, ``first`` are kept for it if it is a first need."""

    need: TrainingNeed
    most: int
    first: int
    points: Points
    alumni: Alumni

    @property
    def program(self) -> Program:
        assert self.need.program is not None  # `wishes_of` reads no others
        return self.need.program

    @property
    def province(self) -> str:
        return self.need.regency_id[:2]

    @property
    def nights(self) -> int:
        """In the dormitory for each person; 0 where nobody boards."""
        return self.program.usual_days if self.need.delivery == Batch.Delivery.BOARDING else 0

    def smallest(self, limits: Limits) -> int:
        """A class of the program is not held for fewer."""
        return min(limits.smallest, self.program.class_size)

    @property
    def women(self) -> int:
        """Percent of those who look for the work; half where the region does not say."""
        men, women = self.need.men_seeking, self.need.women_seeking
        if men is None or women is None or men + women == 0:
            return 50
        return round(100 * women / (men + women))


def wishes_of(limits: Limits, planned: Iterable[int] = ()) -> list[Wish]:
    """Needs of the year that wait for an answer and name a program that is offered; and those of
    ``planned``, which the proposal that is read has planned itself."""
    waiting = Q(status__in=ASKED) | Q(pk__in=planned, status=NeedStatus.PLANNED)
    needs = TrainingNeed.objects.filter(
        waiting, year=limits.year, seats__gt=0, program__is_offered=True
    )
    alumni, nation = alumni_by_region(limits.year)
    rows = with_places_and_programs(needs.order_by("regency", "rank", "pk"))
    return [_wish(need, limits, alumni.get(need.regency_id, Alumni()), nation) for need in rows]


def with_places_and_programs(rows: QuerySet[TrainingNeed]) -> list[TrainingNeed]:
    """Each region and program is read once, not once a need: 514 x 60 needs take half the time."""
    needs = list(rows)
    places = Regency.objects.select_related("province")
    regions = places.in_bulk({need.regency_id for need in needs})
    programs = Program.objects.in_bulk({need.program_id for need in needs})
    for need in needs:
        need.regency, need.program = regions[need.regency_id], programs[need.program_id]
    return needs


def without_program(year: int) -> int:
    """Needs that wait, and that no proposal can weigh: no program fits, or no seats are said."""
    waiting = TrainingNeed.objects.filter(year=year, status__in=ASKED)
    return waiting.filter(
        Q(program=None) | Q(program__is_offered=False) | Q(seats=None) | Q(seats=0)
    ).count()


def alumni_by_region(year: int) -> tuple[dict[str, Alumni], Alumni]:
    """Of the three years before last: who arrived later may still be in training."""
    placed, graduated = BY_NAME["placed"].numerator, BY_NAME["graduated"].numerator
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT regency_id, count(*) FILTER (WHERE {placed}),"
            f" count(*) FILTER (WHERE {graduated}) FROM participants_enrollment"
            " WHERE enrolled_on >= %s AND enrolled_on < %s GROUP BY regency_id",
            [date(year - ALUMNI_YEARS - 1, 1, 1), date(year, 1, 1)],
        )
        rows = cursor.fetchall()
    successor = load_places().successor
    found: dict[str, Alumni] = {}
    for code, got_work, of in rows:
        kept = found.get(successor[code], Alumni())
        found[successor[code]] = Alumni(kept.placed + got_work, kept.graduated + of)
    every = found.values()
    return found, Alumni(sum(one.placed for one in every), sum(one.graduated for one in every))


def _wish(need: TrainingNeed, limits: Limits, alumni: Alumni, nation: Alumni) -> Wish:
    wanted = need.seats or 0
    most = wanted if need.gap is None else min(wanted, need.gap)
    rate = alumni if alumni.graduated else nation
    points = Points(
        rank=RANK_POINTS.get(need.rank or 0, LATER_POINTS),
        vacancies=_part(VACANCY_POINTS, need.vacancies, wanted),
        alumni=_part(ALUMNI_POINTS, rate.placed, rate.graduated),
        promises=_part(PROMISE_POINTS, need.placements, wanted),
    )
    return Wish(need, most, min(limits.first, most) if need.rank == 1 else 0, points, alumni)


def _part(points: int, number: int | None, of: int) -> int:
    """The share of ``points`` that ``number`` of ``of`` earns, never more than all of them."""
    return round(points * min(number or 0, of) / of) if of else 0

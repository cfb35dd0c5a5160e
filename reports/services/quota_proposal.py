"""A proposal of seats for every region and program, with the arithmetic of each number."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from reports.models import ProposalLine
from reports.services.quota_solver import Limit, Problem
from reports.services.quota_wishes import Limits, Wish


class Why(TextChoices):
    ALL = "ALL", _("all that is asked for, up to the gap")
    NO_GAP = "NO_GAP", _("the region trains as many itself as it needs")
    SMALL = "SMALL", _("all regions together do not fill the smallest class")
    PEOPLE = "PEOPLE", _("the seats are used up by needs with more points")
    PROVINCE = "PROVINCE", _("the province has its share")
    HOURS = "HOURS", _("the classes are full, and the instructors have no hours for another")
    BEDS = "BEDS", _("the beds are used up")
    CLASS = "CLASS", _("the classes are full, and another would not reach the smallest size")


@dataclass(frozen=True)
class Division:
    """``seats`` by need, ``classes`` by program; or the limits that leave room for neither."""

    seats: dict[int, int] = field(default_factory=dict)
    classes: dict[int, int] = field(default_factory=dict)
    conflicts: list[Limit] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """``seats`` as they were reckoned; ``said`` is what the ministry made of them, if anything."""

    wish: Wish
    seats: int
    why: Why
    said: ProposalLine | None = None

    @property
    def decided(self) -> int:
        return self.seats if self.said is None else self.said.seats

    @property
    def reason(self) -> str:
        return "" if self.said is None else self.said.reason

    @property
    def is_changed(self) -> bool:
        return self.decided != self.seats

    @property
    def is_accepted(self) -> bool:
        return self.said is not None and self.said.accepted_at is not None


@dataclass(frozen=True)
class Use:
    """How much of a limit the proposal uses, in the limit's own unit."""

    limit: Limit
    used: int
    of: int


@dataclass(frozen=True)
class Proposal:
    """``lines`` with the most points first; none where there are conflicts."""

    limits: Limits
    division: Division
    lines: list[Line]
    uses: list[Use]
    kept_for_first: int

    @property
    def seats(self) -> int:
        return sum(self.division.seats.values())

    @property
    def decided(self) -> int:
        return sum(line.decided for line in self.lines)

    @property
    def waiting(self) -> list[Line]:
        """What may still be accepted: lines with seats that nobody has accepted yet."""
        return [line for line in self.lines if line.decided and not line.is_accepted]


def divide(
    limits: Limits, wishes: list[Wish], report_progress: Callable[[int, int], None]
) -> Division:
    """At most 20 seconds of reckoning a step: two steps, and six where limits are in conflict."""
    hopeful = _hopeful(limits, wishes)
    if not hopeful:
        return Division()
    problem = Problem(hopeful, limits)
    solution = problem.solve(report_progress)
    if solution is None:
        return Division(conflicts=problem.conflicts(report_progress) or list(Limit))
    pairs = zip(hopeful, solution.seats, strict=True)
    return Division({wish.need.pk: seats for wish, seats in pairs}, solution.classes)


def explain(limits: Limits, wishes: list[Wish], division: Division) -> Proposal:
    hopeful = _hopeful(limits, wishes)
    kept = sum(wish.first for wish in hopeful)
    if division.conflicts:
        return Proposal(limits, division, [], [], kept)
    uses = uses_of(limits, hopeful, division)
    room = _Room(limits, hopeful, division, uses)
    lines = [Line(wish, division.seats.get(wish.need.pk, 0), room.why(wish)) for wish in wishes]
    lines.sort(key=lambda line: (-line.wish.points.total, line.wish.need.regency_id))
    return Proposal(limits, division, lines, uses, kept)


def _hopeful(limits: Limits, wishes: list[Wish]) -> list[Wish]:
    """Not those whose program fills no class, whatever else is decided; they keep nothing."""
    asked: Counter[int] = Counter()
    for wish in wishes:
        asked[wish.program.pk] += wish.most
    return [
        wish for wish in wishes if wish.most and asked[wish.program.pk] >= wish.smallest(limits)
    ]


def uses_of(limits: Limits, wishes: list[Wish], division: Division) -> list[Use]:
    hours = {wish.program.pk: wish.program.lesson_hours for wish in wishes}
    taught = sum(hours[program] * number for program, number in division.classes.items())
    pairs = [(wish, division.seats[wish.need.pk]) for wish in wishes]
    women = sum(wish.nights * wish.women * seats for wish, seats in pairs)
    men = sum(wish.nights * (100 - wish.women) * seats for wish, seats in pairs)
    return [
        Use(Limit.PEOPLE, sum(division.seats.values()), limits.people),
        Use(Limit.HOURS, taught, limits.hours),
        Use(Limit.BEDS_MEN, -(-men // 100), limits.beds_men * limits.nights),
        Use(Limit.BEDS_WOMEN, -(-women // 100), limits.beds_women * limits.nights),
    ]


class _Room:
    """Which limit has no room left for one more seat of a wish."""

    def __init__(
        self, limits: Limits, wishes: list[Wish], division: Division, uses: list[Use]
    ) -> None:
        self.limits, self.division = limits, division
        self.left = {use.limit: use.of - use.used for use in uses}
        self.provinces: Counter[str] = Counter()
        self.programs: Counter[int] = Counter()
        for wish in wishes:
            self.provinces[wish.province] += division.seats[wish.need.pk]
            self.programs[wish.program.pk] += division.seats[wish.need.pk]

    def why(self, wish: Wish) -> Why:
        if not wish.most:
            return Why.NO_GAP
        given = self.division.seats.get(wish.need.pk)
        if given is None:
            return Why.SMALL
        if given == wish.most:
            return Why.ALL
        if self.left[Limit.PEOPLE] < 1:
            return Why.PEOPLE
        if self.provinces[wish.province] >= self.limits.of_a_province:
            return Why.PROVINCE
        return self.of_the_center(wish)

    def of_the_center(self, wish: Wish) -> Why:
        women = wish.nights * wish.women / 100
        no_bed = (
            self.left[Limit.BEDS_WOMEN] < women or self.left[Limit.BEDS_MEN] < wish.nights - women
        )
        if no_bed:
            return Why.BEDS
        held = self.division.classes[wish.program.pk] * wish.program.class_size
        no_hours = self.left[Limit.HOURS] < wish.program.lesson_hours
        return Why.HOURS if self.programs[wish.program.pk] >= held and no_hours else Why.CLASS

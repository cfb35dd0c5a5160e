"""A proposal of seats for every region and program, with the arithmetic of each number.

Nothing is saved: the limits are the question, and the same limits over the same needs give the
same answer, so that two scenarios are two addresses.
"""

from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from reports.services.quota_solver import Limit, Problem, Solution
from reports.services.quota_wishes import Limits, Wish, wishes_of, without_program


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
class Line:
    wish: Wish
    seats: int
    why: Why


@dataclass(frozen=True)
class Use:
    """How much of a limit the proposal uses, in the limit's own unit."""

    limit: Limit
    used: int
    of: int


@dataclass
class Proposal:
    """``conflicts`` stand in the way of any proposal at all; ``lines`` are then empty."""

    limits: Limits
    lines: list[Line] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    classes: Counter[int] = field(default_factory=Counter)
    conflicts: list[Limit] = field(default_factory=list)
    kept_for_first: int = 0
    not_weighed: int = 0

    @property
    def seats(self) -> int:
        return sum(line.seats for line in self.lines)

    @property
    def is_possible(self) -> bool:
        return not self.conflicts

    @property
    def mark(self) -> str:
        """Two proposals with the same mark give the same seats to the same needs."""
        text = ";".join(f"{line.wish.need.pk}:{line.seats}" for line in self.lines)
        return sha256(text.encode()).hexdigest()[:16]


def propose(limits: Limits) -> Proposal:
    """A handful of statements, then at most 20 seconds of reckoning a step."""
    return divide(limits, wishes_of(limits), without_program(limits.year))


def divide(limits: Limits, wishes: list[Wish], not_weighed: int = 0) -> Proposal:
    too_few = _programs_without_a_class(limits, wishes)
    hopeful = [w for w in wishes if w.most and w.program.pk not in too_few]
    problem = Problem(hopeful, limits)
    kept = sum(wish.first for wish in hopeful)
    proposal = Proposal(limits, kept_for_first=kept, not_weighed=not_weighed)
    solution = problem.solve() if hopeful else Solution([], {})
    if solution is None:
        proposal.conflicts = problem.conflicts() or list(Limit)
        return proposal
    proposal.classes = Counter(solution.classes)
    proposal.uses = _uses(limits, hopeful, solution)
    given = {wish.need.pk: seats for wish, seats in zip(hopeful, solution.seats, strict=True)}
    full = _Full(limits, hopeful, given, proposal)
    proposal.lines = [
        Line(wish, given.get(wish.need.pk, 0), full.why(wish, too_few)) for wish in wishes
    ]
    proposal.lines.sort(key=lambda line: (-line.wish.points.total, line.wish.need.regency_id))
    return proposal


def _programs_without_a_class(limits: Limits, wishes: list[Wish]) -> set[int]:
    """No class comes together, whatever else is decided; so nothing is kept for them either."""
    asked: Counter[int] = Counter()
    smallest: dict[int, int] = {}
    for wish in wishes:
        asked[wish.program.pk] += wish.most
        smallest[wish.program.pk] = min(limits.smallest, wish.program.class_size)
    return {program for program, seats in asked.items() if seats < smallest[program]}


def _uses(limits: Limits, wishes: list[Wish], solution: Solution) -> list[Use]:
    hours = {wish.program.pk: wish.program.lesson_hours for wish in wishes}
    taught = sum(hours[program] * number for program, number in solution.classes.items())
    pairs = list(zip(wishes, solution.seats, strict=True))
    women = sum(wish.nights * wish.women * seats for wish, seats in pairs)
    men = sum(wish.nights * (100 - wish.women) * seats for wish, seats in pairs)
    return [
        Use(Limit.PEOPLE, sum(solution.seats), limits.people),
        Use(Limit.HOURS, taught, limits.hours),
        Use(Limit.BEDS_MEN, -(-men // 100), limits.beds_men * limits.nights),
        Use(Limit.BEDS_WOMEN, -(-women // 100), limits.beds_women * limits.nights),
    ]


class _Full:
    """Which limit has no room left for one more seat of a wish."""

    def __init__(
        self, limits: Limits, wishes: list[Wish], given: dict[int, int], proposal: Proposal
    ) -> None:
        self.limits, self.given, self.proposal = limits, given, proposal
        self.left = {use.limit: use.of - use.used for use in proposal.uses}
        self.provinces: Counter[str] = Counter()
        self.programs: Counter[int] = Counter()
        for wish in wishes:
            self.provinces[wish.province] += given[wish.need.pk]
            self.programs[wish.program.pk] += given[wish.need.pk]

    def why(self, wish: Wish, too_few: set[int]) -> Why:
        if not wish.most:
            return Why.NO_GAP
        if wish.program.pk in too_few:
            return Why.SMALL
        if self.given[wish.need.pk] == wish.most:
            return Why.ALL
        if self.left[Limit.PEOPLE] < 1:
            return Why.PEOPLE
        if self.provinces[wish.province] >= self.limits.of_a_province:
            return Why.PROVINCE
        return self.room(wish)

    def room(self, wish: Wish) -> Why:
        women = wish.nights * wish.women / 100
        no_bed = (
            self.left[Limit.BEDS_WOMEN] < women or self.left[Limit.BEDS_MEN] < wish.nights - women
        )
        if no_bed:
            return Why.BEDS
        held = self.proposal.classes[wish.program.pk] * wish.program.class_size
        no_hours = self.left[Limit.HOURS] < wish.program.lesson_hours
        return Why.HOURS if self.programs[wish.program.pk] >= held and no_hours else Why.CLASS

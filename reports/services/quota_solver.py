"""The seats of every wish, by HiGHS: as many points as the limits allow.

Two steps, because classes come whole and so do people: first how many classes each program gets,
while seats may still be divided; then whole seats in at most these classes. One step for both
takes a minute for 30,000 wishes where two take three seconds, for the same points to 0.1 %.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

import highspy
import numpy as np
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from reports.services.quota_wishes import Limits, Wish

GAP, SECONDS = 0.001, 20.0
MOST_CLASSES = 10_000


class Limit(StrEnum):
    PEOPLE = "people"
    HOURS = "hours"
    BEDS_MEN = "beds_men"
    BEDS_WOMEN = "beds_women"
    PROVINCE = "province"
    CLASS = "class"


@dataclass(frozen=True)
class Rule:
    """Low ≤ Σ number × column ≤ high; columns are wishes, then the classes of the programs."""

    limit: Limit
    terms: list[tuple[int, int]]
    low: float = -highspy.kHighsInf
    high: float = highspy.kHighsInf


@dataclass(frozen=True)
class Solution:
    """``seats`` as the wishes are ordered; ``classes`` by program."""

    seats: list[int]
    classes: dict[int, int]


@dataclass
class Problem:
    wishes: list[Wish]
    limits: Limits
    programs: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.programs = sorted({wish.program.pk for wish in self.wishes})

    def solve(self, report_progress: Callable[[int, int], None]) -> Solution | None:
        """None where the limits leave no room for what is kept for first needs."""
        rules = self.rules()
        report_progress(0, 2)
        rough = self.run(rules, whole_seats=False)
        if rough is None:
            return None
        report_progress(1, 2)
        classes = rough[len(self.wishes) :]
        found = self.run(rules, most_classes=classes)
        # whole seats may need one class more than divided ones
        more = [number + 1 for number in classes]
        return self.read(found or self.run(rules, most_classes=more))

    def conflicts(self, report_progress: Callable[[int, int], None]) -> list[Limit]:
        """Each limit that alone stands in the way: without it, everything would fit."""
        found = []
        for done, limit in enumerate(Limit):
            report_progress(done, len(Limit))
            if self.run(self.without(limit), whole_seats=False):
                found.append(limit)
        return found

    def without(self, limit: Limit) -> list[Rule]:
        """More people are a larger share for each province, too."""
        gone = {limit, Limit.PROVINCE} if limit is Limit.PEOPLE else {limit}
        return [rule for rule in self.rules() if rule.limit not in gone]

    def read(self, values: list[int] | None) -> Solution | None:
        if values is None:
            return None
        count = len(self.wishes)
        return Solution(values[:count], dict(zip(self.programs, values[count:], strict=True)))

    def rules(self) -> list[Rule]:
        limits, wishes = self.limits, list(enumerate(self.wishes))
        hours = {wish.program.pk: wish.program.lesson_hours for wish in self.wishes}
        open_men, open_women = (
            beds * limits.nights * 100 for beds in (limits.beds_men, limits.beds_women)
        )
        men = [(n, wish.nights * (100 - wish.women)) for n, wish in wishes]
        women = [(n, wish.nights * wish.women) for n, wish in wishes]
        taught = [(self.column(program), hours[program]) for program in self.programs]
        return [
            Rule(Limit.PEOPLE, [(n, 1) for n, _wish in wishes], high=limits.people),
            Rule(Limit.HOURS, taught, high=limits.hours),
            Rule(Limit.BEDS_MEN, men, high=open_men),
            Rule(Limit.BEDS_WOMEN, women, high=open_women),
            *self.shares(),
            *self.classes(),
        ]

    def shares(self) -> list[Rule]:
        provinces: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for n, wish in enumerate(self.wishes):
            provinces[wish.province].append((n, 1))
        most = self.limits.of_a_province
        return [Rule(Limit.PROVINCE, terms, high=most) for terms in provinces.values()]

    def classes(self) -> list[Rule]:
        """No more people than the classes hold, and no class below its smallest size."""
        people: dict[int, list[tuple[int, int]]] = defaultdict(list)
        sizes: dict[int, tuple[int, int]] = {}
        for n, wish in enumerate(self.wishes):
            people[wish.program.pk].append((n, 1))
            sizes[wish.program.pk] = (wish.smallest(self.limits), wish.program.class_size)
        rules = []
        for program, terms in people.items():
            column, (smallest, size) = self.column(program), sizes[program]
            rules.append(Rule(Limit.CLASS, [*terms, (column, -size)], high=0))
            rules.append(Rule(Limit.CLASS, [*terms, (column, -smallest)], low=0))
        return rules

    def column(self, program: int) -> int:
        return len(self.wishes) + self.programs.index(program)

    def run(
        self,
        rules: list[Rule],
        *,
        whole_seats: bool = True,
        most_classes: list[int] | None = None,
    ) -> list[int] | None:
        """The number of each column; None where none fit, a refusal where none was found."""
        highs = highspy.Highs()
        highs.silent()
        for option, value in (("mip_rel_gap", GAP), ("time_limit", SECONDS), ("threads", 1)):
            highs.setOptionValue(option, value)
        highs.passModel(self.model(rules, whole_seats, most_classes))
        highs.run()
        if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return None
        feasible = highspy.SolutionStatus.kSolutionStatusFeasible
        if highs.getInfo().primal_solution_status != feasible:
            raise Refusal(
                _("No division was found in time. Give the limits more room, and ask again."),
                code="proposal_too_slow",
            )
        return [round(value) for value in highs.getSolution().col_value]

    def model(
        self, rules: list[Rule], whole_seats: bool, most_classes: list[int] | None
    ) -> highspy.HighsLp:
        seats, programs = len(self.wishes), len(self.programs)
        whole, divided = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = seats + programs, len(rules)
        model.col_cost_ = np.array([-w.points.total for w in self.wishes] + [0.0] * programs)
        model.col_lower_ = np.array([float(w.first) for w in self.wishes] + [0.0] * programs)
        model.col_upper_ = np.array(
            [float(w.most) for w in self.wishes] + (most_classes or [MOST_CLASSES] * programs)
        )
        model.row_lower_ = np.array([rule.low for rule in rules], dtype=float)
        model.row_upper_ = np.array([rule.high for rule in rules], dtype=float)
        model.integrality_ = [whole if whole_seats else divided] * seats + [whole] * programs
        matrix = model.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *(len(rule.terms) for rule in rules)])
        matrix.index_ = np.array([column for rule in rules for column, _n in rule.terms])
        matrix.value_ = np.array([n for rule in rules for _column, n in rule.terms], dtype=float)
        return model

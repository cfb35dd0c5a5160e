"""A small face of HiGHS: whole cells, rules, and sums that are kept near."""

import highspy
import numpy as np

INFINITY = highspy.kHighsInf
SECONDS = 60.0


class NoRounding(Exception):
    """The solver found none in its time; nothing is published then."""


class Model:
    def __init__(self) -> None:
        self.columns: list[tuple[float, float, float, bool]] = []
        self.rows: list[tuple[float, float, list[tuple[int, float]]]] = []

    def column(self, low: float, high: float, cost: float, whole: bool) -> int:
        self.columns.append((low, high, cost, whole))
        return len(self.columns) - 1

    def cell(self, low: int, high: int, cost: float) -> int:
        return self.column(low, high, cost, True)

    def rule(self, terms: list[tuple[int, float]], low: float = -INFINITY,
             high: float = INFINITY) -> None:  # fmt: skip
        self.rows.append((low, high, terms))

    def near(self, terms: list[tuple[int, float]], low: float, high: float, cost: float) -> None:
        over, under = (self.column(0, INFINITY, cost, False) for _side in "ab")
        self.rule([*terms, (over, -1), (under, 1)], low, high)

    def solve(self) -> list[int]:
        highs = highspy.Highs()
        highs.silent()
        for option, value in (("time_limit", SECONDS), ("threads", 1)):
            highs.setOptionValue(option, value)
        highs.passModel(self.program())
        highs.run()
        feasible = highspy.SolutionStatus.kSolutionStatusFeasible
        if highs.getInfo().primal_solution_status != feasible:
            raise NoRounding
        return [round(value) for value in highs.getSolution().col_value]

    def program(self) -> highspy.HighsLp:
        low, high, cost, whole = zip(*self.columns, strict=True)
        kinds = {True: highspy.HighsVarType.kInteger, False: highspy.HighsVarType.kContinuous}
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.columns), len(self.rows)
        program.col_cost_ = np.array(cost, dtype=float)
        program.col_lower_, program.col_upper_ = np.array(low, float), np.array(high, float)
        program.row_lower_ = np.array([row[0] for row in self.rows], dtype=float)
        program.row_upper_ = np.array([row[1] for row in self.rows], dtype=float)
        program.integrality_ = [kinds[each] for each in whole]
        terms = [row[2] for row in self.rows]
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *map(len, terms)])
        matrix.index_ = np.array([column for row in terms for column, _factor in row])
        matrix.value_ = np.array([factor for row in terms for _column, factor in row], float)
        return program

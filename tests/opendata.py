"""Somebody who subtracts everything that is open from everything else that is open."""

from collections import defaultdict
from dataclasses import dataclass, field

import highspy
import numpy as np

from reports.opendata.columns import COUNTED, PART_OF

INFINITY = highspy.kHighsInf
GROWING = ("graduated", "certified", "status_known", "placed")
Cell = tuple[int, str, str, str]  # version, set, row, figure


@dataclass
class Attacker:
    """Knows the method, believes that every sum is off by four at most, and solves for each count.

    ``see`` takes a published table. Of two versions the attacker knows besides which figures never
    change, and that the others only grow.
    """

    columns: dict[Cell, int] = field(default_factory=dict)
    bounds: list[tuple[float, float]] = field(default_factory=list)
    rows: list[tuple[float, float, list[tuple[int, float]]]] = field(default_factory=list)
    opened: dict[Cell, int] = field(default_factory=dict)
    sets: dict[tuple[int, str], list[str]] = field(default_factory=dict)

    def see(self, table, kind="regencies", version=1, exact_total=None, hides_small=False):
        self.sets[version, kind] = sorted(table)
        for key, numbers in table.items():
            for name in COUNTED:
                self.see_cell((version, kind, key, name), numbers[name], hides_small)
            for name, whole in PART_OF.items():
                if whole:
                    part, all_of_it = (self.columns[version, kind, key, n] for n in (name, whole))
                    self.rows.append((0, INFINITY, [(all_of_it, 1), (part, -1)]))
        for name in COUNTED:
            self.see_sums(table, kind, version, name, exact_total)
        self.compare_sets(version, kind)
        self.compare_versions(version, kind)
        return self

    def see_cell(self, cell, number, hides_small):
        if hides_small:
            low, high = (1, 4) if number is None else (number, number)
        else:
            low, high = max(0, number - 4), number + 4
        self.columns[cell] = len(self.bounds)
        self.bounds.append((low, high))
        self.opened[cell] = number

    def see_sums(self, table, kind, version, name, exact_total):
        groups = defaultdict(list)
        for key in table:
            groups[""].append(key)
            if kind == "regencies":
                groups[key[:2]].append(key)
        for group, keys in groups.items():
            terms = [(self.columns[version, kind, key, name], 1) for key in keys]
            if exact_total is not None:
                if group == "":
                    self.rows.append((exact_total[name], exact_total[name], terms))
                continue
            total = sum(table[key][name] for key in keys)
            self.rows.append((total - 4, total + 4, terms))

    def compare_sets(self, version, kind):
        """The same people, cut in another way."""
        for (other_version, other), keys in self.sets.items():
            if other_version == version and other != kind:
                for name in COUNTED:
                    here = [(self.columns[version, kind, key, name], 1)
                            for key in self.sets[version, kind]]  # fmt: skip
                    there = [(self.columns[version, other, key, name], -1) for key in keys]
                    self.rows.append((0, 0, [*here, *there]))

    def compare_versions(self, version, kind):
        for (before, other), keys in self.sets.items():
            if before == version - 1 and other == kind:
                for key in set(keys) & set(self.sets[version, kind]):
                    for name in COUNTED:
                        self.compare_cell((before, kind, key, name), (version, kind, key, name))

    def compare_cell(self, before, now):
        """Who came stays who came; more have graduated or work, never fewer."""
        grown = int(self.opened[now] > self.opened[before])
        low, high = (grown, INFINITY) if now[-1] in GROWING else (0, 0)
        self.rows.append((low, high, [(self.columns[now], 1), (self.columns[before], -1)]))

    def intervals(self, cells=None, whole=False):
        """For each cell the least and the most that it can have been."""
        highs = self.solver(whole)
        found = {}
        for cell in cells or self.columns:
            column, ends = self.columns[cell], []
            for sign in (1, -1):
                highs.changeColCost(column, sign)
                highs.run()
                assert highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
                ends.append(sign * highs.getInfo().objective_function_value)
            highs.changeColCost(column, 0)
            found[cell] = (int(np.ceil(ends[0] - 1e-6)), int(np.floor(ends[1] + 1e-6)))
        return found

    def solver(self, whole):
        highs = highspy.Highs()
        highs.silent()
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.bounds), len(self.rows)
        program.col_cost_ = np.zeros(len(self.bounds))
        program.col_lower_ = np.array([low for low, _high in self.bounds], float)
        program.col_upper_ = np.array([high for _low, high in self.bounds], float)
        program.row_lower_ = np.array([row[0] for row in self.rows], float)
        program.row_upper_ = np.array([row[1] for row in self.rows], float)
        if whole:
            program.integrality_ = [highspy.HighsVarType.kInteger] * len(self.bounds)
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = np.cumsum([0, *(len(row[2]) for row in self.rows)])
        matrix.index_ = np.array([column for row in self.rows for column, _n in row[2]])
        matrix.value_ = np.array([n for row in self.rows for _column, n in row[2]], float)
        highs.passModel(program)
        return highs

    def narrow(self, cells=None, whole=False):
        """The cells of which fewer than five values remain possible."""
        found = self.intervals(cells, whole)
        return {cell: ends for cell, ends in found.items() if ends[1] - ends[0] < 4}

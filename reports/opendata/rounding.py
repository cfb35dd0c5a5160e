"""Controlled rounding: every number a multiple of five, and all of them together a possible truth.

The parts add up to their wholes, and no part exceeds what it is a part of, so that the open table
itself could be what was counted; so could every table in which one number is up to four more or
less. Nobody can therefore reckon a number more narrowly than its five, whatever they subtract.
A number whose count has not changed stays as it was opened before; one that was counted higher is
not opened lower, so that two versions tell no more than one.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.crypto import salted_hmac

from reports.opendata.columns import BASE, COUNTED, MOST_OFF, PART_OF, Numbers
from reports.opendata.model import Model

Table = Mapping[str, Numbers]
# what it costs to leave a number's own side, and to take a sum by one more than four away from
# the count: of a group, and of all rows, where the sums of other sets must meet
OWN_SIDE, OFF, ALL_OFF = 1.0, 4.0, 20.0


@dataclass(frozen=True)
class Before:
    """The version before: what had been counted, and what was opened of it."""

    counted: Table = field(default_factory=dict)
    opened: Table = field(default_factory=dict)


@dataclass
class Rounding:
    """``groups`` gives the total that a row adds to; ``totals`` fixes sums opened elsewhere."""

    counted: Table
    seed: str
    groups: Mapping[str, str] = field(default_factory=dict)
    totals: Numbers = field(default_factory=dict)
    before: Before = field(default_factory=Before)

    def solve(self) -> dict[str, Numbers]:
        model = Model()
        cells = {
            (key, name): model.cell(*self.reach(key, name))
            for key in self.counted
            for name in COUNTED
        }
        for key, numbers in self.counted.items():
            for name, whole in PART_OF.items():
                if whole and numbers[name] <= numbers[whole]:
                    model.rule([(cells[key, whole], BASE), (cells[key, name], -BASE)],
                               low=self.floor(key, name) - self.floor(key, whole))  # fmt: skip
        self.keep_totals(model, cells)
        ups = model.solve()
        return {
            key: {name: self.floor(key, name) + BASE * ups[cells[key, name]] for name in COUNTED}
            for key in self.counted
        }

    def floor(self, key: str, name: str) -> int:
        return self.counted[key][name] // BASE * BASE

    def reach(self, key: str, name: str) -> tuple[int, int, float]:
        """From how many fives above the floor to how many, and what going up costs."""
        count, floor = self.counted[key][name], self.floor(key, name)
        low, high = floor, floor if count == floor else floor + BASE
        goes_up = count > floor and count - floor + self.secret(key, name) >= BASE
        cost = -OWN_SIDE if goes_up else OWN_SIDE
        counted = self.before.counted.get(key, {}).get(name)
        if counted is not None:
            opened = self.before.opened[key][name]
            if count == counted:
                low = high = opened
            elif count > counted:
                low = max(low, opened)
            else:
                high = min(high, opened)
        return (low - floor) // BASE, (high - floor) // BASE, cost

    def secret(self, key: str, name: str) -> int:
        """0 to 4, the same in every version: it decides who goes up, and nobody knows it."""
        digest = salted_hmac("reports.opendata", f"{self.seed}:{key}:{name}", algorithm="sha256")
        return int.from_bytes(digest.digest()[:8]) % BASE

    def keep_totals(self, model: Model, cells: dict[tuple[str, str], int]) -> None:
        members: dict[str, list[str]] = defaultdict(list)
        for key in self.counted:
            members[""].append(key)
            if key in self.groups:
                members[self.groups[key]].append(key)
        for group, keys in members.items():
            for name in COUNTED:
                terms = [(cells[key, name], BASE) for key in keys]
                floors = sum(self.floor(key, name) for key in keys)
                if group == "" and name in self.totals:
                    fixed = self.totals[name] - floors
                    model.near(terms, fixed, fixed, ALL_OFF)
                else:
                    off = sum(self.counted[key][name] for key in keys) - floors
                    cost = OFF if group else ALL_OFF
                    model.near(terms, off - MOST_OFF, off + MOST_OFF, cost)


def agree(opened: Table, totals: Numbers) -> bool:
    """Do the rows leave room for the totals of another set? Where they differ, the difference and
    four more must fit into the rows without taking any of them further than four."""
    for name in COUNTED:
        apart = abs(sum(numbers[name] for numbers in opened.values()) - totals[name])
        rows = sum(1 for numbers in opened.values() if numbers[name])
        if apart and apart + MOST_OFF > MOST_OFF * rows:
            return False
    return True

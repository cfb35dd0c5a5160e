"""Which figures are open, and how one is a part of another. Definitions stay in ``figures.py``."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from reports.figures import BY_NAME, RATES, Rate

Numbers = dict[str, int]
BASE = 5  # every open number is a multiple of it
MOST_OFF = BASE - 1  # and differs from the count by this at most
LEAST_DENOMINATOR = 50  # below it, rounding alone could move a rate by more than ten points

# Each figure and the one that it is a part of, a whole before its parts.
PART_OF: dict[str, str | None] = {
    "referred": None,
    "selected": "referred",
    "enrolled": None,
    "women": "enrolled",
    "boarding": "enrolled",
    "graduated": "enrolled",
    "certified": "graduated",
    "status_known": "graduated",
    "placed": "status_known",
}
COUNTED = tuple(PART_OF)
UNKNOWN = "unknown"
FIGURES = (*COUNTED, UNKNOWN)
OPEN_RATES = tuple(rate for rate in RATES if rate.name in {"graduation", "certification",
                                                           "placement", "response"})  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column of a file: its name stays the same in every language and every version."""

    name: str
    label: Any
    definition: Any
    unit: Any = ""
    kind: str = "string"


PEOPLE, PERCENT, REGIONS = _("people"), _("per cent"), _("regencies and cities")
CODE = Column("code", _("Code"), _("The official code of the region (Permendagri), or ours."))
NAME = Column("name", _("Name"), _("What it was called on the day of the data."))


def figure_column(name: str) -> Column:
    figure = BY_NAME[name]
    return Column(name, figure.label, figure.definition, PEOPLE, "integer")


def rate_column(rate: Rate) -> Column:
    return Column(f"{rate.name}_rate", rate.label, rate.definition, PERCENT, "number")


NUMBERS = tuple(figure_column(name) for name in FIGURES)
SHARES = tuple(rate_column(rate) for rate in OPEN_RATES)


def with_unknown(numbers: Numbers) -> Numbers:
    """What is not known is the difference of two open numbers, never a count of its own."""
    return {**numbers, UNKNOWN: numbers["graduated"] - numbers["status_known"]}


def rates_of(numbers: Numbers) -> dict[str, float | None]:
    """From open numbers only; empty where the denominator is too small to carry a rate."""
    return {
        f"{rate.name}_rate": round(100 * numbers[rate.numerator] / numbers[rate.denominator], 1)
        if numbers[rate.denominator] >= LEAST_DENOMINATOR
        else None
        for rate in OPEN_RATES
    }

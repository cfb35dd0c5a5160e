"""What the public reads of a report: its headline figures, without any that tells of a few people.

A figure of 1 to 4 people is not shown, and neither is one from which such a number follows: of ten
enrolled, "eight graduated" says that two did not.
"""

from dataclasses import dataclass
from typing import Any

from reports.figures import BY_NAME
from reports.models import RegionalReport
from reports.services.reading import Numbers, complete

FEWEST = 5
# (figure, what it is a part of); seats given are not people, so they may be few
HEADLINES = (
    ("quota_given", ""),
    ("quota_taken", "quota_given"),
    ("referred", ""),
    ("selected", "referred"),
    ("enrolled", ""),
    ("graduated", "enrolled"),
    ("certified", "graduated"),
    ("placed", "graduated"),
    ("unknown", "graduated"),
)
SEATS = {"quota_given"}


@dataclass(frozen=True)
class Headline:
    """``number`` is None where it is kept back: ``is_few`` says that it is 1 to 4 itself."""

    name: str
    number: int | None
    is_few: bool
    whole_name: str
    whole: int | None

    @property
    def label(self) -> Any:
        return BY_NAME[self.name].label

    @property
    def whole_label(self) -> Any:
        return BY_NAME[self.whole_name].label if self.whole_name else ""


def headlines_of(report: RegionalReport) -> list[Headline]:
    figures = complete(report.figures)
    shown = kept_open(figures)
    return [
        Headline(
            name=name,
            number=shown.get(name),
            is_few=name not in shown and is_few(figures[name]),
            whole_name=whole,
            whole=shown.get(whole),
        )
        for name, whole in HEADLINES
    ]


def is_few(number: int) -> bool:
    return 0 < number < FEWEST


def kept_open(figures: Numbers) -> Numbers:
    """The headline figures that may be read, none of which lets a few people be reckoned."""
    shown = {name: figures[name] for name, _whole in HEADLINES}
    for name, whole in HEADLINES:
        rest = figures[whole] - figures[name] if whole and whole not in SEATS else 0
        if name not in SEATS and (is_few(figures[name]) or is_few(rest)):
            del shown[name]
    return without_known_rest(figures, shown)


def without_known_rest(figures: Numbers, shown: Numbers) -> Numbers:
    """Graduates are placed, not yet known, or neither: these few follow from the other three."""
    rest = figures["graduated"] - figures["placed"] - figures["unknown"]
    if {"graduated", "placed", "unknown"} <= shown.keys() and is_few(rest):
        del shown["placed"]
    return shown

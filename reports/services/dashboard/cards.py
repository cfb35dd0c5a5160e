"""The key figures of a place, each beside what it is a part of and beside another period."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from blkportal.core.templatetags.ui import number as in_digits
from blkportal.core.templatetags.ui import percent
from reports.figures import BY_NAME
from reports.services.counting import Numbers
from reports.services.dashboard.looking import Look

LEAST = 10  # of fewer people a share says nothing
CARDS: tuple[tuple[str, str | None], ...] = (
    ("quota_taken", "quota_given"),
    ("referred", None),
    ("selected", "referred"),
    ("enrolled", None),
    ("graduated", "enrolled"),
    ("certified", "graduated"),
    ("placed", "graduated"),
    ("status_known", "graduated"),
)


@dataclass(frozen=True)
class Card:
    """``change`` is in words, because an arrow or a colour alone is not read by everybody."""

    name: str
    number: int
    of_name: str | None
    of: int | None
    unknown: int | None
    other: int | None
    other_of: int | None

    @property
    def label(self) -> Any:
        return BY_NAME[self.name].label

    @property
    def noun(self) -> Any:
        return str(BY_NAME[self.of_name].label).lower() if self.of_name else ""

    @property
    def change(self) -> str | None:
        if self.other is None:
            return None
        if self.of is None or self.other_of is None:
            return in_numbers(self.number, self.other)
        return in_points(self.number, self.of, self.other, self.other_of)


def cards_of(look: Look) -> list[Card]:
    """Only what can be narrowed as it was asked: nominations say no sex."""
    n, other = look.figures, look.other
    return [
        Card(
            name=name,
            number=n[name],
            of_name=of_name,
            of=n[of_name] if of_name else None,
            unknown=n["unknown"] if name == "placed" else None,
            other=part(other, name),
            other_of=part(other, of_name),
        )
        for name, of_name in CARDS
        if name in n
    ]


def part(numbers: Numbers | None, name: str | None) -> int | None:
    return None if numbers is None or name is None else numbers[name]


def in_numbers(number: int, other: int) -> str:
    words = {"n": in_digits(abs(number - other)), "other": in_digits(other)}
    if number > other:
        return _("▲ %(n)s more than in the other period (%(other)s)") % words
    if number < other:
        return _("▼ %(n)s fewer than in the other period (%(other)s)") % words
    return _("= as many as in the other period (%(other)s)") % words


def in_points(number: int, of: int, other: int, other_of: int) -> str:
    if min(of, other_of) < LEAST:
        words = {"part": in_digits(other), "whole": in_digits(other_of), "least": LEAST}
        text = _(
            "Not comparable: one of the two is a share of fewer than %(least)s. The other "
            "period has %(part)s of %(whole)s."
        )
        return text % words
    points = round(100 * number / of - 100 * other / other_of, 1)
    facts = {"points": in_digits(abs(points), 1), "other": percent(other, other_of)}
    if points > 0:
        return _("▲ %(points)s points more than in the other period: %(other)s") % facts
    if points < 0:
        return _("▼ %(points)s points less than in the other period: %(other)s") % facts
    return _("= the same share as in the other period: %(other)s") % facts

"""What a definition of a figure says of itself."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

FIRST = "2026.1"


class Source(StrEnum):
    """The table whose rows are counted; the value names the day that decides the period."""

    REFERRALS = "submitted_on"
    ENROLLMENTS = "enrolled_on"
    QUOTAS = "year"


@dataclass(frozen=True)
class Figure:
    """A number of people or seats. ``numerator`` is the SQL that picks, or sums, the rows.

    ``is_joined`` where it reads columns that ``counting`` joins from placements or follow-ups.
    """

    name: str
    label: Any
    definition: Any
    numerator: str
    source: Source
    denominator: str | None = None
    since: str = FIRST
    is_joined: bool = False

    @property
    def sql(self) -> str:
        if self.source is Source.QUOTAS:
            return f"coalesce(sum({self.numerator}), 0)"
        return f"count(*) FILTER (WHERE {self.numerator})"


@dataclass(frozen=True)
class Rate:
    """A share: always shown with both numbers, and with how many are not yet known."""

    name: str
    label: Any
    definition: Any
    numerator: str
    denominator: str
    unknown: str | None = None
    since: str = FIRST

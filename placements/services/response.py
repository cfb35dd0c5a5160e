"""How many graduates have answered, and what they do, beside those who have not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import ExtractYear
from django.utils import timezone

from participants.states import Outcome
from placements.models import FollowUp
from placements.services.follow_up import KINDS

ANSWERS = [answer for answer in Outcome if answer != Outcome.UNKNOWN]


@dataclass(frozen=True)
class Rates:
    """Of the graduates of one year, asked so many months later: whole people.

    ``waiting`` may still answer; ``silent`` no longer can. Neither is working nor unemployed.
    """

    year: int
    months: int
    asked: int
    waiting: int
    counts: Sequence[tuple[Outcome, int]]

    @property
    def answered(self) -> int:
        return sum(number for _answer, number in self.counts)

    @property
    def silent(self) -> int:
        return self.asked - self.answered - self.waiting

    @property
    def working(self) -> int:
        return sum(number for answer, number in self.counts if answer in KINDS)


def rates_of(user: Any) -> list[Rates]:
    """The newest year first. One statement."""
    rows = FollowUp.objects.visible_to(user).order_by()
    waits = Q(answer=Outcome.UNKNOWN, closes_on__gte=timezone.localdate())
    numbers = {answer.value: Count("pk", filter=Q(answer=answer)) for answer in ANSWERS}
    found: Any = (
        rows.annotate(year=ExtractYear(F("enrollment__graduated_on")))
        .values("year", "months")
        .annotate(asked=Count("pk"), waiting=Count("pk", filter=waits), **numbers)
        .order_by("-year", "months")
    )
    return [
        Rates(
            row["year"],
            row["months"],
            row["asked"],
            row["waiting"],
            [(answer, row[answer.value]) for answer in ANSWERS],
        )
        for row in found
    ]

"""What a reader is shown of the rules: the findings that are open now, and the numbers before."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import NoReverseMatch, resolve

from blkportal.core.access import may_do
from reports.models import QualityCount, QualityFinding, QualityRun
from reports.quality import RULES, Rule
from reports.services.quality_accepting import accepts, side_of

RUNS = 12
HEIGHT, STEP = 24, 8  # of the drawing: a run is a bar


@dataclass(frozen=True)
class Point:
    """One run: ``found`` of ``looked``; ``accepted`` others were said to be right."""

    day: date
    found: int
    accepted: int
    looked: int


@dataclass(frozen=True)
class Bar:
    x: int
    y: int
    height: int


@dataclass(frozen=True)
class Line:
    """A rule with what is open now, and its last runs, the oldest first."""

    rule: Rule
    open: int
    accepted: int
    points: list[Point]

    @property
    def newest(self) -> list[Point]:
        return self.points[::-1]

    @property
    def looked(self) -> int | None:
        return self.points[-1].looked if self.points else None

    @property
    def change(self) -> int | None:
        """Against the run before the last; None where there was none."""
        return self.points[-1].found - self.points[-2].found if len(self.points) > 1 else None

    @property
    def bars(self) -> list[Bar]:
        most = max((point.found for point in self.points), default=0) or 1
        heights = [-(-HEIGHT * point.found // most) for point in self.points]
        return [Bar(STEP * at, HEIGHT - tall, tall) for at, tall in enumerate(heights)]


def mine(user: Any) -> QuerySet[QualityFinding] | None:
    """What is open of the reader's own rules; None for a reader who mends nothing."""
    side = side_of(user)
    if not accepts(user, side):
        return None
    names = [rule.name for rule in RULES if rule.owner == side]
    return QualityFinding.objects.visible_to(user).open().filter(rule__in=names)


def last_run(user: Any) -> QualityRun | None:
    return QualityRun.objects.visible_to(user).select_related("checked_by").first()


def lines_of(user: Any, rules: tuple[Rule, ...] = RULES) -> list[Line]:
    """Two statements, however many rules there are and however much they found."""
    names = [rule.name for rule in rules]
    found = QualityFinding.objects.visible_to(user).filter(rule__in=names).order_by()
    numbers = {
        row["rule"]: row
        for row in found.values("rule").annotate(
            open=Count("pk", filter=Q(accepted_at=None)),
            accepted=Count("pk", filter=Q(accepted_at__isnull=False)),
        )
    }
    points = _points(user, names)
    none = {"open": 0, "accepted": 0}
    lines = []
    for rule in rules:
        now = numbers.get(rule.name, none)
        lines.append(Line(rule, now["open"], now["accepted"], points[rule.name]))
    return lines


def _points(user: Any, names: list[str]) -> dict[str, list[Point]]:
    """Of the last runs; a run in which nothing of the reader was looked at has no point."""
    runs = QualityRun.objects.visible_to(user).order_by("-day").values("pk")[:RUNS]
    rows = QualityCount.objects.visible_to(user).filter(rule__in=names, run__in=runs)
    sums = rows.order_by("run__day").values_list("rule", "run__day").annotate(
        Sum("found"), Sum("accepted"), Sum("looked")
    )  # fmt: skip
    points: dict[str, list[Point]] = {name: [] for name in names}
    for rule, *numbers in sums:
        points[rule].append(Point(*numbers))
    return points


def may_open(user: Any, finding: QualityFinding) -> bool:
    """Whether the page on which it is mended is one of those that the reader may use."""
    try:
        view: Any = resolve(finding.page).func
    except NoReverseMatch:
        return False
    permission = getattr(view, "permission", "")
    return not permission or may_do(user, permission)

"""How long obstacles stand: those open the longest, and how quickly the others went, by month."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from blkportal.core.percentile import Median
from regions.models import Obstacle
from regions.models.obstacle import Category

MOST = 20
EARLIEST = date(2017, 1, 1)


@dataclass(frozen=True)
class Speed:
    """Of one category: how many are open and late today; of those closed in the month, how many,
    the median of their days, and how many were closed after the day they were due."""

    category: str
    label: Any
    open: int = 0
    late: int = 0
    closed: int = 0
    closed_late: int = 0
    median: int | None = None


def month_of(text: str) -> date:
    """The first day of the month that "2026-10" names, or of the last full month."""
    this = timezone.localdate().replace(day=1)
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return month_before(this)
    return first if EARLIEST <= first <= this else month_before(this)


def month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def slowest_of(user: Any) -> QuerySet[Obstacle]:
    rows = Obstacle.objects.visible_to(user).under_way()
    return rows.select_related("regency").order_by("raised_at", "pk")


def speeds_of(user: Any, first: date) -> list[Speed]:
    """One statement; categories in which nothing is open and nothing was closed are left out."""
    today = timezone.localdate()
    closed = Q(closed_on__gte=first, closed_on__lt=month_after(first)) & ~Q(status="MERGED")
    is_open = Q(closed_on=None)
    days = ExpressionWrapper(F("closed_on") - TruncDate("raised_at"), output_field=DurationField())
    rows = Obstacle.objects.visible_to(user).filter(closed | is_open).order_by()
    found = rows.values("category").annotate(
        open=Count("pk", filter=is_open),
        late=Count("pk", filter=is_open & Q(due_on__lt=today)),
        closed=Count("pk", filter=closed),
        closed_late=Count("pk", filter=closed & Q(closed_on__gt=F("due_on"))),
        median=Median(days, filter=closed),
    )
    labels = dict(Category.choices)
    speeds = [
        Speed(
            category=row["category"],
            label=labels[row["category"]],
            open=row["open"],
            late=row["late"],
            closed=row["closed"],
            closed_late=row["closed_late"],
            median=_days(row["median"]),
        )
        for row in found
    ]
    return sorted(speeds, key=lambda one: (-one.late, -one.open, -(one.median or 0)))


def _days(length: timedelta | None) -> int | None:
    return None if length is None else round(length.total_seconds() / 86_400)

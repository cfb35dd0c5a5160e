"""What a report's paper tells beside figures: obstacles, duties, and where its regions lie.

Frozen with the figures under a version of its own, so that the paper is the same for years. No
text that a person typed is in it: an obstacle is told by category, place and days.
"""

from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import override

from regions.models import Obstacle
from regions.states import UNDER_WAY, ObstacleStatus
from reports.duties import DUTIES
from reports.services.question import Places, Question
from reports.services.scorecard import Score, score_center, score_regions

ANNEX_VERSION = "1"
OLDEST = 5
Facts = dict[str, Any]


def annex_of(question: Question, level: str, places: Places, as_of: datetime) -> Facts:
    """A region's duties are owed to all centers: asked about one center, they are left out."""
    found: Facts = {"version": ANNEX_VERSION, "obstacles": obstacles_of(question, places, as_of)}
    if level == "CENTER" or not question.center:
        found["duties"] = duties_of_place(question, level, places, as_of)
    if level in {"NATION", "PROVINCE"}:
        found["map"] = positions_of(question.place, places)
    return found


def obstacles_of(question: Question, places: Places, as_of: datetime) -> Facts:
    rows = Obstacle.objects.exclude(status=ObstacleStatus.MERGED)
    if question.place:
        rows = rows.filter(regency__in=places.ever_within(question.place))
    if question.center:
        rows = rows.filter(center_id=question.center)
    today = timezone.localdate(as_of)
    return {
        "categories": list(_by_category(rows, question, today)),
        "oldest": _oldest(rows.filter(status__in=UNDER_WAY), places, today),
    }


def _by_category(rows: Any, question: Question, today: date) -> QuerySet:
    period = (question.period_from, question.period_to)
    closed = Q(closed_on__range=period)
    solved = closed & Q(status=ObstacleStatus.SOLVED)
    is_open = Q(status__in=UNDER_WAY)
    return (
        rows.values("category")
        .annotate(
            raised=Count("pk", filter=Q(raised_at__date__range=period)),
            solved=Count("pk", filter=solved),
            unsolvable=Count("pk", filter=closed & Q(status=ObstacleStatus.NOT_SOLVABLE)),
            people=Sum("helped", filter=solved, default=0),
            people_unknown=Count("pk", filter=solved & Q(helped=None)),
            open=Count("pk", filter=is_open),
            late=Count("pk", filter=is_open & Q(due_on__lt=today)),
        )
        .order_by("category")
    )


def _oldest(rows: Any, places: Places, today: date) -> list[Facts]:
    found = rows.order_by("raised_at", "pk").values(
        "category", "level", "raised_at", code=F("regency")
    )
    return [
        {
            "category": row["category"],
            "level": row["level"],
            "place": places.names.get(places.successor[row["code"]], row["code"]),
            "days": (today - timezone.localdate(row["raised_at"])).days,
        }
        for row in found[:OLDEST]
    ]


def duties_of_place(question: Question, level: str, places: Places, as_of: datetime) -> Facts:
    """The scorecard of the year in which the period ends, with its words of that day."""
    year = question.period_to.year
    if level == "CENTER":
        duties = [one for one in DUTIES if one.is_of_center]
        scores = score_center(question.center or "", year, year)
    else:
        duties = list(DUTIES)
        scores = score_regions(places.within(question.place), year, year, places)
    sums: dict[str, Score] = {duty.name: Score() for duty in duties}
    for (_key, name, _year), score in scores.items():
        if name in sums:
            sums[name] += score
    with override("id"):
        rows = [
            {
                "party": duty.party,
                "label": str(duty.label),
                "definition": str(duty.definition),
                "counted": str(duty.counted),
                "met": sums[duty.name].met,
                "due": sums[duty.name].due,
                "unknown": sums[duty.name].unknown,
            }
            for duty in duties
        ]
    return {"year": year, "until": min(date(year, 12, 31), timezone.localdate(as_of)).isoformat(),
            "rows": rows}  # fmt: skip


def positions_of(place: str, places: Places) -> dict[str, list[float]]:
    """code → [longitude, latitude]."""
    rows = [places.regencies[code] for code in places.within(place)]
    return {row.code: [float(row.longitude), float(row.latitude)] for row in rows}

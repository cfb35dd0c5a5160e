"""The day board: beds free tonight, who sleeps where, who is away, missing, or still expected."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from blkportal.core.access import may, may_do
from participants.models import Enrollment, Leave, Stay
from participants.states import EnrollmentStatus
from programs.models import Bed, TrainingCenter
from programs.models.dormitory import Sex
from regions.models import Regency

REGENCY = ("regency__kind", "regency__name", "regency__province")


@require_safe
@may("participants.view_stays")
def show_dormitory(request: HttpRequest) -> HttpResponse:
    user, today = request.user, timezone.localdate()
    centers = TrainingCenter.objects.filter(beds__isnull=False).distinct()
    if user.is_center:
        centers = TrainingCenter.objects.filter(pk=user.scope_key)
    wanted = user.scope_key if user.is_center else request.GET.get("center", "")
    center = get_object_or_404(centers, pk=wanted) if wanted else centers.first()
    context = {
        "center": center,
        "centers": centers if user.is_ministry else [],
        "today": today,
        "rooms": _rooms(center, today) if center else [],
        "stays": list(_tonight(user, center, today)) if center else [],
        "away": list(_away(user, center)) if center else [],
        "expected": _expected(user, center, today) if center else [],
        "may_note_return": may_do(user, "participants.note_return"),
    }
    context["totals"] = _totals(context["rooms"])
    out = {leave.enrollment_id: leave for leave in context["away"]}
    for stay in context["stays"]:
        stay.leave = out.get(stay.enrollment_id)
    context["missing"] = sum(leave.is_overdue for leave in context["away"])
    context["expected_number"] = sum(row["n"] for row in context["expected"])
    return render(request, "participants/dormitory.html", context)


def _rooms(center: TrainingCenter, day: Any) -> list[dict[str, Any]]:
    asleep = Stay.objects.filter(bed=OuterRef("pk"), is_cancelled=False, nights__contains=day)
    beds = Bed.objects.filter(center=center).annotate(busy=Exists(asleep))
    rooms = beds.values("room__dormitory__name", "room__name", "sex").annotate(
        beds=Count("pk"), busy_beds=Count("pk", filter=Q(busy=True))
    )
    return [
        {
            "dormitory": row["room__dormitory__name"],
            "room": row["room__name"],
            "sex": Sex(row["sex"]),
            "beds": row["beds"],
            "free": row["beds"] - row["busy_beds"],
        }
        for row in rooms.order_by("room__dormitory__name", "room__name")
    ]


def _totals(rooms: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "sex": sex,
            "beds": sum(room["beds"] for room in rooms if room["sex"] == sex),
            "free": sum(room["free"] for room in rooms if room["sex"] == sex),
        }
        for sex in Sex
    ]


def _tonight(user: Any, center: TrainingCenter, day: Any) -> Any:
    rows = Stay.objects.visible_to(user).filter(
        center=center, is_cancelled=False, nights__contains=day
    )
    return (
        rows.select_related("bed__room__dormitory", "enrollment__participant", "enrollment__batch")
        .defer("enrollment__participant__nik")
        .order_by("bed__room__dormitory", "bed__room", "bed__label")[:500]
    )


def _away(user: Any, center: TrainingCenter) -> Any:
    """Whoever should have been back for longest stands first."""
    rows = Leave.objects.visible_to(user).away().filter(center=center)
    rows = rows.select_related("enrollment__participant", "enrollment__batch")
    return rows.defer("enrollment__participant__nik").order_by("due_back", "pk")


def _expected(user: Any, center: TrainingCenter, day: Any) -> list[dict[str, Any]]:
    """Seats whose people should be here by tonight and are not, by region."""
    rows = Enrollment.objects.visible_to(user).filter(
        center=center,
        status=EnrollmentStatus.CONFIRMED,
        is_boarding=True,
        batch__starts_on__lte=day,
        batch__ends_on__gt=day,
    )
    counts = rows.order_by().values(*REGENCY).annotate(n=Count("pk"))
    return [
        {
            "name": Regency(
                kind=row["regency__kind"],
                name=row["regency__name"],
                province_id=row["regency__province"],
            ).short_name,
            "n": row["n"],
        }
        for row in counts.order_by("regency__name")
    ]

"""The board of the days around an opening: who is expected, who is here."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from blkportal.core.access import may
from participants.models import Enrollment
from participants.states import EnrollmentStatus
from programs.models import Batch
from programs.models.dormitory import Sex
from programs.states import BatchStatus

BEFORE, AFTER = timedelta(days=14), timedelta(days=14)
EXPECTED = Q(status=EnrollmentStatus.CONFIRMED)
HERE = Q(status__in=(EnrollmentStatus.ARRIVED, EnrollmentStatus.IN_TRAINING))
MISSED = Q(status=EnrollmentStatus.NO_ARRIVAL)


def rows_of(user: Any) -> list[dict[str, Any]]:
    """One row a batch that starts about now, with people of the reader's own rows only."""
    today = timezone.localdate()
    batches = Batch.objects.visible_to(user).filter(
        starts_on__range=(today - BEFORE, today + AFTER),
        status__in=(BatchStatus.SELECTION, BatchStatus.CONFIRMED, BatchStatus.RUNNING),
    )
    counts = (
        Enrollment.objects.visible_to(user)
        .filter(batch__in=batches)
        .order_by()
        .values("batch")
        .annotate(
            expected=Count("pk", filter=EXPECTED),
            women=Count("pk", filter=EXPECTED & Q(sex=Sex.FEMALE)),
            here=Count("pk", filter=HERE),
            missed=Count("pk", filter=MISSED),
            places=Count("regency", distinct=True, filter=EXPECTED | HERE),
        )
    )
    by_batch = {row["batch"]: row for row in counts}
    ordered = batches.select_related("center").order_by("starts_on", "title")
    return [{**by_batch[batch.pk], "batch": batch} for batch in ordered if batch.pk in by_batch]


@require_safe
@may("participants.view_class")
def show_arrivals(request: HttpRequest) -> HttpResponse:
    rows = rows_of(request.user)
    context = {
        "arrivals": rows,
        "expected": sum(row["expected"] for row in rows),
        "here": sum(row["here"] for row in rows),
        "today": timezone.localdate(),
    }
    return render(request, "participants/arrivals.html", context)

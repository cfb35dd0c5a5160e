from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from blkportal.core.access import may
from regions.services.slowness import (
    EARLIEST,
    MOST,
    month_after,
    month_before,
    month_of,
    slowest_of,
    speeds_of,
)


@require_safe
@may("regions.view_obstacles")
def slowest_obstacles(request: HttpRequest) -> HttpResponse:
    """What stands the longest today, and how quickly the rest went in a month."""
    first = month_of(request.GET.get("month", ""))
    following = month_after(first)
    today = timezone.localdate()
    rows = slowest_of(request.user)[:MOST]
    context = {
        "slowest": [(row, (today - timezone.localdate(row.raised_at)).days) for row in rows],
        "speeds": speeds_of(request.user, first),
        "first": first,
        "before": month_before(first) if first > EARLIEST else None,
        "after": following if following <= today else None,
    }
    return render(request, "regions/slowest.html", context)

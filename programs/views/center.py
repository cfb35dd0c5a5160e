"""Training centers: what they teach, what they were called, and where they are."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blkportal.core.access import may_do
from blkportal.core.lists import list_context
from programs.filters import CenterFilter
from programs.models import CenterStaff, TrainingCenter
from programs.views.catalog import ANNOUNCED, upcoming
from programs.views.layout import layout_for

COLUMNS = {"name": "name", "place": "regency__name"}
HEADS = [
    {"sort": "name", "label": _("Training center")},
    {"label": _("Owner")},
    {"sort": "place", "label": _("Place")},
    {"label": _("Upcoming batches"), "numeric": True},
]


@login_not_required
@require_safe
def list_centers(request: HttpRequest) -> HttpResponse:
    announced = Q(batches__status__in=ANNOUNCED, batches__starts_on__gte=timezone.localdate())
    rows = TrainingCenter.objects.select_related("regency__province").annotate(
        upcoming=Count("batches", filter=announced)
    )
    rows = rows.order_by("name", "pk")
    context = list_context(request, CenterFilter(request.GET, rows), HEADS, COLUMNS)
    context["layout"] = layout_for(request)
    return render(request, "programs/center_list.html", context)


@login_not_required
@require_safe
def show_center(request: HttpRequest, code: str) -> HttpResponse:
    rows = TrainingCenter.objects.select_related("regency__province", "supervisor")
    center = get_object_or_404(rows, pk=code)
    context = {
        "center": center,
        "names": center.names.order_by("-valid_from"),
        "supervised": center.supervised_centers.all()[:50],
        "batches": upcoming().filter(center=center).select_related("program")[:20],
        "staff": CenterStaff.objects.visible_to(request.user)
        .filter(center=center)
        .select_related("user"),
        "layout": layout_for(request),
        "may_see_beds": sees_beds(request.user, center),
    }
    return render(request, "programs/center_detail.html", context)


def sees_beds(user: Any, center: TrainingCenter) -> bool:
    """Who sleeps there is the business of the center itself and of the ministry."""
    allowed = may_do(user, "participants.view_stays")
    return allowed and (user.is_ministry or user.scope_key == center.pk)

"""Obstacles: the list, raising one from any page, and one with all that belongs to it."""

from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.history import told
from blkportal.core.lists import list_context
from blkportal.core.subjects import find_subject
from regions import services
from regions.models import Obstacle
from regions.obstacle_filters import ObstacleFilter
from regions.obstacle_forms import (
    AnswerForm,
    CommentForm,
    MergeForm,
    RaiseForm,
    ReopenForm,
    SolveForm,
)
from regions.services.lesson import lessons_for
from regions.services.mention import candidates_for
from regions.services.obstacle import neighbours_of
from regions.states import obstacle_moves
from regions.told import WORDS

HEADS = [
    {"label": gettext_lazy("Obstacle")},
    {"sort": "region", "label": gettext_lazy("Region")},
    {"label": gettext_lazy("About")},
    {"label": gettext_lazy("Who acts")},
    {"label": gettext_lazy("Status")},
    {"sort": "due", "label": gettext_lazy("Due")},
]
COLUMNS = {"region": "regency__name", "due": "due_on"}
TURN = (F("closed_on").desc(nulls_first=True), "due_on", "pk")
VERBS = ("take_up", "solve", "give_up", "reopen", "merge")


def obstacle_of(request: HttpRequest, pk: int) -> Obstacle:
    rows = Obstacle.objects.visible_to(request.user).select_related("regency")
    return get_object_or_404(rows, pk=pk)


@require_safe
@may("regions.view_obstacles")
def list_obstacles(request: HttpRequest) -> HttpResponse:
    """What is under way comes first, by its day; then what was closed, the latest on top."""
    rows = Obstacle.objects.visible_to(request.user).select_related("regency").order_by(*TURN)
    context = list_context(request, ObstacleFilter(request.GET, rows), HEADS, COLUMNS)
    context["may_raise"] = may_do(request.user, "regions.raise_obstacle")
    return render(request, "regions/obstacle_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("regions.raise_obstacle")
def raise_obstacle(request: HttpRequest) -> HttpResponse:
    """`?about=batch:12` ties it to what it blocks."""
    subject = find_subject(request.GET.get("about", ""), request.user)
    form = RaiseForm(request.user, subject, request.POST or None)
    if form.is_valid():
        obstacle = services.raise_obstacle(by=request.user, subject=subject, **form.cleaned_data)
        messages.success(request, _("Raised. It has an owner and a day now."))
        return redirect("regions:show_obstacle", obstacle.pk)
    return render(request, "regions/obstacle_raise.html", {"form": form, "subject": subject})


@require_safe
@may("regions.view_obstacles")
def show_obstacle(request: HttpRequest, pk: int) -> HttpResponse:
    context = page_about(request, obstacle_of(request, pk))
    return render(request, "regions/obstacle_detail.html", context)


def page_about(request: HttpRequest, obstacle: Obstacle, **forms: Any) -> dict[str, Any]:
    user = request.user
    can = {
        f"may_{verb}": obstacle_moves.can(verb, obstacle)
        and may_do(user, f"regions.{verb}_obstacle")
        for verb in VERBS
    }
    joined, others = neighbours_of(obstacle, user)
    may_comment = may_do(user, "regions.comment_obstacle")
    return {
        "obstacle": obstacle,
        "subject": find_subject(obstacle.subject, user) if obstacle.subject else None,
        "comments": obstacle.comments.select_related("meeting").prefetch_related("mentions"),
        "lessons": lessons_for(obstacle, user),
        "history": told(obstacle, WORDS),
        "merged": joined,
        "solve_form": SolveForm(),
        "give_up_form": AnswerForm(prefix="no"),
        "reopen_form": ReopenForm(),
        "comment_form": CommentForm(candidates_for(obstacle, by=user)) if may_comment else None,
        "merge_form": MergeForm(others) if can["may_merge"] and others else None,
        "may_comment": may_comment,
        **can,
        **forms,
    }

"""One press or one short form each: comment, take up, solve, give up, open again, join."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from blkportal.core.access import may
from regions import services
from regions.models import Obstacle
from regions.obstacle_forms import AnswerForm, CommentForm, MergeForm, ReopenForm, SolveForm
from regions.services.obstacle import neighbours_of
from regions.views.obstacle import obstacle_of, page_about


@require_POST
@may("regions.comment_obstacle")
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    obstacle = obstacle_of(request, pk)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _again(request, obstacle, comment_form=form)
    services.comment(obstacle, by=request.user, **form.cleaned_data)
    return _done(request, obstacle, _("The comment is added."))


@require_POST
@may("regions.take_up_obstacle")
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    obstacle = obstacle_of(request, pk)
    services.take_up(obstacle, by=request.user)
    return _done(request, obstacle, _("Taken up: the others see that somebody is at it."))


@require_POST
@may("regions.solve_obstacle")
def solve(request: HttpRequest, pk: int) -> HttpResponse:
    obstacle = obstacle_of(request, pk)
    form = SolveForm(request.POST)
    if not form.is_valid():
        return _again(request, obstacle, solve_form=form)
    services.solve(obstacle, by=request.user, **form.cleaned_data)
    return _done(request, obstacle, _("Solved. Thank you."))


@require_POST
@may("regions.give_up_obstacle")
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    obstacle = obstacle_of(request, pk)
    form = AnswerForm(request.POST, prefix="no")
    if not form.is_valid():
        return _again(request, obstacle, give_up_form=form)
    services.give_up(obstacle, by=request.user, **form.cleaned_data)
    return _done(request, obstacle, _("Closed with your answer."))


@require_POST
@may("regions.reopen_obstacle")
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    obstacle = obstacle_of(request, pk)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return _again(request, obstacle, reopen_form=form)
    services.reopen(obstacle, by=request.user, **form.cleaned_data)
    return _done(request, obstacle, _("Open again, with a new day."))


@require_POST
@may("regions.merge_obstacle")
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    obstacle = obstacle_of(request, pk)
    _joined, others = neighbours_of(obstacle, request.user)
    form = MergeForm(others, request.POST)
    if not form.is_valid():
        return _again(request, obstacle, merge_form=form)
    into = form.cleaned_data["into"]
    services.merge_obstacle(obstacle, into, by=request.user)
    return _done(request, into, _("Joined: what was raised twice goes on here."))


def _again(request: HttpRequest, obstacle: Obstacle, **forms: Any) -> HttpResponse:
    """The page as it was, what was typed in it, and what is missing beside the field."""
    return render(request, "regions/obstacle_detail.html", page_about(request, obstacle, **forms))


def _done(request: HttpRequest, obstacle: Obstacle, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("regions:show_obstacle", obstacle.pk)

"""One press or one short form each: comment, take up, solve, give up, open again, join."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from blkportal.core.access import may
from regions import services
from regions.models import Obstacle
from regions.obstacle_forms import AnswerForm, CommentForm, MergeForm, ReopenForm, SolveForm
from regions.services.mention import candidates_for
from regions.services.obstacle import neighbours_of
from regions.views.obstacle import obstacle_of, page_about


@require_POST
@may("regions.take_up_obstacle")
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    obstacle = obstacle_of(request, pk)
    services.take_up(obstacle, by=request.user)
    return _done(request, obstacle, _("Taken up: the others see that somebody is at it."))


def answered(
    verb: str, form: type[forms.Form], service: Callable[..., Any], done: Any, prefix: str = ""
) -> Callable[..., HttpResponse]:
    """A verb with one form on the page of the obstacle; the form stands there as ``verb_form``."""

    @require_POST
    @may(f"regions.{verb}_obstacle")
    def act(request: HttpRequest, pk: int) -> HttpResponse:
        obstacle = obstacle_of(request, pk)
        sent = form(request.POST, prefix=prefix or None)
        if not sent.is_valid():
            return _again(request, obstacle, **{f"{verb}_form": sent})
        service(obstacle, by=request.user, **sent.cleaned_data)
        return _done(request, obstacle, done)

    return act


@require_POST
@may("regions.comment_obstacle")
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    obstacle = obstacle_of(request, pk)
    form = CommentForm(candidates_for(obstacle, by=request.user), request.POST)
    if not form.is_valid():
        return _again(request, obstacle, comment_form=form)
    services.comment(obstacle, by=request.user, **form.cleaned_data)
    return _done(request, obstacle, _("The comment is added."))


solve = answered("solve", SolveForm, services.solve, _("Solved. Thank you."))
give_up = answered(
    "give_up", AnswerForm, services.give_up, _("Closed with your answer."), prefix="no"
)
reopen = answered("reopen", ReopenForm, services.reopen, _("Open again, with a new day."))


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


def _again(request: HttpRequest, obstacle: Obstacle, **sent: Any) -> HttpResponse:
    """The page as it was, what was typed in it, and what is missing beside the field."""
    return render(request, "regions/obstacle_detail.html", page_about(request, obstacle, **sent))


def _done(request: HttpRequest, obstacle: Obstacle, sentence: Any) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("regions:show_obstacle", obstacle.pk)

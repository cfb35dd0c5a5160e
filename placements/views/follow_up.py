"""Who is to be asked 3, 6 and 12 months after graduation, and what an office has been told."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.chips import chips_of
from blkportal.core.history import told
from blkportal.core.letters import chat_with
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from placements import services
from placements.follow_up_filters import FollowUpFilter
from placements.forms.follow_up import AskedForm
from placements.models import FollowUp
from placements.services.asking import message_of
from placements.services.follow_up import open_work
from placements.services.response import ANSWERS, rates_of
from placements.views.pages import bound

WORDS = {"answer": _("Answered"), "replace_link": _("Link replaced")}


@require_safe
@may("placements.view_follow_ups")
def list_follow_ups(request: HttpRequest) -> HttpResponse:
    """Unanswered ones first that close first."""
    mine = FollowUp.objects.visible_to(request.user).as_listed()
    found = FollowUpFilter(request.GET or {"state": "open"}, mine)
    context = {
        "form": found.form,
        "chips": chips_of(found),
        "page": page_of(request, found.qs),
        "may_answer": may_do(request.user, "placements.answer_follow_up"),
    }
    return render(request, "placements/follow_up_list.html", context)


@require_safe
@may("placements.view_follow_ups")
def show_follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    follow_up = find(request, pk)
    may_answer = may_do(request.user, "placements.answer_follow_up") and follow_up.is_running
    context = {
        "follow_up": follow_up,
        "work": open_work(follow_up),
        "history": told(follow_up, {name: _(words) for name, words in WORDS.items()}),
        "may_answer": may_answer,
    }
    if may_answer:
        message = message_of(follow_up, by=request.user)
        context |= {"message": message, "chat": chat_with(follow_up.participant.phone, message)}
    return render(request, "placements/follow_up_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.answer_follow_up")
def answer_follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    follow_up = find(request, pk)
    form = bound(AskedForm, request, **asked_about(follow_up))
    if form.is_valid():
        try:
            services.answer_follow_up(follow_up, by=request.user, **form.facts())
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("Recorded."))
            return redirect("placements:show_follow_up", pk=pk)
    context = {"follow_up": follow_up, "form": form}
    status = 422 if form.errors else 200
    return render(request, "placements/follow_up_answer.html", context, status=status)


@require_POST
@may("placements.replace_link")
def replace_link(request: HttpRequest, pk: int) -> HttpResponse:
    services.replace_link(find(request, pk), by=request.user)
    messages.success(request, _("There is a new link. The earlier one leads nowhere any more."))
    return redirect("placements:show_follow_up", pk=pk)


@require_safe
@may("placements.view_follow_ups")
def show_rates(request: HttpRequest) -> HttpResponse:
    """How many answered, and what they do; of the others nothing is assumed."""
    context = {
        "rates": rates_of(request.user),
        "answers": ANSWERS,
        "list": reverse("placements:list_follow_ups"),
    }
    return render(request, "placements/follow_up_rates.html", context)


def find(request: HttpRequest, pk: int) -> FollowUp:
    return get_object_or_404(FollowUp.objects.visible_to(request.user).as_listed(), pk=pk)


def asked_about(follow_up: FollowUp) -> dict[str, Any]:
    """What the form has to know."""
    return {"on_record": open_work(follow_up), "since": follow_up.enrollment.graduated_on}

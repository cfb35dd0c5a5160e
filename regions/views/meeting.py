"""Coordination meetings: the list, one with agenda and decisions, and what is written down."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts import roles
from blkportal.core.access import may, may_do
from blkportal.core.history import told
from blkportal.core.lists import list_context
from blkportal.core.refusals import Refusal
from regions import services
from regions.meeting_filters import MeetingFilter
from regions.meeting_forms import CancelForm, DecideForm, MeetingForm, MinutesForm, TaskForm
from regions.models import Meeting
from regions.services.meeting import agenda_and_tasks, agenda_of, decisions_of, runs
from regions.states import meeting_moves
from regions.told import MEETING_WORDS

HEADS = [
    {"label": gettext_lazy("Meeting")},
    {"label": gettext_lazy("Kind")},
    {"sort": "province", "label": gettext_lazy("Province")},
    {"sort": "day", "label": gettext_lazy("Day")},
    {"label": gettext_lazy("Status")},
]
COLUMNS = {"province": "province__name", "day": "held_on"}


@require_safe
@may("regions.view_meetings")
def list_meetings(request: HttpRequest) -> HttpResponse:
    rows = Meeting.objects.visible_to(request.user).select_related("province")
    found = MeetingFilter(request.GET, rows)
    if request.user.role in roles.OFFICERS:
        found.form.fields.pop("province")  # theirs is the only one
    context = list_context(request, found, HEADS, COLUMNS)
    context["may_call"] = may_do(request.user, "regions.call_meeting")
    return render(request, "regions/meeting_list.html", context)


@may("regions.call_meeting")
def call_meeting(request: HttpRequest) -> HttpResponse:
    form = MeetingForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = services.call_meeting(**form.cleaned_data, by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("Called. Its agenda fills itself with what is open."))
            return redirect("regions:show_meeting", meeting.pk)
    return render(request, "regions/meeting_form.html", {"form": form})


@require_safe
@may("regions.view_meetings")
def show_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _meeting(request, pk))


@require_POST
@may("regions.decide")
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    form = DecideForm(agenda_of(meeting, request.user), request.POST, prefix="decide")
    return _done(request, meeting, "decide_form", form, services.decide)


@require_POST
@may("regions.give_task")
def give_task(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    form = TaskForm(meeting, request.POST, prefix="task")
    return _done(request, meeting, "task_form", form, services.give_task)


@require_POST
@may("regions.hold_meeting")
def hold_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    form = MinutesForm(request.POST, prefix="minutes")
    return _done(request, _meeting(request, pk), "minutes_form", form, services.hold_meeting)


@require_POST
@may("regions.cancel_meeting")
def cancel_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    form = CancelForm(request.POST, prefix="cancel")
    return _done(request, _meeting(request, pk), "cancel_form", form, services.cancel_meeting)


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    rows = Meeting.objects.visible_to(request.user).select_related("province")
    return get_object_or_404(rows, pk=pk)


def _done(
    request: HttpRequest, meeting: Meeting, name: str, form: forms.Form, service: Any
) -> HttpResponse:
    if form.is_valid():
        try:
            service(meeting, **form.cleaned_data, by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("Written down."))
            return redirect("regions:show_meeting", meeting.pk)
    return _page(request, meeting, **{name: form})


def guests_of(meeting: Meeting, user: Any) -> Any:
    if not meeting.is_forum:
        return []
    return meeting.guests.visible_to(user).on_the_list().select_related("employer")  # type: ignore[attr-defined]


def _page(request: HttpRequest, meeting: Meeting, **sent: forms.Form) -> HttpResponse:
    user = request.user
    agenda, tasks = agenda_and_tasks(meeting, user)
    may_write = may_do(user, "regions.decide") and runs(meeting, user)
    may_write = may_write and meeting.status != "CANCELLED"
    context: dict[str, Any] = {
        "meeting": meeting,
        "agenda": agenda,
        "decisions": decisions_of(meeting)[:200],
        "tasks": tasks,
        "guests": guests_of(meeting, user),
        "history": told(meeting, MEETING_WORDS),
        "may_write": may_write,
        "may_hold": may_write and meeting_moves.can("hold", meeting),
    }
    if may_write:
        context |= {
            "decide_form": DecideForm(agenda_of(meeting, user), shown=agenda, prefix="decide"),
            "task_form": TaskForm(meeting, prefix="task"),
            "minutes_form": MinutesForm(prefix="minutes"),
            "cancel_form": CancelForm(prefix="cancel"),
        }
    status = 422 if sent else 200
    return render(request, "regions/meeting_detail.html", context | sent, status=status)

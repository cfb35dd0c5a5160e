from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.chips import chips_of
from blkportal.core.history import history_of
from blkportal.core.letters import chat_with
from blkportal.core.paging import page_of
from blkportal.core.templatetags.ui import day
from placements import services
from placements.filters import HireRequestFilter
from placements.forms.hire_request import AcceptForm, DeclineForm, StartedForm
from placements.models import HireRequest
from placements.services.hire_request import note_contact
from placements.services.passing_on import message_about
from placements.states import HireRequestStatus, hire_request_moves
from placements.views.pages import bound, form_page

VERBS = {
    "accept": "placements.accept_hire_request",
    "decline": "placements.decline_hire_request",
    "take_back": "placements.take_back_yes",
    "hire": "placements.hire",
    "withdraw": "placements.withdraw_hire_request",
}


@require_safe
@may("placements.view_hire_requests")
def hire_request_list(request: HttpRequest) -> HttpResponse:
    mine = HireRequest.objects.visible_to(request.user)
    found = HireRequestFilter(request.GET or None, mine)
    page = page_of(request, found.qs.as_read_by(request.user))
    context = {"form": found.form, "chips": chips_of(found), "page": page}
    return render(request, "placements/hire_request_list.html", context)


@require_safe
@may("placements.view_hire_requests")
def hire_request_detail(request: HttpRequest, pk: int) -> HttpResponse:
    asked = find(request, pk)
    note_contact(asked, by=request.user)
    may = verbs_for(request.user, asked)
    context = {
        "asked": asked,
        "steps": steps_of(asked),
        "may": may,
        "history": history_of(asked),
    }
    if may["accept"] and asked.open_name:
        message = message_about(asked, asked.open_name, by=request.user)
        context |= {"message": message, "chat": chat_with(asked.open_phone, message)}
    return render(request, "placements/hire_request_detail.html", context)


@require_http_methods(["GET", "POST"])
@may("placements.accept_hire_request")
def accept_hire_request(request: HttpRequest, pk: int) -> HttpResponse:
    asked = find(request, pk)
    form = bound(AcceptForm, request)
    if form.is_valid():
        services.accept_hire_request(asked, by=request.user)
        messages.success(request, _("Accepted. The employer now sees the name and the phone."))
        return redirect("placements:hire_request_detail", pk=pk)
    return form_page(
        request,
        form,
        title=_("Accept for %(name)s") % {"name": asked.open_name},
        button=_("Accept and open name and phone"),
        facts=facts_of(asked),
        back=address_of(asked),
    )


@require_http_methods(["GET", "POST"])
@may("placements.decline_hire_request")
def decline_hire_request(request: HttpRequest, pk: int) -> HttpResponse:
    asked = find(request, pk)
    return say_no(
        request,
        asked,
        services.decline_hire_request,
        done=_("Declined. The employer reads the reason, and no name."),
        title=_("Decline for %(name)s") % {"name": asked.open_name},
        button=_("Decline"),
    )


@require_http_methods(["GET", "POST"])
@may("placements.take_back_yes")
def take_back_yes(request: HttpRequest, pk: int) -> HttpResponse:
    asked = find(request, pk)
    return say_no(
        request,
        asked,
        services.take_back_yes,
        done=_("Taken back. The employer no longer sees name and phone."),
        title=_("Take back the yes of %(name)s") % {"name": asked.called},
        intro=_("The employer may have noted name and phone meanwhile; the portal shows them no "
                "longer."),
        button=_("Take the yes back"),
    )  # fmt: skip


def say_no(
    request: HttpRequest, asked: HireRequest, service: Any, *, done: str, **words: Any
) -> HttpResponse:
    """The person's no through the office, with the reason that the firm reads."""
    form = bound(DeclineForm, request)
    if form.is_valid():
        service(asked, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, done)
        return redirect("placements:hire_request_detail", pk=asked.pk)
    facts, back = facts_of(asked), address_of(asked)
    return form_page(request, form, facts=facts, back=back, danger=True, **words)


@require_http_methods(["GET", "POST"])
@may("placements.hire")
def hire(request: HttpRequest, pk: int) -> HttpResponse:
    asked = find(request, pk)
    form = bound(StartedForm, request)
    if form.is_valid():
        placement = services.hire(asked, by=request.user, **form.cleaned_data)
        messages.success(request, _("Noted: the person works with you. Thank you for telling."))
        return redirect("placements:placement_detail", pk=placement.pk)
    return form_page(
        request,
        form,
        title=_("%(name)s works with us") % {"name": asked.called},
        button=_("Confirm that work has begun"),
        facts=facts_of(asked),
        back=address_of(asked),
    )


@require_POST
@may("placements.withdraw_hire_request")
def withdraw_hire_request(request: HttpRequest, pk: int) -> HttpResponse:
    services.withdraw_hire_request(find(request, pk), by=request.user)
    messages.success(request, _("Withdrawn. The regional office is no longer asked."))
    return redirect("placements:hire_request_detail", pk=pk)


def find(request: HttpRequest, pk: int) -> HireRequest:
    mine = HireRequest.objects.visible_to(request.user).as_read_by(request.user)
    return get_object_or_404(mine, pk=pk)


def address_of(asked: HireRequest) -> str:
    return reverse("placements:hire_request_detail", args=[asked.pk])


def verbs_for(user: Any, asked: HireRequest) -> dict[str, bool]:
    """Of a suspended firm nobody says yes to anything."""
    stopped = set() if asked.employer.is_verified else {"accept", "hire"}
    return {
        verb: verb not in stopped
        and may_do(user, permission)
        and hire_request_moves.can(verb, asked)
        for verb, permission in VERBS.items()
    }


def facts_of(asked: HireRequest) -> list[tuple[Any, Any]]:
    return [
        (_("Employer"), asked.employer),
        (_("Job"), asked.job_title),
        (_("Place of work"), asked.work_regency.short_name),
        (pgettext("a person", "Graduate"), asked.called),
    ]


def steps_of(asked: HireRequest) -> list[dict[str, Any]]:
    """The request as a line of steps; where it stopped, the line stops."""
    S = HireRequestStatus
    status = asked.status
    answered = status in {S.ACCEPTED, S.HIRED}
    stopped = status in {S.DECLINED, S.LAPSED}
    answer = "done" if answered else "stopped" if stopped else "now"
    work = "done" if status == S.HIRED else "now" if answered else "waiting"
    label = asked.get_status_display() if stopped else _("Accepted")
    return [
        {"label": _("Asked"), "state": "done", "note": day(asked.requested_at)},
        {
            "label": label,
            "state": answer,
            "note": day(asked.answered_on) if asked.answered_on else "",
        },
        {"label": _("Hired"), "state": work, "note": None},
    ]

"""What people ask about their own data, and the answer within 3 × 24 hours."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.chips import chips_of
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from participants import services
from participants.data_request_filters import DataRequestFilter
from participants.models import DataRequest
from participants.own_file_forms import DataAnswerForm
from participants.states import data_request_moves
from participants.told import told


def _asked(request: HttpRequest, pk: int) -> DataRequest:
    rows = DataRequest.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("participant", "regency", "answered_by"), pk=pk)


@require_safe
@may("participants.view_data_requests")
def list_data_requests(request: HttpRequest) -> HttpResponse:
    """Those that wait come first, the most urgent on top."""
    mine = DataRequest.objects.visible_to(request.user)
    found = DataRequestFilter(request.GET or {"status": "ASKED"}, mine)
    rows = found.qs.select_related("participant", "regency").order_by("due_at", "pk")
    context = {
        "page": page_of(request, rows.defer("participant__nik")),
        "form": found.form,
        "chips": chips_of(found),
    }
    return render(request, "participants/data_request_list.html", context)


@require_safe
@may("participants.view_data_requests")
def show_data_request(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, _asked(request, pk), DataAnswerForm())


@require_POST
@may("participants.fulfil_data_request")
def fulfil_data_request(request: HttpRequest, pk: int) -> HttpResponse:
    return _answered(request, pk, services.fulfil_data_request, _("Answered: it is done."))


@require_POST
@may("participants.decline_data_request")
def decline_data_request(request: HttpRequest, pk: int) -> HttpResponse:
    return _answered(request, pk, services.decline_data_request, _("Declined with your answer."))


def _answered(request: HttpRequest, pk: int, service: Any, sentence: str) -> HttpResponse:
    asked, form = _asked(request, pk), DataAnswerForm(request.POST)
    if form.is_valid():
        try:
            service(asked, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, sentence)
            return redirect("participants:show_data_request", pk)
    return _show(request, _asked(request, pk), form)


def _show(request: HttpRequest, asked: DataRequest, form: DataAnswerForm) -> HttpResponse:
    user = request.user
    is_erasure = asked.kind == DataRequest.Kind.ERASURE
    context = {
        "asked": asked,
        "person": asked.participant,
        "form": form,
        "is_erasure": is_erasure,
        "may_answer": data_request_moves.can("fulfil", asked)
        and may_do(user, "participants.fulfil_data_request")
        and (user.is_ministry or not is_erasure),
        "may_correct": may_do(user, "participants.correct_participant"),
        "history": told(asked),
    }
    status = 422 if form.errors else 200
    return render(request, "participants/data_request_detail.html", context, status=status)

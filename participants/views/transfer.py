"""Asking for a person whom another region keeps, and the ministry's answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from participants import services
from participants.models import Transfer
from participants.services.transfer import kept_by_another
from participants.states import transfer_moves
from participants.told import told
from participants.transfer_forms import AnswerTransferForm, AskTransferForm
from participants.views.back import back_to


def _transfer(request: HttpRequest, pk: int) -> Transfer:
    rows = Transfer.objects.visible_to(request.user).select_related("regency").defer("nik")
    return get_object_or_404(rows, pk=pk)


@require_safe
@may("participants.view_transfers")
def list_transfers(request: HttpRequest) -> HttpResponse:
    rows = Transfer.objects.visible_to(request.user).select_related("regency").defer("nik")
    context = {
        "page": page_of(request, rows),
        "may_ask": may_do(request.user, "participants.ask_transfer"),
    }
    return render(request, "participants/transfer_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.ask_transfer")
def ask_transfer(request: HttpRequest) -> HttpResponse:
    form = AskTransferForm(request.POST or None)
    if form.is_valid():
        try:
            transfer = services.ask_transfer(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("nik", str(refusal.text))
        else:
            messages.success(request, _("Asked. The answer of the ministry will stand here."))
            return redirect("participants:show_transfer", transfer.pk)
    return render(request, "participants/transfer_ask.html", {"form": form})


@require_safe
@may("participants.view_transfers")
def show_transfer(request: HttpRequest, pk: int) -> HttpResponse:
    """The ministry sees whom it is about; the asking region, only what it has written itself."""
    transfer, user = _transfer(request, pk), request.user
    may_answer = may_do(user, "participants.grant_transfer")
    context: dict[str, Any] = {
        "transfer": transfer,
        "person": kept_by_another(transfer) if may_answer else None,
        "may_answer": may_answer and transfer_moves.can("grant", transfer),
        "may_withdraw": may_do(user, "participants.withdraw_transfer")
        and transfer_moves.can("withdraw", transfer),
        "form": AnswerTransferForm(),
        "history": told(transfer),
    }
    return render(request, "participants/transfer_detail.html", context)


@require_POST
@may("participants.grant_transfer")
def grant_transfer(request: HttpRequest, pk: int) -> HttpResponse:
    return _answered(request, pk, services.grant_transfer, _("Granted: the record has moved."))


@require_POST
@may("participants.decline_transfer")
def decline_transfer(request: HttpRequest, pk: int) -> HttpResponse:
    return _answered(request, pk, services.decline_transfer, _("Declined with your answer."))


@require_POST
@may("participants.withdraw_transfer")
def withdraw_transfer(request: HttpRequest, pk: int) -> HttpResponse:
    transfer = _transfer(request, pk)
    with back_to(reverse("participants:show_transfer", args=[pk])):
        services.withdraw_transfer(transfer, by=request.user)
    messages.success(request, _("The request is withdrawn."))
    return redirect("participants:list_transfers")


def _answered(request: HttpRequest, pk: int, service: Any, sentence: Any) -> HttpResponse:
    transfer = _transfer(request, pk)
    with back_to(reverse("participants:show_transfer", args=[pk])):
        service(transfer, answer=request.POST.get("answer", "")[:500], by=request.user)
    messages.success(request, sentence)
    return redirect("participants:show_transfer", pk)

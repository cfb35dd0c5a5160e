"""Regencies that let returned nominations wait, and the reminder that they get."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may, may_do
from participants import services
from participants.services.reminder import waiting_regencies
from regions.models import Regency


@require_safe
@may("participants.see_waiting")
def list_waiting(request: HttpRequest) -> HttpResponse:
    context = {
        "waiting": waiting_regencies(request.user),
        "may_remind": may_do(request.user, "participants.remind_regency"),
    }
    return render(request, "participants/waiting_list.html", context)


@require_POST
@may("participants.remind_regency")
def remind_regency(request: HttpRequest, code: str) -> HttpResponse:
    regency = get_object_or_404(Regency.objects.of_office(request.user), pk=code)
    number = services.remind_regency(regency.pk, by=request.user)
    words = ngettext(
        "Reminded of %(n)d nomination; they read it in their news.",
        "Reminded of %(n)d nominations; they read it in their news.",
        number,
    )
    messages.success(request, words % {"n": number})
    return redirect("participants:list_waiting")

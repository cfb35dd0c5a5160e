"""A question with an answer on one page; the address holds the question, nothing is saved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blkportal.core.access import may
from participants.services.what_if import what_if
from participants.what_if_forms import WhatIfForm


@require_safe
@may("participants.ask_what_if")
def ask_what_if(request: HttpRequest) -> HttpResponse:
    form = WhatIfForm(request.user, request.GET if "program" in request.GET else None)
    answer = what_if(form.plan()) if form.is_valid() else None
    context = {"form": form, "answer": answer}
    if answer:
        context |= {name: answer.total(name) for name in ("wanted", "waiting", "free")}
    return render(request, "participants/what_if.html", context)

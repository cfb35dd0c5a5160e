"""One press or one short form each: submit, withdraw, move, and what is answered."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from blkportal.core.access import may
from programs import services
from programs.views.training_need import FORMS, needs_of, page_about

Page = Callable[..., HttpResponse]


def pressed(verb: str, service: Callable[..., Any], done: Any, **facts: Any) -> Page:
    @require_POST
    @may(f"programs.{verb}_need")
    def act(request: HttpRequest, pk: int) -> HttpResponse:
        need = get_object_or_404(needs_of(request.user), pk=pk)
        service(need, by=request.user, **facts)
        messages.success(request, done)
        return redirect("programs:show_need", pk)

    return act


def answered(verb: str, service: Callable[..., Any], done: Any) -> Page:
    """The form stands on the page of the need; what is wrong in it is said there."""

    @require_POST
    @may(f"programs.{verb}_need")
    def act(request: HttpRequest, pk: int) -> HttpResponse:
        need = get_object_or_404(needs_of(request.user), pk=pk)
        form = FORMS[verb](request.POST, prefix=verb)
        if not form.is_valid():
            context = page_about(request, need, **{verb: form})
            return render(request, "programs/need_detail.html", context)
        service(need, by=request.user, **form.cleaned_data)
        messages.success(request, done)
        return redirect("programs:show_need", pk)

    return act


submit_need = pressed("submit", services.submit_need, _("Submitted: the province reads it now."))
withdraw_need = pressed("withdraw", services.withdraw_need, _("Withdrawn."))
move_up = pressed("move", services.move_need, _("Moved up."), up=True)
move_down = pressed("move", services.move_need, _("Moved down."), up=False)
review_need = answered("review", services.review_need, _("Supported: the ministry answers next."))
return_need = answered("return", services.return_need, _("Returned to the region."))
plan_need = answered("plan", services.plan_need, _("Planned. Grant the quota when it is certain."))
defer_need = answered("defer", services.defer_need, _("Deferred."))
reject_need = answered("reject", services.reject_need, _("Answered."))

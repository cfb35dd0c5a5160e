"""A class says again that it will come: the last day for it, and the seats of the silent."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from blkportal.core.access import may
from blkportal.core.refusals import Refusal
from participants import services
from participants.center_forms import LastDayForm
from participants.services.reregistration import silent, waiting
from participants.views.class_page import class_of


@may("participants.set_reregistration")
def set_reregistration(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    start = {"on": batch.reregister_by} if batch.reregister_by else {}
    form = LastDayForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        try:
            services.set_reregistration(batch, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("on", refusal.text)
        else:
            messages.success(request, _("The last day is set; the regions see it at once."))
            return redirect("participants:show_class", pk)
    context = {"batch": batch, "form": form, "waiting": waiting(batch).count()}
    return render(request, "participants/reregistration.html", context)


@may("participants.release_silent")
def release_silent(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows who would lose the seat and who would follow by doing it and taking it back."""
    batch = class_of(request, pk)
    if request.method == "POST":
        done = services.release_silent(batch, by=request.user)
        text = _("%(released)s seats given up, %(followed)s people have followed.")
        numbers = {"released": len(done.released), "followed": len(done.followed)}
        messages.success(request, text % numbers)
        return redirect("participants:show_class", pk)
    context: dict[str, Any] = {"batch": batch}
    if silent(batch).exists():
        with transaction.atomic():
            context["done"] = services.release_silent(batch, by=request.user)
            transaction.set_rollback(True)
    return render(request, "participants/release_silent.html", context)

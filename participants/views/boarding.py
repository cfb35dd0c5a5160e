"""Living in the dormitory: away with leave and back, another bed, places changed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from blkportal.core.access import may
from blkportal.core.refusals import Refusal
from participants import services
from participants.boarding_forms import BedForm, LeaveForm
from participants.models import Leave
from participants.services.bed_change import beds_for
from participants.views.enrollment import enrollments_of

BESIDE = {"leave_moments": "due_back", "does_not_live_in": "left_at"}


@may("participants.give_leave")
def give_leave(request: HttpRequest, pk: int) -> HttpResponse:
    enrollment = get_object_or_404(enrollments_of(request.user), pk=pk)
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.give_leave(enrollment, by=request.user, **form.cleaned_data)
        except Refusal as refusal:  # what was typed stays
            form.add_error(BESIDE.get(refusal.code), str(refusal.text))
        else:
            messages.success(request, _("The leave is noted; the day board shows who is away."))
            return redirect("participants:show_enrollment", pk)
    return _page(request, enrollment, form, _("Give leave"), _("Save the leave"))


@require_POST
@may("participants.note_return")
def note_return(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Leave.objects.visible_to(request.user).select_related("enrollment__participant")
    leave = get_object_or_404(rows.defer("enrollment__participant__nik"), pk=pk)
    services.note_return(leave, by=request.user)
    text = _("%(name)s is back.") % {"name": leave.enrollment.participant.name}
    messages.success(request, text)
    return redirect("participants:show_dormitory")


@may("participants.change_bed")
def change_bed(request: HttpRequest, pk: int) -> HttpResponse:
    enrollment = get_object_or_404(enrollments_of(request.user), pk=pk)
    form = BedForm(beds_for(enrollment), request.POST if request.method == "POST" else None)
    if form.is_valid():
        bed, other = form.chosen()
        if other is not None:
            services.swap_beds(enrollment, other, by=request.user)
            messages.success(request, _("The two have changed places."))
        else:
            services.change_bed(enrollment, bed=bed, by=request.user)
            messages.success(request, _("From tonight the person has the other bed."))
        return redirect("participants:show_enrollment", pk)
    return _page(request, enrollment, form, _("Change the bed"), _("Change"))


def _page(
    request: HttpRequest, enrollment: Any, form: Any, label: str, action: str
) -> HttpResponse:
    context = {"enrollment": enrollment, "form": form, "label": label, "action": action}
    return render(request, "participants/boarding_form.html", context)

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blkportal.core.access import may, may_do
from participants import services
from participants.center_forms import IssueOneForm
from participants.enrollment_journey import journey_of
from participants.enrollment_steps import STEPS, is_possible, steps_of
from participants.models import Enrollment
from participants.services.certificate import kinds_for
from participants.services.unit_result import LEARNS
from participants.told import told
from participants.views.class_page import tell_successors


def enrollments_of(user: Any) -> Any:
    rows = Enrollment.objects.visible_to(user).select_related(
        "participant", "regency__province", "batch__center", "program", "funding", "referral"
    )
    return rows.defer("participant__nik")


@require_safe
@may("participants.view_enrollments")
def show_enrollment(request: HttpRequest, pk: int) -> HttpResponse:
    user, enrollment = request.user, get_object_or_404(enrollments_of(request.user), pk=pk)
    results = enrollment.unit_results.select_related("unit")
    stays = enrollment.stays.filter(is_cancelled=False)
    sees_beds = may_do(user, "participants.view_stays")
    stays = list(stays.select_related("bed__room__dormitory")) if sees_beds else []
    lives_in = any(timezone.localdate() in stay.nights for stay in stays)
    context = {
        "enrollment": enrollment,
        "person": enrollment.participant,
        "steps": journey_of(enrollment),
        "actions": steps_of(enrollment, user),
        "results": results.order_by("unit__code", "attempt"),
        "may_take_back": enrollment.status in LEARNS
        and may_do(user, "participants.take_back_result"),
        "certificates": enrollment.certificates.order_by("-issued_on", "-pk"),
        "stays": stays,
        "may_give_leave": lives_in and may_do(user, "participants.give_leave"),
        "may_change_bed": lives_in and may_do(user, "participants.change_bed"),
        "may_issue": bool(kinds_for(enrollment.status))
        and may_do(user, "participants.issue_certificate"),
        "history": told(enrollment),
    }
    return render(request, "participants/enrollment_detail.html", context)


def enrollment_step(verb: str) -> Callable[..., HttpResponse]:
    """A page that says what will happen and asks for what is needed; then the step."""
    step, service = STEPS[verb], getattr(services, verb)

    @may(f"participants.{verb}")
    def act(request: HttpRequest, pk: int) -> HttpResponse:
        enrollment = get_object_or_404(enrollments_of(request.user), pk=pk)
        form = step.form(request.POST if request.method == "POST" else None)
        if form.is_valid():
            service(enrollment, by=request.user, **form.cleaned_data)
            messages.success(request, step.done)
            tell_successors(request, [enrollment])
            return redirect("participants:show_enrollment", pk)
        context = {
            "enrollment": enrollment,
            "form": form,
            "step": step,
            "possible": is_possible(step, enrollment),
        }
        return render(request, "participants/enrollment_step.html", context)

    return act


reregister_enrollment = enrollment_step("reregister_enrollment")
arrive_enrollment = enrollment_step("arrive_enrollment")
miss_enrollment = enrollment_step("miss_enrollment")
start_enrollment = enrollment_step("start_enrollment")
complete_enrollment = enrollment_step("complete_enrollment")
graduate_enrollment = enrollment_step("graduate_enrollment")
fail_enrollment = enrollment_step("fail_enrollment")
withdraw_enrollment = enrollment_step("withdraw_enrollment")
expel_enrollment = enrollment_step("expel_enrollment")


@may("participants.issue_certificate")
def issue_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    enrollment = get_object_or_404(enrollments_of(request.user), pk=pk)
    kinds = kinds_for(enrollment.status)
    form = IssueOneForm(request.POST if request.method == "POST" else None, kinds=kinds)
    if form.is_valid():
        certificate = services.issue_certificate(enrollment, by=request.user, **form.cleaned_data)
        messages.success(request, _("The certificate is issued."))
        return redirect("participants:show_certificate", certificate.pk)
    context = {"enrollment": enrollment, "form": form}
    return render(request, "participants/certificate_form.html", context)

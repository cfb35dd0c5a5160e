"""Verification rounds: public seed and frame, the sample by region, opened one by one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.paging import page_of
from blkportal.core.refusals import Refusal
from participants.views.back import back_to
from placements import services
from placements.forms.verification import CheckForm, RoundForm
from placements.models import SampledWork, VerificationRound
from placements.services.checking import estimates
from placements.services.verification import frame_for, has_changed
from placements.views.pages import bound, form_page


@login_not_required
@require_safe
def list_rounds(request: HttpRequest) -> HttpResponse:
    """Open to everybody: which seeds were published when."""
    context = {
        "page": page_of(request, VerificationRound.objects.told()),
        "may_plan": _may(request, "plan_round"),
    }
    return render(request, "placements/round_list.html", context)


@login_not_required
@require_safe
def show_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Seed, frame and command for everybody; the sample for offices, each its own part."""
    plan = _round(pk)
    context: dict[str, Any] = {
        "plan": plan,
        "may_draw": plan.drawn_at is None and _may(request, "draw_round"),
        "may_open": _may(request, "open_sample"),
        "reads_sample": _may(request, "view_sample"),
        "reads_frame": _may(request, "read_frame"),
    }
    if context["reads_sample"] and plan.drawn_at:
        rows = SampledWork.objects.visible_to(request.user).filter(round=plan).opened()
        opened = rows.select_related("placement__employer", "placement__participant", "regency")
        page = page_of(request, opened.defer("placement__participant__nik"))
        context |= {
            "regions": estimates(plan, request.user),
            "page": page,
            "changed": [row.pk for row in page if has_changed(row)],
        }
    return render(request, "placements/round_detail.html", context)


@login_not_required
@require_safe
def download_frame(request: HttpRequest, pk: int) -> HttpResponse:
    """Numbers alone: whoever has them knows the order of the draw, and no count of a region."""
    return _csv(_drawn(pk).open_frame, f"frame-{pk}.csv")


@require_safe
@may("placements.read_frame")
def download_part(request: HttpRequest, pk: int) -> HttpResponse:
    """With the regions: the whole for the ministry, the own part for an office."""
    return _csv(frame_for(_drawn(pk), by=request.user), f"frame-{pk}-regions.csv")


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.plan_round")
def plan_round(request: HttpRequest) -> HttpResponse:
    form = bound(RoundForm, request)
    if form.is_valid():
        try:
            plan = services.plan_round(by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("The seed is published. Now the sample can be drawn."))
            return redirect("placements:show_round", pk=plan.pk)
    return form_page(
        request,
        form,
        title=_("Plan a verification round"),
        intro=_("The seed is made and published first; the sample is drawn afterwards."),
        button=_("Publish the seed"),
        back=reverse("placements:list_rounds"),
    )


@require_POST
@may("placements.draw_round")
def draw_round(request: HttpRequest, pk: int) -> HttpResponse:
    with back_to(reverse("placements:show_round", args=[pk])):
        services.draw_round(_round(pk), by=request.user)
    messages.success(request, _("The sample is drawn and the frame frozen."))
    return redirect("placements:show_round", pk=pk)


@require_POST
@may("placements.open_sample")
def open_sample(request: HttpRequest, pk: int) -> HttpResponse:
    with back_to(reverse("placements:show_round", args=[pk])):
        regency = request.POST.get("regency", "")[:5]
        row = services.open_next(_round(pk), regency, by=request.user)
    return redirect("placements:note_check", pk=row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@may("placements.open_sample")
def note_check(request: HttpRequest, pk: int) -> HttpResponse:
    rows = SampledWork.objects.visible_to(request.user).opened()
    whole = rows.select_related("round", "placement__participant", "placement__employer",
                                "placement__work_regency", "regency")  # fmt: skip
    row = get_object_or_404(
        whole.defer(
            "round__frame",
            "round__frame_digest",
            "round__open_frame",
            "placement__participant__nik",
        ),
        pk=pk,
    )
    form = bound(CheckForm, request)
    if form.is_valid():
        try:
            services.note_check(row, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            messages.success(request, _("Recorded."))
            return redirect("placements:show_round", pk=row.round_id)
    context = {"row": row, "work": row.placement, "form": form, "has_changed": has_changed(row)}
    status = 422 if form.errors else 200
    return render(request, "placements/sample_check.html", context, status=status)


def _csv(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _drawn(pk: int) -> VerificationRound:
    rows = VerificationRound.objects.defer("frame", "frame_digest")
    return get_object_or_404(rows, pk=pk, drawn_at__isnull=False)


def _round(pk: int) -> VerificationRound:
    return get_object_or_404(VerificationRound.objects.told(), pk=pk)


def _may(request: HttpRequest, verb: str) -> bool:
    return request.user.is_authenticated and may_do(request.user, f"placements.{verb}")

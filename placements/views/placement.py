from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.chips import chips_of
from blkportal.core.history import told
from blkportal.core.paging import page_of
from participants.models import Enrollment
from placements import services
from placements.filters import PlacementFilter
from placements.forms.placement import DenyForm, EndForm, PlacementForm
from placements.models import Placement
from placements.states import Evidence, evidence_moves
from placements.views.evidence import proof_of
from placements.views.pages import bound, form_page
from regions.models import MinimumWage

WORDS = {
    "ask_firm": gettext_lazy("Firm asked by a link"),
    "firm_answers": gettext_lazy("The firm answered"),
    "dispute": gettext_lazy("Disputed"),
    "document": gettext_lazy("Paper added"),
    "visit": gettext_lazy("Visited"),
    "check": gettext_lazy("Checked in a sample"),
}


@require_safe
@may("placements.view_placements")
def placement_list(request: HttpRequest) -> HttpResponse:
    mine = Placement.objects.visible_to(request.user)
    found = PlacementFilter(request.GET or None, mine)
    if request.user.is_employer:
        found.form.fields.pop("program")  # the seat is read no longer than the person agrees
    rows = found.qs.as_read_by(request.user).select_related("work_regency")
    page = page_of(request, rows)
    context = {
        "form": found.form,
        "chips": chips_of(found),
        "page": page,
        "may_see_desk": may_do(request.user, "placements.view_desk"),
    }
    return render(request, "placements/placement_list.html", context)


@require_safe
@may("placements.view_placements")
def placement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    placement = find(request, pk)
    is_open = placement.ended_on is None
    is_trusted = bool(placement.employer and placement.employer.is_verified)
    history = told(placement, WORDS)
    least, wage = least_wage_of(placement, request.user), placement.wage
    context = {
        "placement": placement,
        "steps": ladder_of(placement, history),
        "may_see": may_do(request.user, "placements.see_placement")
        and evidence_moves.can("see", placement),
        "may_confirm": may_do(request.user, "placements.confirm_placement")
        and evidence_moves.can("confirm", placement)
        and is_trusted
        and is_open,
        "may_deny": may_do(request.user, "placements.deny_placement")
        and is_trusted
        and is_open
        and not placement.disputed_on,
        "may_end": may_do(request.user, "placements.end_placement") and is_open,
        "history": history,
        "least": least,
        "is_below": wage < least.amount if wage and least else None,
        **proof_of(request.user, placement),
    }
    return render(request, "placements/placement_detail.html", context)


@require_http_methods(["GET", "POST"])
@may("placements.record_placement")
def record_placement(request: HttpRequest, pk: int) -> HttpResponse:
    """From a graduate: what the person has found, where, since when."""
    alumni = Enrollment.objects.visible_to(request.user).filter(graduated_on__isnull=False)
    alumnus = get_object_or_404(alumni.select_related("participant", "program"), pk=pk)
    form = bound(PlacementForm, request, graduated_on=alumnus.graduated_on)
    if form.is_valid():
        placement = services.record_placement(alumnus, by=request.user, **form.cleaned_data)
        messages.success(request, _("Recorded."))
        return redirect("placements:placement_detail", pk=placement.pk)
    return form_page(
        request,
        form,
        title=_("Record work of %(name)s") % {"name": alumnus.participant},
        intro=_("Only what is known. Unknown fields may stay empty."),
        button=_("Record"),
        facts=[(_("Program"), alumnus.program), (_("Graduated"), alumnus.graduated_on)],
        back=reverse("placements:alumni_list"),
    )


@require_POST
@may("placements.see_placement")
def see_placement(request: HttpRequest, pk: int) -> HttpResponse:
    services.see_placement(find(request, pk), by=request.user)
    messages.success(request, _("Noted that your office has seen it."))
    return redirect("placements:placement_detail", pk=pk)


@require_POST
@may("placements.confirm_placement")
def confirm_placement(request: HttpRequest, pk: int) -> HttpResponse:
    services.confirm_placement(find(request, pk), by=request.user)
    messages.success(request, _("Confirmed. Thank you for telling."))
    return redirect("placements:placement_detail", pk=pk)


@require_http_methods(["GET", "POST"])
@may("placements.deny_placement")
def deny_placement(request: HttpRequest, pk: int) -> HttpResponse:
    """The firm's no: said with how it knows, since an office has to act on it."""
    placement = find(request, pk)
    form = bound(DenyForm, request)
    if form.is_valid():
        services.deny_placement(placement, by=request.user, **form.cleaned_data)
        messages.success(request, _("Noted. The office that recorded the work looks into it."))
        return redirect("placements:placement_detail", pk=pk)
    return form_page(
        request,
        form,
        title=_("This person does not work with us"),
        intro=_(
            "Only for somebody who never worked with you. Of whoever has left, record the end."
        ),
        button=_("No, does not work with us"),
        facts=facts_of(placement),
        back=reverse("placements:placement_detail", args=[pk]),
        danger=True,
    )


@require_http_methods(["GET", "POST"])
@may("placements.end_placement")
def end_placement(request: HttpRequest, pk: int) -> HttpResponse:
    placement = find(request, pk)
    form = bound(EndForm, request)
    if form.is_valid():
        services.end_placement(placement, by=request.user, **form.cleaned_data)
        messages.success(request, _("The end of the work has been recorded."))
        return redirect("placements:placement_detail", pk=pk)
    return form_page(
        request,
        form,
        title=_("End the work of %(name)s") % {"name": placement.person},
        button=_("Record the end"),
        facts=facts_of(placement),
        back=reverse("placements:placement_detail", args=[pk]),
        danger=True,
    )


def facts_of(placement: Placement) -> list[tuple[str, Any]]:
    return [(_("Job"), placement.job_title or "–"), (_("Since"), placement.started_on)]


def find(request: HttpRequest, pk: int) -> Placement:
    mine = Placement.objects.visible_to(request.user).as_read_by(request.user)
    return get_object_or_404(
        mine.select_related("work_regency", "employer", "hire_request"), pk=pk
    )


def least_wage_of(placement: Placement, user: Any) -> MinimumWage | None:
    """The minimum where and when somebody began to work for an employer."""
    if placement.kind != Placement.Kind.WORK or placement.work_regency is None:
        return None
    wages = MinimumWage.objects.visible_to(user).select_related("regency", "province")
    found: MinimumWage | None = wages.that_holds(placement.work_regency, placement.started_on.year)
    return found


def ladder_of(placement: Placement, history: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The evidence as steps: there or not. One that was passed over, as by a visit to a firm that
    was never asked, is not told as reached."""
    there = {Evidence.REPORTED.label, Evidence(placement.evidence).label}
    there |= {entry["after"] for entry in history}
    return [
        {"label": label, "state": "done" if label in there else "waiting", "note": None}
        for label in Evidence.labels
    ]

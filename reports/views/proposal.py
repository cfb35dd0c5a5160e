"""Proposals of seats: asked for with limits, reckoned by a job, read, compared, accepted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.keys import key_in
from blkportal.core.paging import page_of
from reports import services
from reports.proposal_forms import ProposalForm, first_guess
from reports.proposal_words import LIMITS
from reports.services.quota_accepting import acceptance_of
from reports.services.quota_arithmetic import parts_of
from reports.services.quota_proposal import Proposal
from reports.services.quota_room import overdrawn, uses_as_decided
from reports.services.quota_scenario import read_scenario, scenarios_of, side_by_side
from reports.services.quota_wishes import without_program

LINES_A_PAGE = 25


@may("reports.propose_quotas")
def propose_quotas(request: HttpRequest) -> HttpResponse:
    """The question, and what earlier ones came to; ``?again=`` starts from one of them."""
    form = ProposalForm(request.POST or None, initial=_start(request))
    if request.method == "POST" and form.is_valid():
        job = services.request_scenario(form.limits(), by=request.user)
        return redirect("reports:job", job.pk)
    context = {"form": form, "earlier": side_by_side(request.user)}
    return render(request, "reports/propose_quotas.html", context)


@require_safe
@may("reports.show_proposal")
def show_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(scenarios_of(request.user).select_related("requested_by"), pk=pk)
    scenario = read_scenario(job)
    context: dict[str, Any] = {"scenario": scenario, "acceptance": acceptance_of(job)}
    if scenario.proposal:
        context |= about(request, scenario.proposal)
    context["may_accept"] = (
        may_do(request.user, "reports.accept_proposal")
        and scenario.proposal
        and scenario.proposal.waiting
        and context["acceptance"] is None
    )
    context["may_change"] = may_do(request.user, "reports.change_lines")
    return render(request, "reports/proposal.html", context)


@require_POST
@may("reports.accept_proposal")
def accept_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(scenarios_of(request.user), pk=pk)
    return redirect("reports:job", services.request_acceptance(job, by=request.user).pk)


def _start(request: HttpRequest) -> dict[str, Any]:
    again = key_in(request.GET.get("again", ""))
    job = scenarios_of(request.user).filter(pk=again).first()
    return job.params if job else first_guess()


def about(request: HttpRequest, proposal: Proposal) -> dict[str, Any]:
    page = page_of(request, proposal.lines, LINES_A_PAGE)
    classes = proposal.division.classes
    titles = {line.wish.program.pk: line.wish.program.title for line in proposal.lines}
    return {
        "proposal": proposal,
        "uses": [(LIMITS[use.limit], use) for use in proposal.uses],
        "decided": [line for line in proposal.lines if line.is_changed],
        "overdrawn": [(LIMITS[use.limit], use) for use in overdrawn(uses_as_decided(proposal))],
        "conflicts": [LIMITS[limit] for limit in proposal.division.conflicts],
        "page": page,
        "rows": [(line, parts_of(line.wish)) for line in page],
        "classes": [(titles[pk], number) for pk, number in classes.items() if number],
        "not_weighed": without_program(proposal.limits.year),
    }

"""A proposal of seats: the limits in the address, the answer on the page, accepted by a job."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.refusals import Refusal
from programs.models import Program
from reports import services
from reports.proposal_forms import ProposalForm, first_guess
from reports.proposal_words import LIMITS
from reports.services.quota_arithmetic import parts_of
from reports.services.quota_proposal import Proposal

LINES_A_PAGE = 25


@require_safe
@may("reports.propose_quotas")
def propose_quotas(request: HttpRequest) -> HttpResponse:
    asked = "people" in request.GET
    form = ProposalForm(request.GET) if asked else ProposalForm(initial=first_guess())
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= about(request, services.propose(form.limits()))
    return render(request, "reports/proposal.html", context)


@require_POST
@may("reports.accept_proposal")
def accept_proposal(request: HttpRequest) -> HttpResponse:
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return render(request, "reports/proposal.html", {"form": form}, status=422)
    try:
        job = services.request_acceptance(
            form.limits(), mark=request.POST.get("mark", "")[:64], by=request.user
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal.text))
        return render(request, "reports/proposal.html", {"form": form}, status=422)
    return redirect("reports:job", job.pk)


def about(request: HttpRequest, proposal: Proposal) -> dict[str, Any]:
    page = Paginator(proposal.lines, LINES_A_PAGE).get_page(request.GET.get("page"))
    titles = dict(Program.objects.filter(pk__in=proposal.classes).values_list("pk", "title"))
    return {
        "proposal": proposal,
        "uses": [(LIMITS[use.limit], use) for use in proposal.uses],
        "conflicts": [LIMITS[limit] for limit in proposal.conflicts],
        "page": page,
        "rows": [(line, parts_of(line.wish)) for line in page],
        "classes": [(titles[pk], number) for pk, number in proposal.classes.items() if number],
        "may_accept": proposal.seats and may_do(request.user, "reports.accept_proposal"),
        "fields": [(name, request.GET.get(name, "")) for name in ProposalForm().fields],
    }

"""The certificates of a class: who is due, what was proposed, and what the second person says."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may, may_do
from participants import services
from participants.center_forms import IssueForm, ReasonForm
from participants.models import Certificate, CertificateProposal
from participants.services.certificate_proposal import due_people
from participants.states import EnrollmentStatus, ProposalStatus
from participants.told import told
from participants.views.class_page import class_of
from participants.views.class_steps import people_of


def proposals_of(user: Any) -> Any:
    return CertificateProposal.objects.visible_to(user).with_names().select_related("batch")


@may("participants.propose_certificates")
def propose_certificates(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    form = IssueForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        proposal = services.propose_certificates(batch, by=request.user, **form.cleaned_data)
        messages.success(request, _("Proposed. Somebody else now looks at the list and approves."))
        return redirect("participants:show_proposal", proposal.pk)
    today = timezone.localdate()
    proposals = list(proposals_of(request.user).filter(batch=batch))
    waiting = {row.kind for row in proposals if row.status == ProposalStatus.PROPOSED}
    kinds = [
        (kind.label, due_people(batch, kind, today))
        for kind in Certificate.Kind
        if kind not in waiting
    ]
    graduates = people_of(request, batch).filter(
        status=EnrollmentStatus.GRADUATED, competent_on__isnull=True
    )
    context = {
        "batch": batch,
        "form": form,
        "kinds": kinds,
        "is_anybody_due": any(people for _label, people in kinds),
        "undecided": graduates,
        "proposals": proposals,
    }
    return render(request, "participants/class_certificates.html", context)


@require_safe
@may("participants.view_proposals")
def show_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(proposals_of(request.user), pk=pk)
    people = proposal.people.select_related("enrollment__participant", "enrollment__regency")
    is_open = proposal.status == ProposalStatus.PROPOSED
    is_mine = proposal.proposed_by_id == request.user.pk
    context = {
        "proposal": proposal,
        "people": people.defer("enrollment__participant__nik").order_by(
            "enrollment__participant__name", "pk"
        ),
        "may_answer": is_open
        and not is_mine
        and may_do(request.user, "participants.approve_certificates"),
        "may_withdraw": is_open and may_do(request.user, "participants.withdraw_proposal"),
        "waits_for_another": is_open and is_mine,
        "history": told(proposal),
    }
    return render(request, "participants/proposal_detail.html", context)


@require_POST
@may("participants.approve_certificates")
def approve_certificates(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = get_object_or_404(proposals_of(request.user), pk=pk)
    issued = services.approve_certificates(proposal, by=request.user)
    text = ngettext("%(n)s certificate issued.", "%(n)s certificates issued.", len(issued))
    messages.success(request, text % {"n": len(issued)})
    return redirect("participants:show_proposal", pk)


class Answer(NamedTuple):
    label: Any
    tells: Any
    done: Any


ANSWERS = {
    "return_proposal": Answer(
        gettext_lazy("Return the proposal"),
        gettext_lazy("Nothing is issued. Whoever proposed it reads the reason and proposes anew."),
        gettext_lazy("The proposal is returned."),
    ),
    "withdraw_proposal": Answer(
        gettext_lazy("Withdraw the proposal"),
        gettext_lazy("Nothing is issued; the certificates of the class can be proposed anew."),
        gettext_lazy("The proposal is withdrawn."),
    ),
}


def answer(verb: str) -> Callable[..., HttpResponse]:
    """A page that asks why; then the answer."""
    service, words = getattr(services, verb), ANSWERS[verb]

    @may(f"participants.{verb}")
    def act(request: HttpRequest, pk: int) -> HttpResponse:
        proposal = get_object_or_404(proposals_of(request.user), pk=pk)
        form = ReasonForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            service(proposal, by=request.user, **form.cleaned_data)
            messages.success(request, words.done)
            return redirect("participants:show_proposal", pk)
        context = {"proposal": proposal, "form": form, "words": words}
        return render(request, "participants/proposal_answer.html", context)

    return act


return_proposal = answer("return_proposal")
withdraw_proposal = answer("withdraw_proposal")

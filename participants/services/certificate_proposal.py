"""The certificates of a class: one person proposes, another looks at them again and issues."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants.models import Certificate, CertificateProposal, Enrollment, ProposedPerson
from participants.services.bulk import each
from participants.services.certificate import DUE, issue_certificate, must_be_due
from participants.services.selection import reason_of
from participants.states import CertificateStatus, proposal_moves
from programs.models import Batch

MOST_NAMED = 5  # people in one sentence; the rest as a number


def due_people(batch: Batch, kind: str, day: date) -> list[Enrollment]:
    """Who may have a certificate of this kind on ``day``, and has none that is valid."""
    holders = Certificate.objects.filter(
        enrollment__batch=batch, kind=kind, status=CertificateStatus.ISSUED
    )
    rows = Enrollment.objects.filter(batch=batch, status=DUE[Certificate.Kind(kind)])
    rows = rows.exclude(pk__in=holders.values("enrollment"))
    if kind == Certificate.Kind.COMPETENCY:
        rows = rows.filter(competent_on__lte=day)
    rows = rows.select_related("participant", "regency", "program", "batch")
    return list(rows.defer("participant__nik").order_by("participant__name", "pk"))


@transaction.atomic
def propose_certificates(
    batch: Batch, *, kind: str, by: Any, issued_on: date | None = None
) -> CertificateProposal:
    """Everybody who is due, as of now. Of one kind a class has one open proposal at a time."""
    day = issued_on or timezone.localdate()
    people = due_people(batch, kind, day)
    if not people:
        raise Refusal(
            _("Nobody of this class is due for a certificate of this kind."), code="nobody_due"
        )
    for person in people:
        must_be_due(person, kind, day)
    proposal = CertificateProposal(
        batch=batch, center_id=batch.center_id, kind=kind, issued_on=day, proposed_by=by
    )
    try:
        with transaction.atomic():
            proposal.save()
    except IntegrityError as error:
        if "one_open_proposal_a_kind" not in str(error):
            raise
        raise Refusal(
            _("Certificates of this kind are proposed for this class already."),
            code="proposed_twice",
        ) from error
    ProposedPerson.objects.bulk_create(
        ProposedPerson(proposal=proposal, enrollment=person, center_id=batch.center_id)
        for person in people
    )
    return proposal


@transaction.atomic
def approve_certificates(proposal: CertificateProposal, *, by: Any) -> list[Certificate]:
    """Issued for everybody on the list, or for nobody."""
    _must_be_another(proposal, by)
    _answer("approve", proposal, by)
    rows = Enrollment.objects.filter(pk__in=proposal.people.values("enrollment"))
    rows = rows.select_related("participant", "program").order_by("participant__name", "pk")
    issued = each(rows, lambda row: _issue(row, proposal, by))
    if issued.refused:
        names = [row.participant.name for row, _why in issued.refused]
        raise Refusal(
            _("Since the proposal something has changed for %(names)s. %(why)s Propose anew.")
            % {"names": ", ".join(names[:MOST_NAMED]), "why": issued.refused[0][1]},
            code="proposal_aged",
        )
    return issued.done


def return_proposal(proposal: CertificateProposal, *, reason: str, by: Any) -> CertificateProposal:
    """The second person found something to mend."""
    _must_be_another(proposal, by)
    return _answer("return_", proposal, by, reason_of(reason))


def withdraw_proposal(
    proposal: CertificateProposal, *, reason: str, by: Any
) -> CertificateProposal:
    return _answer("withdraw", proposal, by, reason_of(reason))


def _issue(row: Enrollment, proposal: CertificateProposal, by: Any) -> Certificate:
    return issue_certificate(
        row,
        kind=proposal.kind,
        issued_on=proposal.issued_on,
        by=by,
        proposed_by=proposal.proposed_by,
    )


def _answer(verb: str, proposal: CertificateProposal, by: Any, reason: str = "") -> Any:
    answered = {"decided_by": by, "decided_at": timezone.now()}
    proposal_moves.make(verb, proposal, by=by, reason=reason, **answered)
    return proposal


def _must_be_another(proposal: CertificateProposal, by: Any) -> None:
    if proposal.proposed_by_id == by.pk:
        raise Refusal(
            _("You have proposed these certificates; somebody else approves or returns them."),
            code="second_person",
        )

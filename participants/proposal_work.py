"""Proposals of certificates that wait for a second person, or came back to the first."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from blkportal.core.work import WorkItem
from participants.models import CertificateProposal
from participants.states import ProposalStatus

MOST = 10


def proposals_to_answer(user: Any) -> Iterable[WorkItem]:
    rows = CertificateProposal.objects.visible_to(user)
    later = CertificateProposal.objects.filter(
        batch=OuterRef("batch"), kind=OuterRef("kind"), pk__gt=OuterRef("pk")
    )
    waits = Q(status=ProposalStatus.PROPOSED) & ~Q(proposed_by=user)
    came_back = Q(~Exists(later), status=ProposalStatus.RETURNED, proposed_by=user)
    found = rows.filter(waits | came_back).select_related("batch").order_by("issued_on", "pk")
    for proposal in found[:MOST]:
        is_back = proposal.status == ProposalStatus.RETURNED
        address = reverse("participants:show_proposal", args=[proposal.pk])
        yield WorkItem(
            "certificate",
            _("Your proposal came back")
            if is_back
            else _("Proposed certificates wait for a second person"),
            str(proposal),
            proposal.issued_on,
            address,
            _("Read why") if is_back else _("Look and approve"),
        )

"""Certificates that are due, proposals for a second person, and those that came back."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.work import WorkItem
from participants.models import Certificate, CertificateProposal, Enrollment, ProposedPerson
from participants.states import CertificateStatus, ProposalStatus

MOST = 10
SOON = 90  # days


def certificates_to_issue(user: Any) -> Iterable[WorkItem]:
    """Competent graduates of the last year; older gaps are figures, not work of today."""
    since = timezone.localdate() - timedelta(days=365)
    valid = Certificate.objects.filter(
        enrollment=OuterRef("pk"),
        status=CertificateStatus.ISSUED,
        kind=Certificate.Kind.COMPETENCY,
    )
    proposed = ProposedPerson.objects.filter(
        enrollment=OuterRef("pk"),
        proposal__status=ProposalStatus.PROPOSED,
        proposal__kind=Certificate.Kind.COMPETENCY,
    )
    due = (
        Enrollment.objects.visible_to(user)
        .filter(
            ~Exists(valid), ~Exists(proposed), graduated_on__gte=since, competent_on__isnull=False
        )
        .order_by()
        .values("batch", "batch__title", "batch__ends_on")
        .annotate(n=Count("pk"))
    )
    for row in due.order_by("batch__ends_on")[:MOST]:
        yield WorkItem(
            "certificate",
            ngettext("%(n)d certificate to issue", "%(n)d certificates to issue", row["n"])
            % {"n": row["n"]},
            row["batch__title"],
            row["batch__ends_on"],
            reverse("participants:propose_certificates", args=[row["batch"]]),
            _("Propose"),
        )


def certificates_ending(user: Any) -> Iterable[WorkItem]:
    """One line for all of them: the list says who is to be told, or assessed anew."""
    ending = Certificate.objects.visible_to(user).ending(SOON)
    facts = ending.order_by().aggregate(n=Count("pk"), first=Min("valid_until"))
    if facts["n"]:
        text = ngettext(
            "%(n)d certificate ends within 90 days",
            "%(n)d certificates end within 90 days",
            facts["n"],
        )
        yield WorkItem(
            "clock",
            text % {"n": facts["n"]},
            _("Whoever holds one can be assessed anew, or be told."),
            facts["first"],
            f"{reverse('participants:list_certificates')}?ending={SOON}&sort=until",
            _("See them"),
        )


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

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.models import User
from blkportal.core.visibility import ScopedQuerySet, everything, own
from participants.models.certificate import Certificate
from participants.models.enrollment import Enrollment
from participants.states import ProposalStatus
from programs.models import Batch, TrainingCenter

OWN = {
    **{role: everything for role in roles.MINISTRY},
    **{role: own("center") for role in roles.CENTER},
}


class ProposalQuerySet(ScopedQuerySet):
    """The center's own business, until the certificates are there."""

    rows = OWN

    def with_names(self) -> Self:
        """``proposer`` and ``answerer``; a center does not see the people of the ministry."""
        names = User.objects.order_by().values("name")
        return self.annotate(
            proposer=Subquery(names.filter(pk=OuterRef("proposed_by"))),
            answerer=Subquery(names.filter(pk=OuterRef("decided_by"))),
        )


class CertificateProposal(models.Model):
    """The certificates of a class, proposed by one person and issued by another."""

    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="certificate_proposals", verbose_name=_("batch")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Certificate.Kind)
    issued_on = models.DateField(_("day of issue"))
    status = models.CharField(
        _("status"), max_length=9, choices=ProposalStatus, default=ProposalStatus.PROPOSED
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("proposed by"),
    )
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    decided_at = models.DateTimeField(_("answered"), null=True)

    objects = ProposalQuerySet.as_manager()

    STATUS_TONES = {"PROPOSED": "warn", "ISSUED": "good", "RETURNED": "bad"}

    class Meta:
        verbose_name = _("proposal of certificates")
        verbose_name_plural = _("proposals of certificates")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "kind"],
                condition=Q(status=ProposalStatus.PROPOSED),
                name="one_open_proposal_a_kind",
            ),
            models.CheckConstraint(
                name="proposal_answered_by_another",
                condition=Q(
                    status=ProposalStatus.PROPOSED,
                    decided_by__isnull=True,
                    decided_at__isnull=True,
                )
                | Q(
                    status=ProposalStatus.WITHDRAWN,
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                )
                | (
                    Q(
                        status__in=(ProposalStatus.ISSUED, ProposalStatus.RETURNED),
                        decided_by__isnull=False,
                        decided_at__isnull=False,
                    )
                    & ~Q(decided_by=F("proposed_by"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch}: {self.get_kind_display()}"


class ProposedPersonQuerySet(ScopedQuerySet):
    rows = OWN


class ProposedPerson(models.Model):
    """Who was on the list when it was proposed: exactly these are issued, or nobody."""

    proposal = models.ForeignKey(
        CertificateProposal, models.PROTECT, related_name="people", verbose_name=_("proposal")
    )
    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, related_name="+", verbose_name=_("enrollment")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )

    objects = ProposedPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed person")
        verbose_name_plural = _("proposed people")
        ordering = ["proposal_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "enrollment"], name="proposed_once")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.enrollment_id}"

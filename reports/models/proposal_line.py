from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.models import Job
from blkportal.core.visibility import ScopedQuerySet, everything
from programs.models import TrainingNeed


class ProposalLineQuerySet(ScopedQuerySet):
    rows = {role: everything for role in roles.MINISTRY}

    def accepted(self) -> Self:
        return self.filter(accepted_at__isnull=False)


class ProposalLine(models.Model):
    """What the ministry made of one number of a proposal: another one with its reason, its word
    that it is accepted, or both. A line of which nothing was said has no row.

    ``arithmetic`` is the number as it was reckoned, in words, and stays beside what was decided.
    """

    proposal = models.ForeignKey(
        Job, models.PROTECT, related_name="proposal_lines", verbose_name=_("proposal")
    )
    need = models.ForeignKey(
        TrainingNeed, models.PROTECT, related_name="+", verbose_name=_("training need")
    )
    proposed = models.PositiveIntegerField(_("seats proposed"))
    seats = models.PositiveIntegerField(_("seats decided"))
    reason = models.CharField(_("why another number"), max_length=200, blank=True)
    arithmetic = models.TextField(_("arithmetic"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True)

    objects = ProposalLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a proposal")
        verbose_name_plural = _("lines of proposals")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "need"], name="proposal_line_once"),
            models.CheckConstraint(
                condition=Q(seats=F("proposed")) | ~Q(reason=""),
                name="proposal_line_changed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(seats__gt=0),
                name="proposal_line_accepted_has_seats",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.seats}"

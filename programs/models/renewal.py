from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import ScopedQuerySet
from programs.models.agreement import Agreement
from programs.models.agreement_paper import DESK_ROWS
from programs.states import RenewalStatus


class RenewalQuerySet(ScopedQuerySet):
    rows = DESK_ROWS

    def waiting(self) -> Self:
        return self.filter(status=RenewalStatus.ASKED)


class Renewal(models.Model):
    """A region asks for the agreement that follows; answered by one, or refused with a reason."""

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="renewals", verbose_name=_("agreement")
    )
    regency_id = models.CharField(max_length=5, db_collation="C", editable=False)
    center_id = models.CharField(max_length=40, editable=False)
    starts_on = models.DateField(_("wished from"))
    ends_on = models.DateField(_("wished until"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    status = models.CharField(
        _("status"), max_length=9, choices=RenewalStatus, default=RenewalStatus.ASKED
    )
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    successor = models.OneToOneField(
        Agreement,
        models.PROTECT,
        null=True,
        related_name="answer_to",
        verbose_name=_("following agreement"),
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(auto_now_add=True, verbose_name=_("asked"))
    answered_at = models.DateTimeField(_("answered"), null=True)

    objects = RenewalQuerySet.as_manager()

    STATUS_TONES = {"ASKED": "info", "RENEWED": "good", "REFUSED": "bad", "WITHDRAWN": "neutral"}

    class Meta:
        verbose_name = _("renewal of an agreement")
        verbose_name_plural = _("renewals of agreements")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=RenewalStatus.values), name="renewal_status_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="renewal_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(status=RenewalStatus.REFUSED) | ~Q(answer=""),
                name="renewal_refused_with_a_reason",
            ),
            models.CheckConstraint(
                condition=(Q(status=RenewalStatus.RENEWED) & Q(successor__isnull=False))
                | (~Q(status=RenewalStatus.RENEWED) & Q(successor__isnull=True)),
                name="renewal_renewed_names_the_next",
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(status__in=[RenewalStatus.ASKED, RenewalStatus.RENEWED]),
                name="renewal_asked_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.get_status_display()}"

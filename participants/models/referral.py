from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, own
from participants.models.participant import Participant
from participants.models.referral_import import ReferralImport
from participants.rows import ROWS
from participants.states import LIVE_REFERRAL, ReferralStatus
from programs.models import Batch, Program, Quota, TrainingCenter
from programs.rules import RulesOf
from regions.models import Regency


def handed_over(user: Any) -> Q:
    """To the own center: a draft, thrown away or not, is seen by its region alone."""
    return own("center")(user) & Q(submitted_on__isnull=False)


class ReferralQuerySet(ScopedQuerySet):
    rows = {**ROWS, **{role: handed_over for role in roles.CENTER}}

    def live(self) -> "ReferralQuerySet":
        return self.filter(status__in=LIVE_REFERRAL)

    def returned(self) -> "ReferralQuerySet":
        return self.filter(status=ReferralStatus.RETURNED)


class Referral(models.Model):
    """A region nominates a person for a batch. ``regency`` is frozen: all figures count by it."""

    participant = models.ForeignKey(  # found by ``referral_newest_of_person``
        Participant,
        models.PROTECT,
        related_name="referrals",
        db_index=False,
        verbose_name=_("participant"),
    )
    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="referrals", verbose_name=_("batch")
    )
    program = models.ForeignKey(
        Program, models.PROTECT, related_name="+", verbose_name=_("program")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    quota = models.ForeignKey(
        Quota, models.PROTECT, related_name="referrals", verbose_name=_("quota")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="referrals", verbose_name=_("regency or city")
    )
    status = models.CharField(
        _("status"), max_length=9, choices=ReferralStatus, default=ReferralStatus.DRAFT
    )
    submitted_on = models.DateField(_("submitted"), null=True)
    verified_on = models.DateField(_("verified"), null=True)
    decided_on = models.DateField(_("decided"), null=True)
    points = models.DecimalField(
        _("points of the selection"), max_digits=5, decimal_places=2, null=True
    )
    rank = models.PositiveSmallIntegerField(_("place on the reserve list"), null=True)
    reason = models.TextField(_("reason"), blank=True)
    eligibility = models.JSONField(_("eligibility"), default=list)
    rules_of = models.CharField(
        _("judged by"), max_length=7, choices=RulesOf, blank=True, default="", db_default=""
    )
    shares = models.JSONField(
        _("priority shares at that time"),
        default=dict,
        db_default=models.Value({}, models.JSONField()),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("entered by"),
    )
    created_at = models.DateTimeField(auto_now_add=True, verbose_name=_("entered"))
    source = models.ForeignKey(
        ReferralImport,
        models.PROTECT,
        null=True,
        related_name="referrals",
        verbose_name=_("uploaded list"),
    )
    source_row = models.PositiveIntegerField(null=True, verbose_name=_("row of the list"))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ReferralQuerySet.as_manager()

    STATUS_TONES = {
        "SUBMITTED": "info",
        "VERIFIED": "info",
        "RETURNED": "warn",
        "RESERVE": "warn",
        "SELECTED": "good",
        "REJECTED": "bad",
        "NO_SHOW": "bad",
    }

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ReferralStatus.values), name="referral_status_known"
            ),
            models.CheckConstraint(
                condition=Q(status=ReferralStatus.DRAFT)
                | Q(status=ReferralStatus.WITHDRAWN)
                | Q(submitted_on__isnull=False),
                name="referral_submitted_has_date",
            ),
            models.CheckConstraint(
                condition=Q(rules_of__in=["", *RulesOf.values]),
                name="referral_judged_by_known_rules",
            ),
            models.UniqueConstraint(
                fields=["participant", "batch"],
                condition=Q(status__in=(ReferralStatus.DRAFT, *LIVE_REFERRAL)),
                name="referral_live_once_a_batch",
            ),
            models.UniqueConstraint(
                fields=["source", "source_row"], name="referral_once_a_row_of_a_file"
            ),
        ]
        indexes = [
            models.Index(fields=["regency", "status", "-id"], name="referral_regency_status"),
            models.Index(fields=["center", "status", "-id"], name="referral_center_status"),
            models.Index(fields=["participant", "center"], name="referral_person_center"),
            # the one that is shown beside a person, without a look at those before
            models.Index(fields=["participant", "-id"], name="referral_newest_of_person"),
            models.Index(fields=["regency", "submitted_on"], name="referral_regency_day"),
            # whose people the classes of a year are, counted without a look at the rows
            models.Index(fields=["batch", "participant"], name="referral_batch_person"),
        ]

    def __str__(self) -> str:
        return f"{self.participant} → {self.batch}"

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from programs.models.center import TrainingCenter
from programs.states import AgreementStatus
from regions.models import Regency


class AgreementQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: own("center") for role in roles.CENTER},
        roles.Role.REGENCY_OFFICER: own("regency"),
        roles.Role.PROVINCE_OFFICER: own_province("regency"),
    }


class Agreement(models.Model):
    """The cooperation agreement (PKS) between a regency or city and a center."""

    number = models.CharField(_("number"), max_length=100, unique=True)
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="agreements", verbose_name=_("regency or city")
    )
    center = models.ForeignKey(
        TrainingCenter,
        models.PROTECT,
        related_name="agreements",
        verbose_name=_("training center"),
    )
    title = models.CharField(_("subject"), max_length=200)
    signed_on = models.DateField(_("signed"))
    starts_on = models.DateField(_("in force from"))
    ends_on = models.DateField(_("in force until"))
    coverage = models.TextField(
        _("what it covers"), max_length=2000, blank=True, db_default="", default=""
    )
    companies = models.CharField(
        _("companies that take graduates"), max_length=500, blank=True, db_default="", default=""
    )
    placements = models.PositiveIntegerField(_("placements promised"), null=True, blank=True)
    predecessor = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="successor",
        verbose_name=_("follows"),
    )
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=AgreementStatus,
        default=AgreementStatus.DRAFT,
        editable=False,
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AgreementQuerySet.as_manager()

    STATUS_TONES = {"ACTIVE": "good", "EXPIRED": "warn", "ENDED": "bad"}

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-starts_on", "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="agreement_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(status__in=AgreementStatus.values), name="agreement_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("pk")), name="agreement_follows_another"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def covers(self, day: object) -> bool:
        return self.status == AgreementStatus.ACTIVE and self.starts_on <= day <= self.ends_on  # type: ignore[operator]

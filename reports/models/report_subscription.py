from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import ScopedQuerySet, is_active
from programs.models import TrainingCenter
from regions.models import Province, Regency
from reports.cadence import Cadence
from reports.models.place import AboutAPlace
from reports.models.regional_report import RegionalReport

Level = RegionalReport.Level


class OwnQuerySet(ScopedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """What somebody reads is nobody else's business."""
        return self.filter(user=user) if is_active(user) else self.none()


class ReportSubscription(AboutAPlace, models.Model):
    """A person is written to when the report of a place is made by the clock."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="report_subscriptions"
    )
    cadence = models.CharField(_("how often"), max_length=7, choices=Cadence)
    level = models.CharField(_("level"), max_length=8, choices=Level)
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, related_name="+", verbose_name=_("province")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, null=True, related_name="+", verbose_name=_("regency or city")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, null=True, related_name="+",
        verbose_name=_("training center"),
    )  # fmt: skip
    created_at = models.DateTimeField(_("since"), auto_now_add=True)
    paused_at = models.DateTimeField(_("paused"), null=True, blank=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription to reports")
        verbose_name_plural = _("subscriptions to reports")
        ordering = ["level", "province", "regency", "center", "cadence"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "cadence", "level", "province", "regency", "center"],
                nulls_distinct=False,
                name="report_subscription_once",
            ),
            models.CheckConstraint(
                condition=Q(cadence__in=Cadence.values), name="report_subscription_known"
            ),
            models.CheckConstraint(
                name="report_subscription_has_its_place",
                condition=Q(level="NATION", province=None, regency=None, center=None)
                | Q(level="PROVINCE", province__isnull=False, regency=None, center=None)
                | Q(level="REGENCY", province__isnull=False, regency__isnull=False, center=None)
                | Q(level="CENTER", province=None, regency=None, center__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{Cadence(self.cadence).label}: {self.place_name}"


class ReportLetterQuerySet(OwnQuerySet):
    def with_reports(self) -> Self:
        """Joined with the place of each report, without its many numbers."""
        about = ("report__province", "report__regency", "report__center")
        return self.select_related(*about).defer("report__regencies", "report__breakdowns")


class ReportLetter(models.Model):
    """One letter about one report: written once, however often the clock looks."""

    subscription = models.ForeignKey(
        ReportSubscription, models.CASCADE, related_name="letters", verbose_name=_("subscription")
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    report = models.ForeignKey(
        RegionalReport, models.PROTECT, related_name="letters", verbose_name=_("report")
    )
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)

    objects = ReportLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter about a report")
        verbose_name_plural = _("letters about reports")
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["subscription", "report"], name="report_letter_once")
        ]

    def __str__(self) -> str:
        return str(self.report)

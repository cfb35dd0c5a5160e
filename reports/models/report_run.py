from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.models import Job
from blkportal.core.visibility import ScopedQuerySet, everything
from reports.cadence import Cadence


class ReportRunQuerySet(ScopedQuerySet):
    rows = {role: everything for role in roles.MINISTRY}

    def with_built(self) -> Self:
        """Add ``built``: how many reports of the run stand."""
        rows = self.annotate(built=models.Count("reports"))
        return rows.order_by("-period_to", "-pk")


class ReportRun(models.Model):
    """The reports of all places about one period, made once for every version.

    ``places`` is how many reports the run is to have; ``failed`` says of which place, as
    "REGENCY 62.10", none could be made, and why.
    """

    cadence = models.CharField(_("how often"), max_length=7, choices=Cadence)
    period_from = models.DateField(_("from"))
    period_to = models.DateField(_("to"))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    places = models.PositiveIntegerField(_("reports in all"))
    failed = models.JSONField(_("failed"), default=dict, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=1)
    job = models.ForeignKey(
        Job, models.PROTECT, null=True, related_name="+", verbose_name=_("background work")
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("started by"),
    )
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    objects = ReportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("run of reports")
        verbose_name_plural = _("runs of reports")
        ordering = ["-period_to", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cadence", "period_from", "version"], name="report_run_once"
            ),
            models.CheckConstraint(
                condition=Q(cadence__in=Cadence.values), name="report_run_cadence_known"
            ),
            models.CheckConstraint(
                condition=Q(period_to__gt=F("period_from")), name="report_run_period_in_order"
            ),
            models.CheckConstraint(
                condition=Q(version=1) | ~Q(reason=""), name="report_run_anew_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{Cadence(self.cadence).label}, {self.period_from}–{self.period_to}"

    def newest_after(self) -> "ReportRun | None":
        """The newest run that makes the same reports anew."""
        same = ReportRun.objects.filter(cadence=self.cadence, period_from=self.period_from)
        return same.filter(version__gt=self.version).order_by("-version").first()

    @property
    def is_working(self) -> bool:
        return self.ended_at is None and self.job is not None and not self.job.has_ended

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import ScopedQuerySet
from participants.models.enrollment import Enrollment
from participants.rows import ROWS
from programs.models import CompetencyUnit, TrainingCenter
from regions.models import Regency

MOST_ATTEMPTS = 4  # one, and three more for whoever is not yet competent


class UnitResultQuerySet(ScopedQuerySet):
    rows = ROWS


class UnitResult(models.Model):
    """One attempt of one person at one unit: competent (K) or not yet (BK). A unit that nobody
    has assessed has no row; once passed, it is passed."""

    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, related_name="unit_results", verbose_name=_("enrollment")
    )
    unit = models.ForeignKey(
        CompetencyUnit, models.PROTECT, related_name="+", verbose_name=_("competency unit")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    attempt = models.PositiveSmallIntegerField(_("attempt"))
    is_passed = models.BooleanField(_("competent"))
    on = models.DateField(_("day"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("entered by"),
    )
    noted_at = models.DateTimeField(_("entered"), auto_now_add=True)

    objects = UnitResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("result in a unit")
        verbose_name_plural = _("results in units")
        ordering = ["enrollment_id", "unit_id", "attempt"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrollment", "unit", "attempt"], name="unit_attempt_once"
            ),
            models.UniqueConstraint(
                fields=["enrollment", "unit"],
                condition=Q(is_passed=True),
                name="unit_passed_once",
            ),
            models.CheckConstraint(
                condition=Q(attempt__range=(1, MOST_ATTEMPTS)), name="unit_attempts_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} ({self.attempt})"

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from participants.models.enrollment import Enrollment
from programs.models import TrainingCenter


class LeaveQuerySet(ScopedQuerySet):
    """Why somebody is away, often for their health, is for the house and the ministry alone."""

    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: own("center") for role in roles.CENTER},
    }

    def away(self) -> Self:
        return self.filter(returned_at__isnull=True)


class Leave(models.Model):
    """Somebody who lives in the dormitory is away, with leave, until they are back."""

    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, related_name="leaves", verbose_name=_("enrollment")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    left_at = models.DateTimeField(_("left"))
    due_back = models.DateTimeField(_("due back"))
    returned_at = models.DateTimeField(_("came back"), null=True)
    reason = models.CharField(_("reason"), max_length=200)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("entered by"),
    )

    objects = LeaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("leave")
        verbose_name_plural = _("leaves")
        ordering = ["-left_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrollment"],
                condition=Q(returned_at__isnull=True),
                name="away_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(due_back__gt=F("left_at"))
                & (Q(returned_at__isnull=True) | Q(returned_at__gte=F("left_at"))),
                name="leave_moments_in_order",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="leave_has_a_reason"),
        ]
        indexes = [
            models.Index(
                fields=["center", "due_back"],
                condition=Q(returned_at__isnull=True),
                name="leave_away",
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrollment_id}: {self.left_at:%Y-%m-%d}"

    @property
    def is_overdue(self) -> bool:
        return self.returned_at is None and self.due_back < timezone.now()

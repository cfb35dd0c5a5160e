from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from participants.models.participant import Participant
from participants.states import DataRequestStatus
from regions.models import Regency

ANSWER_WITHIN = timedelta(hours=72)  # 3 × 24 hours, UU 27/2022 (PDP)
WARN_AFTER = timedelta(hours=48)


def answer_by() -> datetime:
    return timezone.now() + ANSWER_WITHIN


class DataRequestQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        roles.Role.REGENCY_OFFICER: own("regency"),
        roles.Role.PROVINCE_OFFICER: own_province("regency"),
    }

    def waiting(self) -> Self:
        return self.filter(status=DataRequestStatus.ASKED)


class DataRequest(models.Model):
    """A person asks for the own data to be corrected or erased; 3 × 24 hours to answer.

    The region that keeps the record answers a correction, the ministry an erasure. After 48 hours
    the region is warned, after 72 the ministry is told that it is late.
    """

    class Kind(models.TextChoices):
        CORRECTION = "CORRECTION", _("Correction of data")
        ERASURE = "ERASURE", _("Erasure of data")

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="data_requests", verbose_name=_("participant")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("kept by")
    )
    kind = models.CharField(_("what is asked"), max_length=10, choices=Kind)
    text = models.CharField(_("in the person's words"), max_length=1000, blank=True)
    status = models.CharField(
        _("status"), max_length=9, choices=DataRequestStatus, default=DataRequestStatus.ASKED
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    due_at = models.DateTimeField(_("answer by"), default=answer_by)
    warned_at = models.DateTimeField(_("region warned"), null=True)
    late_at = models.DateTimeField(_("told to the ministry as late"), null=True)
    answer = models.CharField(_("answer"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("answered by"),
    )

    objects = DataRequestQuerySet.as_manager()

    STATUS_TONES = {"ASKED": "warn", "DONE": "good", "DECLINED": "bad"}

    class Meta:
        verbose_name = _("request about own data")
        verbose_name_plural = _("requests about own data")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=DataRequestStatus.values), name="data_request_status_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["CORRECTION", "ERASURE"]), name="data_request_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[DataRequestStatus.DONE, DataRequestStatus.DECLINED])
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="data_request_ends_with_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(kind="ERASURE") | ~Q(text=""), name="data_request_says_what_is_wrong"
            ),
            models.UniqueConstraint(
                fields=["participant", "kind"],
                condition=Q(status=DataRequestStatus.ASKED),
                name="data_request_asked_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(status=DataRequestStatus.ASKED),
                name="data_request_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.pk})"

    @property
    def is_late(self) -> bool:
        return self.status == DataRequestStatus.ASKED and self.due_at < timezone.now()

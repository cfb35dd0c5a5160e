from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import ScopedQuerySet
from participants.rows import ROWS
from placements.models.placement import Placement
from programs.models import TrainingCenter
from regions.models import Regency

OPEN_FOR = timedelta(days=30)


class FirmQuestionQuerySet(ScopedQuerySet):
    rows = ROWS

    def waiting(self) -> Self:
        return self.filter(answer="")


class FirmQuestion(models.Model):
    """A firm without an account is asked once whether somebody works there.

    It answers by a link that opens this one question until ``closes_on`` or the answer; asking
    again makes the link before worthless.
    """

    class Answer(models.TextChoices):
        WORKS = "WORKS", _("Works here")
        LEFT = "LEFT", _("Worked here and has left")
        NEVER = "NEVER", _("Has never worked here")

    placement = models.ForeignKey(
        Placement, models.PROTECT, related_name="questions", verbose_name=_("placement")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    sent_to = models.CharField(_("sent to"), max_length=120)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_on = models.DateField(_("asked"), default=timezone.localdate)
    closes_on = models.DateField(_("can be answered until"))
    edition = models.PositiveSmallIntegerField(default=1, editable=False)
    answer = models.CharField(_("answer"), max_length=5, choices=Answer, blank=True)
    last_day = models.DateField(_("last day"), null=True)
    witness_name = models.CharField(_("who answered"), max_length=100, blank=True)
    witness_title = models.CharField(_("position in the firm"), max_length=100, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)

    objects = FirmQuestionQuerySet.as_manager()

    STATUS_TONES = {"WORKS": "good", "LEFT": "info", "NEVER": "bad"}

    class Meta:
        verbose_name = _("question to a firm")
        verbose_name_plural = _("questions to firms")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["placement"], condition=Q(answer=""), name="firm_question_one_waits"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["", "WORKS", "LEFT", "NEVER"]),
                name="firm_question_answer_known",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__isnull=False) & ~Q(witness_name="")),
                name="firm_question_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(answer="LEFT", last_day__isnull=False)
                | (~Q(answer="LEFT") & Q(last_day=None)),
                name="firm_question_left_has_last_day",
            ),
        ]

    def __str__(self) -> str:
        return self.sent_to

    @property
    def participant_id(self) -> int:
        """The link names whom it is about."""
        return self.placement.participant_id

    @property
    def is_running(self) -> bool:
        return not self.answer and timezone.localdate() <= self.closes_on

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import ScopedQuerySet
from participants.models import Enrollment, Participant
from participants.rows import ROWS
from participants.states import Outcome
from programs.models import TrainingCenter
from regions.models import Regency

OPEN_FOR = timedelta(days=90)  # after the day it is due; then an unanswered one stays unknown


class FollowUpQuerySet(ScopedQuerySet):
    rows = ROWS

    def unanswered(self) -> Self:
        return self.filter(answer=Outcome.UNKNOWN)

    def answered(self) -> Self:
        return self.exclude(answer=Outcome.UNKNOWN)

    def silent(self) -> Self:
        """Nobody answered, and nobody can any more."""
        return self.unanswered().filter(closes_on__lt=timezone.localdate())

    def running(self, today: date | None = None) -> Self:
        """Those that can be answered on this day."""
        today = today or timezone.localdate()
        return self.filter(due_on__lte=today, closes_on__gte=today)

    def as_listed(self) -> Self:
        return self.select_related("participant", "enrollment__program", "regency", "center")

    def as_read_by_person(self) -> Self:
        """The columns that a personal link opens."""
        seat = ("participant__name", "enrollment__graduated_on", "enrollment__program__title")
        own = [field.attname for field in self.model._meta.concrete_fields]
        people = ("participant", "enrollment__program", "enrollment__center")
        return self.select_related(*people).only(*own, *seat, "enrollment__center__name")


class FollowUp(models.Model):
    """One question to one graduate: what do you do, so many months after graduation?

    Silence is UNKNOWN for ever. The answer belongs to the day on which it was given, and a later
    question has an answer of its own.
    """

    class Months(models.IntegerChoices):
        THREE = 3, _("3 months")
        SIX = 6, _("6 months")
        TWELVE = 12, _("12 months")

    class Source(models.TextChoices):
        PERSON = "PERSON", _("The person, by personal link")
        REGION = "REGION", _("The region asked")
        CENTER = "CENTER", _("The training center asked")

    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, related_name="follow_ups", verbose_name=_("enrollment")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="follow_ups", verbose_name=_("participant")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    months = models.PositiveSmallIntegerField(_("after graduation"), choices=Months)
    due_on = models.DateField(_("due"))
    closes_on = models.DateField(_("can be answered until"))
    answer = models.CharField(_("answer"), max_length=14, choices=Outcome, default=Outcome.UNKNOWN)
    words = models.CharField(_("what else"), max_length=120, blank=True, db_default="", default="")
    source = models.CharField(_("who answered"), max_length=6, choices=Source, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    times_asked = models.PositiveSmallIntegerField(_("letters sent"), default=0)
    asked_on = models.DateField(_("last letter"), null=True)
    edition = models.PositiveSmallIntegerField(default=1, editable=False)

    objects = FollowUpQuerySet.as_manager()

    STATUS_TONES = {
        "UNKNOWN": "warn",
        "WORKING": "good",
        "SELF_EMPLOYED": "good",
        "APPRENTICESHIP": "good",
        "STUDYING": "info",
        "SEEKING": "info",
        "NOT_SEEKING": "info",
        "OTHER": "info",
    }

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["closes_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["enrollment", "months"], name="follow_up_once_a_date"),
            models.CheckConstraint(
                condition=Q(months__in=[3, 6, 12]), name="follow_up_months_known"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=Outcome.values), name="follow_up_answer_known"
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gt=F("due_on")), name="follow_up_closes_after_due"
            ),
            models.CheckConstraint(
                condition=Q(answer=Outcome.UNKNOWN, answered_at=None, source="")
                | (~Q(answer=Outcome.UNKNOWN) & Q(answered_at__isnull=False) & ~Q(source="")),
                name="follow_up_answer_has_source",
            ),
            models.CheckConstraint(
                condition=Q(answer=Outcome.OTHER) & ~Q(words="")
                | ~Q(answer=Outcome.OTHER) & Q(words=""),
                name="follow_up_other_says_what",
            ),
        ]
        indexes = [
            models.Index(fields=["regency", "closes_on"], name="follow_up_regency_day"),
            models.Index(fields=["center", "closes_on"], name="follow_up_center_day"),
            models.Index(
                fields=["closes_on"], condition=Q(answer="UNKNOWN"), name="follow_up_unanswered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}, {self.get_months_display()}"

    @property
    def is_running(self) -> bool:
        return self.due_on <= timezone.localdate() <= self.closes_on

    @property
    def is_answered(self) -> bool:
        return self.answer != Outcome.UNKNOWN

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import ScopedQuerySet
from participants.models.participant import Participant
from participants.models.referral import Referral
from participants.rows import ROWS
from participants.states import ACTIVE_ENROLLMENT, DROPPED_OUT, EnrollmentStatus, Outcome
from programs.models import Batch, FundingSource, Program, TrainingCenter
from programs.models.dormitory import Sex
from regions.models import Regency


class EnrollmentQuerySet(ScopedQuerySet):
    rows = ROWS

    def active(self) -> "EnrollmentQuerySet":
        return self.filter(status__in=ACTIVE_ENROLLMENT)


class Enrollment(models.Model):
    """The seat, from selection to work: an accumulating snapshot that every figure reads.

    Each date is written by the one service that makes it true. ``enrolled_on`` is the day of
    arrival: who never came is not counted as trained.
    """

    referral = models.OneToOneField(
        Referral, models.PROTECT, related_name="enrollment", verbose_name=_("referral")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="enrollments", verbose_name=_("participant")
    )
    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="enrollments", verbose_name=_("batch")
    )
    program = models.ForeignKey(
        Program, models.PROTECT, related_name="+", verbose_name=_("program")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    funding = models.ForeignKey(
        FundingSource, models.PROTECT, related_name="+", verbose_name=_("funding source")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="enrollments", verbose_name=_("regency or city")
    )
    sex = models.CharField(_("sex"), max_length=6, choices=Sex)
    is_boarding = models.BooleanField(_("boarding"))
    status = models.CharField(
        _("status"),
        max_length=11,
        choices=EnrollmentStatus,
        default=EnrollmentStatus.CONFIRMED,
    )
    confirmed_on = models.DateField(_("given a seat"))
    reregister_by = models.DateField(_("to re-register until"), null=True)
    reregistered_on = models.DateField(_("re-registered"), null=True)
    enrolled_on = models.DateField(_("arrived"), null=True)
    dropped_on = models.DateField(_("left early"), null=True)
    completed_on = models.DateField(_("completed"), null=True)
    graduated_on = models.DateField(_("graduated"), null=True)
    assessed_on = models.DateField(_("assessed"), null=True)
    competent_on = models.DateField(_("found competent"), null=True)
    certified_on = models.DateField(_("certified"), null=True)
    placed_on = models.DateField(_("placed"), null=True)
    outcome = models.CharField(
        _("what is known"), max_length=14, choices=Outcome, default=Outcome.UNKNOWN
    )
    outcome_known_on = models.DateField(_("last known"), null=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = EnrollmentQuerySet.as_manager()
    successor: "Enrollment | None" = None  # whoever moved up when this seat became free

    STATUS_TONES = {
        "CONFIRMED": "info",
        "ARRIVED": "info",
        "IN_TRAINING": "info",
        "GRADUATED": "good",
        "NOT_PASSED": "bad",
        "WITHDRAWN": "bad",
        "EXPELLED": "bad",
        "NO_ARRIVAL": "bad",
    }

    class Meta:
        verbose_name = _("enrollment")
        verbose_name_plural = _("enrollments")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=EnrollmentStatus.values), name="enrollment_status_known"
            ),
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(status__in=ACTIVE_ENROLLMENT),
                name="one_active_enrollment_a_person",
            ),
            models.CheckConstraint(
                name="enrollment_graduated_has_date",
                condition=Q(status=EnrollmentStatus.GRADUATED, graduated_on__isnull=False)
                | (~Q(status=EnrollmentStatus.GRADUATED) & Q(graduated_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="enrollment_dropped_has_date",
                condition=Q(status__in=DROPPED_OUT, dropped_on__isnull=False)
                | (~Q(status__in=DROPPED_OUT) & Q(dropped_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="enrollment_dates_in_order",
                condition=Q(graduated_on__isnull=True) | Q(graduated_on__gte=F("enrolled_on")),
            ),
            models.CheckConstraint(
                name="enrollment_competent_was_assessed",
                condition=Q(competent_on__isnull=True)
                | Q(assessed_on__isnull=False, competent_on__gte=F("assessed_on")),
            ),
            models.CheckConstraint(
                name="enrollment_certified_is_competent",
                condition=Q(certified_on__isnull=True)
                | Q(competent_on__isnull=False, certified_on__gte=F("competent_on")),
            ),
            models.CheckConstraint(
                name="enrollment_work_follows_graduation",
                condition=Q(placed_on__isnull=True) | Q(graduated_on__isnull=False),
            ),
            models.CheckConstraint(
                name="enrollment_known_outcome_has_date",
                condition=Q(outcome=Outcome.UNKNOWN, outcome_known_on__isnull=True)
                | (~Q(outcome=Outcome.UNKNOWN) & Q(outcome_known_on__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["regency", "enrolled_on"], name="enrollment_regency_day"),
            models.Index(fields=["center", "status", "-id"], name="enrollment_center_status"),
            models.Index(fields=["center", "enrolled_on"], name="enrollment_center_day"),
            models.Index(fields=["enrolled_on"], name="enrollment_day"),
            models.Index(
                fields=["graduated_on"],
                condition=Q(graduated_on__isnull=False),
                name="enrollment_graduated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}, {self.batch}"

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from participants.models.enrollment import Enrollment
from participants.rows import ROWS
from participants.states import AssessmentStatus as A
from participants.states import Verdict
from programs.models import Batch, CertificationBody, TrainingCenter
from regions.models import Regency

WITH_AN_ASSESSOR = (A.REQUESTED, A.ASSESSED)  # nobody is in two of these at once


class SittingQuerySet(ScopedQuerySet):
    """When a class is assessed, and by whom, is announced like the class itself."""

    rows = {
        **{role: everything for role in (*roles.MINISTRY, *roles.OFFICERS)},
        **{role: own("center") for role in roles.CENTER},
    }


class Sitting(models.Model):
    """People of one class are assessed on one day, at one site, by an assessor of one body."""

    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="sittings", verbose_name=_("batch")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    body = models.ForeignKey(
        CertificationBody,
        models.PROTECT,
        related_name="sittings",
        verbose_name=_("certification body"),
    )
    held_on = models.DateField(_("day of the assessment"))
    decide_by = models.DateField(_("decision due"))
    site = models.CharField(_("assessment site"), max_length=150)
    assessor = models.CharField(_("assessor"), max_length=120)
    assessor_number = models.CharField(_("assessor's registration number"), max_length=60)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("entered by"),
    )

    objects = SittingQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment day")
        verbose_name_plural = _("assessment days")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decide_by__gt=models.F("held_on")), name="sitting_decided_afterwards"
            ),
            models.CheckConstraint(
                condition=~Q(site="") & ~Q(assessor="") & ~Q(assessor_number=""),
                name="sitting_names_site_and_assessor",
            ),
        ]
        indexes = [models.Index(fields=["center", "held_on"], name="sitting_center_day")]

    def __str__(self) -> str:
        return f"{self.batch}, {self.held_on}"


class AssessmentQuerySet(ScopedQuerySet):
    rows = ROWS


class Assessment(models.Model):
    """One candidate at one sitting: the assessor recommends, the certification body decides."""

    sitting = models.ForeignKey(
        Sitting, models.PROTECT, related_name="assessments", verbose_name=_("assessment day")
    )
    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, related_name="assessments", verbose_name=_("enrollment")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    status = models.CharField(_("status"), max_length=9, choices=A, default=A.REQUESTED)
    recommendation = models.CharField(
        _("assessor's recommendation"), max_length=17, choices=Verdict, blank=True
    )
    decision = models.CharField(_("body's decision"), max_length=17, choices=Verdict, blank=True)
    decision_number = models.CharField(_("number of the decision"), max_length=80, blank=True)
    decided_on = models.DateField(_("decided"), null=True)

    objects = AssessmentQuerySet.as_manager()

    STATUS_TONES = {"REQUESTED": "info", "ASSESSED": "warn", "DECIDED": "good", "ABSENT": "bad"}

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["sitting_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sitting", "enrollment"], name="assessed_once_a_day"),
            models.UniqueConstraint(
                fields=["enrollment"],
                condition=Q(status__in=WITH_AN_ASSESSOR),
                name="one_open_assessment_a_person",
            ),
            models.UniqueConstraint(
                fields=["enrollment"],
                condition=Q(decision=Verdict.COMPETENT),
                name="found_competent_once",
            ),
            models.CheckConstraint(
                condition=Q(status__in=(A.REQUESTED, A.ABSENT, A.CANCELLED), recommendation="")
                | Q(status__in=(A.ASSESSED, A.DECIDED), recommendation__in=Verdict.values),
                name="assessment_recommends_what_it_saw",
            ),
            models.CheckConstraint(
                condition=(
                    Q(status=A.DECIDED, decision__in=Verdict.values, decided_on__isnull=False)
                    & ~Q(decision_number="")
                )
                | (
                    ~Q(status=A.DECIDED)
                    & Q(decision="", decided_on__isnull=True, decision_number="")
                ),
                name="assessment_decision_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrollment}: {self.get_status_display()}"

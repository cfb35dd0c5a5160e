from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from participants.models.participant import Education
from placements.models.employer import Employer
from placements.models.vacancy_promises import (
    AGE,
    LEAST_WAGE,
    MONTHS,
    MOST_UNITS,
    MOST_WAGE,
    PEOPLE,
    PROMISES,
)
from placements.states import OPEN_VACANCY, EmployerStatus, VacancyStatus
from programs.models import Vocation
from programs.models.dormitory import Sex
from regions.models import Regency

AGES = [MinValueValidator(AGE[0]), MaxValueValidator(AGE[1])]
WAGES = [MinValueValidator(LEAST_WAGE), MaxValueValidator(MOST_WAGE)]
# of a firm, what the public does not read
UNTOLD = [
    f"employer__{column}"
    for column in (
        "registry_number",
        "kbli",
        "declared_on",
        "regency",
        "address",
        "stopped_because",
        "appealed_at",
        "created_at",
        "version",
    )
]


def shown(user: Any) -> Q:
    """What is published, unless its firm has been stopped since."""
    return Q(status=VacancyStatus.PUBLISHED, employer__status=EmployerStatus.VERIFIED)


class VacancyQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: shown for role in (*roles.OFFICERS, *roles.CENTER)},
        roles.Role.EMPLOYER: own("employer"),
    }

    def waiting(self) -> Self:
        return self.filter(status=VacancyStatus.SUBMITTED)

    def returned(self) -> Self:
        return self.filter(status=VacancyStatus.RETURNED)

    def open(self) -> Self:
        return self.filter(status__in=OPEN_VACANCY)

    def untold(self) -> Self:
        """Past their validity, and the firm has not said that all places are taken."""
        return self.filter(status=VacancyStatus.EXPIRED)

    def past(self) -> Self:
        return self.filter(valid_until__lt=timezone.localdate())

    def for_everybody(self) -> Self:
        """What the public page shows today, the newest first."""
        day = timezone.localdate()
        today = self.filter(shown(None), valid_from__lte=day, valid_until__gte=day)
        return today.as_listed().defer(*UNTOLD).order_by("-published_at", "-pk")

    def working_in(self, place: str) -> Self:
        """``place`` is a regency code, a province code, or part of either's name."""
        named = Q(name__icontains=place) | Q(province__name__icontains=place)
        codes = Regency.objects.filter(named | Q(code=place) | Q(province=place)).values("code")
        return self.filter(work_regency__in=codes)

    def queue_first(self) -> Self:
        """Those that wait for review, the oldest first; then the others, the newest first."""
        waits = Q(status=VacancyStatus.SUBMITTED)
        return self.order_by(
            Case(When(waits, then=Value(0)), default=Value(1)), Case(When(waits, then="pk")), "-pk"
        )

    def as_listed(self) -> Self:
        return self.select_related("employer", "work_regency__province", "vocation")


class Vacancy(models.Model):
    """Work that a firm offers, with what Perpres 57/2023 asks of it: what work and where, for how
    many and whom, for what wage, and how long it stands.

    The ministry reviews it before anybody reads it, and the firm says how many places are taken.
    ``units`` are codes of competency units: the register names a unit once for each program that
    teaches it, and a vacancy means all of these. An empty condition binds nobody.
    ``published_at`` is the day of the first publication.
    """

    class Contract(models.TextChoices):
        PERMANENT = "PERMANENT", _("Permanent (PKWTT)")
        CONTRACT = "CONTRACT", _("For a fixed time (PKWT)")
        DAILY = "DAILY", _("By the day")
        APPRENTICESHIP = "APPRENTICESHIP", _("Apprenticeship")

    employer = models.ForeignKey(
        Employer, models.PROTECT, related_name="vacancies", verbose_name=_("employer")
    )
    job_title = models.CharField(_("job"), max_length=120)
    vocation = models.ForeignKey(
        Vocation, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("vocation"),
    )  # fmt: skip
    work_regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("place of work")
    )
    contract = models.CharField(_("kind of contract"), max_length=14, choices=Contract)
    headcount = models.PositiveSmallIntegerField(
        _("people wanted"), validators=[MinValueValidator(PEOPLE[0]), MaxValueValidator(PEOPLE[1])]
    )
    filled = models.PositiveSmallIntegerField(_("places taken"), default=0, editable=False)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"))
    education = models.CharField(_("least education"), max_length=8, choices=Education, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    least_age = models.PositiveSmallIntegerField(
        _("least age"), null=True, blank=True, validators=AGES
    )
    most_age = models.PositiveSmallIntegerField(
        _("highest age"), null=True, blank=True, validators=AGES
    )
    units = ArrayField(
        models.CharField(max_length=30), size=MOST_UNITS, blank=True, default=list, db_default=[],
        verbose_name=_("competency units"),
    )  # fmt: skip
    skills = models.TextField(_("skills or competency"), max_length=1000, blank=True)
    experience_months = models.PositiveSmallIntegerField(
        _("experience, months"), null=True, blank=True,
        validators=[MaxValueValidator(MONTHS[1])],
    )  # fmt: skip
    wage_from = models.PositiveIntegerField(
        _("wage a month from, rupiah"), null=True, blank=True, validators=WAGES
    )
    wage_to = models.PositiveIntegerField(
        _("wage a month up to, rupiah"), null=True, blank=True, validators=WAGES
    )
    description = models.TextField(_("description of the work"), max_length=3000)
    status = models.CharField(
        _("status"), max_length=9, choices=VacancyStatus, default=VacancyStatus.DRAFT,
        editable=False,
    )  # fmt: skip
    is_own = models.BooleanField(
        _("the firm employs the people itself"), default=False, db_default=False, editable=False
    )
    returned_because = models.CharField(
        _("why it was returned"), max_length=500, blank=True, editable=False
    )
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    joined_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="joined",
        verbose_name=_("joined with"),
    )  # fmt: skip
    created_at = models.DateTimeField(_("entered"), auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = VacancyQuerySet.as_manager()

    STATUS_TONES = {"SUBMITTED": "warn", "RETURNED": "bad", "PUBLISHED": "good", "FILLED": "good",
                    "EXPIRED": "warn"}  # fmt: skip

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=promise, name=name)
            for name, promise in PROMISES.items()
        ]
        indexes = [
            models.Index(fields=["employer", "status"], name="vacancy_employer"),
            models.Index(
                fields=["-published_at"], name="vacancy_published", condition=Q(status="PUBLISHED")
            ),
            models.Index(
                fields=["valid_until"], name="vacancy_to_expire", condition=Q(status="PUBLISHED")
            ),
        ]

    def __str__(self) -> str:
        return self.job_title

    @property
    def places_left(self) -> int:
        return self.headcount - self.filled

from math import ceil

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.numbering import check_pattern
from programs.rules import check_rules

LESSON_HOURS_A_DAY = 10
USUAL_HOURS_A_DAY, USUAL_DAYS_A_WEEK = 8, 6
CLASS_SIZE = 16


class Vocation(models.Model):
    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=100, unique=True)

    class Meta:
        verbose_name = _("vocation")
        verbose_name_plural = _("vocations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Program(models.Model):
    """A competency-based course. One lesson hour (JP) is 45 minutes, at most 10 a day.

    ``eligibility`` is the rule set as data, e.g. ``{"age_min": 17, "age_max": 35,
    "education_min": "SMA", "documents": ["KTP"]}``; a rule that is absent binds nobody.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=150)
    vocation = models.ForeignKey(
        Vocation, models.PROTECT, related_name="programs", verbose_name=_("vocation")
    )
    lesson_hours = models.PositiveSmallIntegerField(
        _("lesson hours"), validators=[MinValueValidator(1)]
    )
    qualification_level = models.PositiveSmallIntegerField(
        _("qualification level (KKNI)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
    )
    certification_scheme = models.CharField(_("certification scheme"), max_length=150, blank=True)
    certificate_years = models.PositiveSmallIntegerField(_("certificate valid, years"), default=3)
    certificate_pattern = models.CharField(
        _("numbers of certificates"),
        max_length=80,
        blank=True,
        validators=[check_pattern],
        help_text=_(
            "Empty for the usual “{center}/{mark}/{year}/{serial:06}”. Also known: {program}, "
            "{month}."
        ),
    )
    eligibility = models.JSONField(
        _("eligibility rules"), default=dict, blank=True, validators=[check_rules]
    )
    class_size = models.PositiveSmallIntegerField(_("class size"), default=CLASS_SIZE)
    attendance_threshold = models.PositiveSmallIntegerField(
        _("attendance needed, percent of lesson hours"), default=80
    )
    is_offered = models.BooleanField(_("offered"), default=True)

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("programs")
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lesson_hours__gte=1, class_size__gte=1),
                name="program_has_hours_and_seats",
            ),
            models.CheckConstraint(
                condition=models.Q(qualification_level__isnull=True)
                | models.Q(qualification_level__range=(1, 9)),
                name="program_level_1_to_9",
            ),
            models.CheckConstraint(
                condition=models.Q(attendance_threshold__range=(1, 100)),
                name="program_threshold_is_percent",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def usual_days(self) -> int:
        """From the first day to the last, Sundays counted; before there is a timetable."""
        taught = ceil(self.lesson_hours / USUAL_HOURS_A_DAY)
        return ceil(taught * 7 / USUAL_DAYS_A_WEEK)


class CompetencyUnit(models.Model):
    """A unit of the national standard (SKKNI), e.g. J.620100.005.02, as one program teaches it."""

    program = models.ForeignKey(
        Program, models.PROTECT, related_name="units", verbose_name=_("program")
    )
    code = models.CharField(_("unit code"), max_length=30)
    title = models.CharField(_("title"), max_length=200)
    is_critical = models.BooleanField(_("needed to graduate"), default=True)

    class Meta:
        verbose_name = _("competency unit")
        verbose_name_plural = _("competency units")
        ordering = ["program", "code"]
        constraints = [
            models.UniqueConstraint(fields=["program", "code"], name="unit_once_a_program")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

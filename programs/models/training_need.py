from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from programs.models.batch import Batch
from programs.models.program import Program
from programs.models.quota import Quota
from programs.sectors import SECTORS
from programs.states import GONE_NEEDS, NeedStatus
from regions.models import Regency


class Source(models.TextChoices):
    EMPLOYERS = "EMPLOYERS", _("Survey of employers")
    VACANCIES = "VACANCIES", _("Reports of vacancies")
    JOB_SEEKERS = "JOB_SEEKERS", _("Registered job seekers (AK/1)")
    VILLAGES = "VILLAGES", _("Wishes of villages (Musrenbang)")
    PLAN = "PLAN", _("Plan of the region (RPJMD, industrial estate, investment)")


def submitted(user: Any) -> Q:
    """A draft is the region's own business until it is submitted."""
    return ~Q(status=NeedStatus.DRAFT)


class TrainingNeedQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: submitted for role in roles.CENTER},
        roles.Role.REGENCY_OFFICER: own("regency"),
        roles.Role.PROVINCE_OFFICER: own_province("regency"),
    }

    def ranked(self) -> Self:
        """Those that still stand, in the order of the region's own list."""
        return self.filter(rank__isnull=False).order_by("regency", "year", "rank")


class TrainingNeed(models.Model):
    """What a region needs in a coming year (identifikasi kebutuhan pelatihan): which occupation,
    for how many people, how trained, and what the region brings along.

    A draft may be incomplete; submitting asks for the rest. Numbers are people. ``rank`` is the
    region's own order of a year, 1 first; needs that are gone have none.
    """

    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="training_needs", verbose_name=_("region")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    rank = models.PositiveSmallIntegerField(_("priority"), null=True, editable=False)
    program = models.ForeignKey(
        Program, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("program"),
    )  # fmt: skip
    occupation = models.CharField(_("occupation"), max_length=150)
    occupation_code = models.CharField(
        _("occupation code (KBJI)"), max_length=4, blank=True,
        validators=[RegexValidator(r"^[0-9]{4}$", _("The KBJI code has four digits."))],
    )  # fmt: skip
    sector = models.CharField(_("sector (KBLI)"), max_length=1, choices=SECTORS, blank=True)
    demand = models.PositiveIntegerField(_("people needed"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("trained locally already"), null=True, blank=True)
    vacancies = models.PositiveIntegerField(_("vacancies expected"), null=True, blank=True)
    companies = models.CharField(_("companies that look for them"), max_length=500, blank=True)
    men_seeking = models.PositiveIntegerField(_("men looking for work"), null=True, blank=True)
    women_seeking = models.PositiveIntegerField(_("women looking for work"), null=True, blank=True)
    sources = ArrayField(
        models.CharField(max_length=11, choices=Source), verbose_name=_("known from"),
        default=list, blank=True,
    )  # fmt: skip
    delivery = models.CharField(_("delivery"), max_length=12, choices=Batch.Delivery, blank=True)
    seats = models.PositiveIntegerField(_("seats wanted"), null=True, blank=True)
    quarter = models.PositiveSmallIntegerField(
        _("quarter"), null=True, blank=True, choices=[(n, str(n)) for n in range(1, 5)]
    )
    cost_sharing = models.CharField(_("what the region pays"), max_length=500, blank=True)
    placements = models.PositiveIntegerField(_("placements promised"), null=True, blank=True)
    placed_with = models.CharField(_("with which companies"), max_length=500, blank=True)
    why = models.TextField(_("why"), max_length=2_000, blank=True)
    status = models.CharField(
        _("status"), max_length=9, choices=NeedStatus, default=NeedStatus.DRAFT, editable=False
    )
    planned = models.PositiveIntegerField(_("seats planned"), null=True, editable=False)
    quota = models.ForeignKey(
        Quota, models.PROTECT, null=True, related_name="needs", editable=False,
        verbose_name=_("quota"),
    )  # fmt: skip
    answer = models.CharField(_("answer"), max_length=500, blank=True, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("written by"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = TrainingNeedQuerySet.as_manager()

    Source = Source
    STATUS_TONES = {"SUBMITTED": "info", "REVIEWED": "info", "PLANNED": "good",
                    "DEFERRED": "warn", "REJECTED": "bad"}  # fmt: skip

    class Meta:
        verbose_name = _("training need")
        verbose_name_plural = _("training needs")
        ordering = ["-year", "regency", "rank", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=NeedStatus.values), name="need_status_known"
            ),
            models.CheckConstraint(
                condition=Q(quarter__isnull=True) | Q(quarter__range=(1, 4)),
                name="need_quarter_1_to_4",
            ),
            models.CheckConstraint(
                condition=Q(rank__isnull=True) | ~Q(status__in=GONE_NEEDS),
                name="need_gone_has_no_rank",
            ),
            models.CheckConstraint(
                condition=Q(status=NeedStatus.PLANNED, planned__isnull=False, planned__gt=0)
                | (~Q(status=NeedStatus.PLANNED) & Q(planned__isnull=True)),
                name="need_planned_has_seats",
            ),
            models.CheckConstraint(
                condition=Q(quota__isnull=True) | Q(status=NeedStatus.PLANNED),
                name="need_with_quota_is_planned",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["DEFERRED", "REJECTED"]) | ~Q(answer=""),
                name="need_refused_with_an_answer",
            ),
            models.UniqueConstraint(
                fields=["regency", "year", "rank"],
                deferrable=Deferrable.DEFERRED,
                name="need_rank_once",
            ),
        ]
        indexes = [models.Index(fields=["year", "status"], name="need_year_status")]

    def __str__(self) -> str:
        return self.occupation

    @property
    def source_labels(self) -> list[str]:
        return [str(Source(source).label) for source in self.sources]

    @property
    def gap(self) -> int | None:
        """People who are needed and not yet trained; unknown where either number is."""
        if self.demand is None or self.capacity is None:
            return None
        return max(self.demand - self.capacity, 0)

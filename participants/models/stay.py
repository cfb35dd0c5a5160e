from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import ScopedQuerySet
from participants.models.enrollment import Enrollment
from participants.rows import ROWS
from programs.models import Bed, TrainingCenter
from programs.models.dormitory import Sex
from regions.models import Regency


class StayQuerySet(ScopedQuerySet):
    rows = ROWS


class Stay(models.Model):
    """Who sleeps where. Two stays never share a bed for a night, and the sexes never mix.

    ``nights`` is half-open: from the first night to the morning of departure.
    """

    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, related_name="stays", verbose_name=_("enrollment")
    )
    bed = models.ForeignKey(Bed, models.PROTECT, related_name="stays", verbose_name=_("bed"))
    sex = models.CharField(
        max_length=6, choices=Sex, verbose_name=_("sex")
    )  # with bed: a foreign key to (bed, sex)
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    nights = DateRangeField(_("nights"))
    is_cancelled = models.BooleanField(default=False, verbose_name=_("cancelled"))

    objects = StayQuerySet.as_manager()

    class Meta:
        verbose_name = _("stay")
        verbose_name_plural = _("stays")
        ordering = ["-pk"]
        constraints = [
            ExclusionConstraint(
                name="bed_never_shared",
                expressions=[("bed", RangeOperators.EQUAL), ("nights", RangeOperators.OVERLAPS)],
                condition=Q(is_cancelled=False),
            ),
            models.CheckConstraint(
                condition=Q(nights__isempty=False), name="stay_of_one_night_or_more"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bed}, {self.nights}"

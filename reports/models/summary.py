"""Sums of the figures by region, month and day, kept by the database as each fact is written."""

from typing import Any

from django.db import models
from django.db.models import DO_NOTHING, Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import Rule, ScopedQuerySet, everything, own_province
from blkportal.core.visibility import own as own_rows
from programs.models.dormitory import Sex
from regions.models import Regency
from reports.figure import Source
from reports.figures import own


class Slice(models.TextChoices):
    """Of whom a sum is; what ``key`` says beside it stands in brackets."""

    ALL = "ALL", _("everybody")  # nothing
    CENTER = "CENTER", _("one training center")  # its code
    PROGRAM = "PROGRAM", _("one program")  # its number
    GRADUATED = "GRADUATED", _("who graduated in one month")  # the first day of that month
    DAY = "DAY", _("everybody on one day")  # that day


def of_own_center(user: Any) -> Q:
    return Q(slice=Slice.CENTER, key=user.scope_key)


ROWS: dict[str, Rule] = {
    **{role: everything for role in roles.MINISTRY},
    **{role: of_own_center for role in roles.CENTER},
    roles.Role.REGENCY_OFFICER: own_rows("regency"),
    roles.Role.PROVINCE_OFFICER: own_province("regency"),
}


class SummaryQuerySet(ScopedQuerySet):
    rows = ROWS


def figure_fields(source: Source) -> dict[str, models.IntegerField]:
    """A column for each figure that a row of the source decides alone."""
    return {
        figure.name: models.IntegerField(figure.label, editable=False) for figure in own(source)
    }


class Summary(models.Model):
    """Several rows can be of the same slice, region and month: their sum is what counts.

    ``is_loose`` is a difference that one write made and that is not yet added to the others.
    """

    Slice = Slice

    slice = models.CharField(_("of whom"), max_length=9, choices=Slice, editable=False)
    key = models.CharField(_("of which"), max_length=40, editable=False)
    regency = models.ForeignKey(
        Regency, DO_NOTHING, db_constraint=False, db_index=False, related_name="+",
        editable=False, verbose_name=_("regency or city"),
    )  # fmt: skip
    month = models.DateField(_("month"), editable=False)
    is_loose = models.BooleanField(editable=False)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.slice} {self.key} {self.regency_id} {self.month:%Y-%m}"


class ReferralSummary(Summary):
    """Nominations by the month in which they were submitted."""

    vars().update(figure_fields(Source.REFERRALS))

    class Meta:
        verbose_name = _("sum of nominations")
        verbose_name_plural = _("sums of nominations")
        indexes = [
            models.Index(fields=["slice", "key", "regency", "month"], name="referral_sums"),
            models.Index(fields=["id"], condition=Q(is_loose=True), name="referral_sums_loose"),
        ]


class EnrollmentSummary(Summary):
    """People by the month in which they arrived, women and men apart."""

    sex = models.CharField(_("sex"), max_length=6, choices=Sex, editable=False)
    vars().update(figure_fields(Source.ENROLLMENTS))

    class Meta:
        verbose_name = _("sum of people trained")
        verbose_name_plural = _("sums of people trained")
        indexes = [
            models.Index(fields=["slice", "key", "regency", "month"], name="enrollment_sums"),
            models.Index(fields=["id"], condition=Q(is_loose=True), name="enrollment_sums_loose"),
        ]

"""What the nightly look at the records found: when, how many of how many, and which."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from programs.models import TrainingCenter
from regions.models import Regency
from reports.quality import BY_NAME, Record, Rule


class QualityRunQuerySet(ScopedQuerySet):
    """That there was a look is no secret to anybody whose records were looked at."""

    rows = dict.fromkeys(roles.MINISTRY | roles.OFFICERS | roles.CENTER, everything)


class QualityRun(models.Model):
    """One look at everything; a day has one, the last of the day."""

    day = models.DateField(_("day"), unique=True)
    checked_at = models.DateTimeField(_("checked"))
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("asked for by"),
    )  # fmt: skip

    objects = QualityRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("check of the data")
        verbose_name_plural = _("checks of the data")
        ordering = ["-day"]

    def __str__(self) -> str:
        return str(self.day)


def sums_of_nation(user: Any) -> Q:
    return Q(regency=None, center=None)


class QualityCountQuerySet(ScopedQuerySet):
    """Each reader's rows add up to what that reader may see: nothing is in two of them."""

    rows = {
        **{role: sums_of_nation for role in roles.MINISTRY},
        **{role: own("center") for role in roles.CENTER},
        roles.Role.REGENCY_OFFICER: own("regency"),
        roles.Role.PROVINCE_OFFICER: own_province("regency"),
    }


class QualityCount(models.Model):
    """How many of how many a rule found in one run: of a region, of a center, and of all.

    ``accepted`` of those looked at are as they should be, somebody has said; ``found`` are others.
    """

    run = models.ForeignKey(
        QualityRun, models.CASCADE, related_name="counts", verbose_name=_("check of the data")
    )
    rule = models.CharField(_("rule"), max_length=40)
    regency = models.ForeignKey(
        Regency, models.PROTECT, null=True, related_name="+", verbose_name=_("region")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, null=True, related_name="+",
        verbose_name=_("training center"),
    )  # fmt: skip
    found = models.PositiveIntegerField(_("found"))
    accepted = models.PositiveIntegerField(_("accepted"))
    looked = models.PositiveIntegerField(_("looked at"))

    objects = QualityCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("number of findings")
        verbose_name_plural = _("numbers of findings")
        ordering = ["-run", "rule"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "rule", "regency", "center"],
                nulls_distinct=False,
                name="quality_counted_once",
            ),
            models.CheckConstraint(
                condition=Q(regency=None) | Q(center=None), name="quality_count_of_one_place"
            ),
            models.CheckConstraint(
                condition=Q(looked__gte=F("found") + F("accepted")),
                name="quality_found_of_looked_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.found}/{self.looked}"


class QualityFindingQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: own("center") for role in roles.CENTER},
        roles.Role.REGENCY_OFFICER: own("regency"),
        roles.Role.PROVINCE_OFFICER: own_province("regency"),
    }

    def open(self) -> "QualityFindingQuerySet":
        return self.filter(accepted_at=None)


class QualityFinding(models.Model):
    """One record that stands out, since a day; gone once it does not any more.

    Whoever accepts it says that the record is right as it is, which holds until its facts change.
    """

    rule = models.CharField(_("rule"), max_length=40)
    record = models.CharField(_("kind of record"), max_length=11, choices=Record)
    record_key = models.CharField(_("number of the record"), max_length=40)
    regency = models.ForeignKey(
        Regency, models.PROTECT, null=True, related_name="+", verbose_name=_("region")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, null=True, related_name="+",
        verbose_name=_("training center"),
    )  # fmt: skip
    about = models.CharField(_("about"), max_length=200, blank=True)
    facts = models.JSONField(_("facts"))
    since = models.DateField(_("since"))
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("accepted by"),
    )  # fmt: skip
    accepted_name = models.CharField(_("by whom"), max_length=150, blank=True, db_default="")
    reason = models.TextField(_("reason"), max_length=1_000, blank=True, db_default="")

    objects = QualityFindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "record_key"], name="quality_found_once"),
            models.CheckConstraint(
                condition=Q(record__in=Record.values), name="quality_record_known"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None, accepted_name="", reason="")
                | (
                    Q(accepted_at__isnull=False, accepted_by__isnull=False)
                    & ~Q(accepted_name="")
                    & ~Q(reason="")
                ),
                name="quality_accepted_by_somebody_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["regency", "rule"], name="quality_finding_of_region"),
            models.Index(fields=["center", "rule"], name="quality_finding_of_center"),
        ]

    def __str__(self) -> str:
        return f"{self.get_record_display()} {self.record_key}"

    @property
    def kept_rule(self) -> Rule:
        return BY_NAME[self.rule]

    @property
    def text(self) -> str:
        return self.kept_rule.told(self.facts)

    @property
    def page(self) -> str:
        """Where it is mended."""
        args = [self.record_key] if self.kept_rule.page_takes_key else []
        return reverse(self.kept_rule.page, args=args)

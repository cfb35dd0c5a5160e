import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.models import Job
from blkportal.core.visibility import ScopedQuerySet, everything, own
from participants.models.certificate import TYPED
from programs.models import TrainingCenter
from regions.models import Province, Regency
from reports.models.place import AboutAPlace
from reports.models.report_run import ReportRun

CODE_LENGTH = 12


def new_check_code() -> str:
    """60 bits: nobody finds a report by trying codes."""
    return "".join(secrets.choice(TYPED) for _ in range(CODE_LENGTH))


def own_province_and_its_regencies(user: Any) -> Q:
    return Q(province=user.scope_key)


def own_center(user: Any) -> Q:
    """A center reads what is about itself, not what a region asked about that center."""
    return Q(center=user.scope_key, level="CENTER")


class RegionalReportQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        roles.Role.REGENCY_OFFICER: own("regency"),
        roles.Role.PROVINCE_OFFICER: own_province_and_its_regencies,
        **{role: own_center for role in roles.CENTER},
    }

    def built(self) -> "RegionalReportQuerySet":
        return self.filter(as_of__isnull=False)


class RegionalReport(AboutAPlace, models.Model):
    """A frozen document: figures of a region over a period, as known at one moment.

    ``figures`` is {name: number}; ``regencies`` is {code: {name: number}} and includes the
    regencies with nothing. ``checksum`` is the SHA-256 of all of it in canonical JSON.
    """

    class Level(models.TextChoices):
        NATION = "NATION", _("Nation")
        PROVINCE = "PROVINCE", _("Province")
        REGENCY = "REGENCY", _("Regency or city")
        CENTER = "CENTER", _("Training center")

    level = models.CharField(_("level"), max_length=8, choices=Level)
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("province"),
    )
    regency = models.ForeignKey(
        Regency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("regency or city"),
    )
    center = models.ForeignKey(
        TrainingCenter,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("training center"),
    )
    period_from = models.DateField(_("from"))
    period_to = models.DateField(_("to"))
    job = models.ForeignKey(
        Job, models.PROTECT, null=True, related_name="+", verbose_name=_("background work")
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("requested by"),
    )
    run = models.ForeignKey(
        ReportRun,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("run of reports"),
    )
    created_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    as_of = models.DateTimeField(_("data as of"), null=True)
    definitions_version = models.CharField(
        max_length=20, blank=True, verbose_name=_("version of the definitions")
    )
    figures = models.JSONField(default=dict, verbose_name=_("figures"))
    regencies = models.JSONField(default=dict, verbose_name=_("regencies and cities"))
    breakdowns = models.JSONField(default=dict, verbose_name=_("breakdowns"))
    checksum = models.CharField(max_length=64, blank=True, verbose_name=_("checksum"))
    check_code = models.CharField(
        max_length=CODE_LENGTH, unique=True, default=new_check_code, editable=False
    )

    is_new = False  # made by the request that is being answered, not by an earlier one

    objects = RegionalReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("regional report")
        verbose_name_plural = _("regional reports")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")), name="report_period_in_order"
            ),
            models.UniqueConstraint(
                fields=["run", "level", "province", "regency", "center"],
                condition=Q(run__isnull=False),
                nulls_distinct=False,
                name="report_of_a_run_once",
            ),
            models.CheckConstraint(
                name="report_level_has_its_place",
                condition=Q(level="NATION", province=None, regency=None)
                | Q(level="PROVINCE", province__isnull=False, regency=None)
                | Q(level="REGENCY", province__isnull=False, regency__isnull=False)
                | Q(level="CENTER", province=None, regency=None, center__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_name}, {self.period_from}–{self.period_to}"

    @property
    def spelled_code(self) -> str:
        """ "K7MX-42QD-9TRA", as it is printed."""
        return "-".join(self.check_code[start : start + 4] for start in (0, 4, 8))

    @property
    def regencies_reached(self) -> int:
        """How many regencies and cities have at least one enrolled person."""
        return sum(1 for figures in self.regencies.values() if figures.get("enrolled"))

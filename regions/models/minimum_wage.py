from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything
from regions.models.place import Province, Regency

LEAST, MOST = 500_000, 50_000_000
FIRST, LAST = 1990, 2100


class MinimumWageQuerySet(ScopedQuerySet):
    """Decreed in public; still nobody reads it without being somebody."""

    rows = dict.fromkeys(roles.MINISTRY | roles.OFFICERS | roles.CENTER, everything)

    def that_holds(self, regency: Regency, year: int) -> Any:
        """The one of the regency; where it has none, that of its province."""
        here = Q(regency=regency) | Q(regency__isnull=True)
        rows = self.filter(here, province=regency.province_id, year=year)
        return rows.order_by(F("regency").asc(nulls_last=True)).first()


class MinimumWage(models.Model):
    """The lowest wage a month that may be paid in a year (UMK), as the governor decreed it.

    Without a regency it is the province's (UMP), which holds where a regency has none of its own.
    """

    year = models.PositiveSmallIntegerField(_("year"))
    province = models.ForeignKey(
        Province, models.PROTECT, related_name="minimum_wages", verbose_name=_("province")
    )
    regency = models.ForeignKey(
        Regency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="minimum_wages",
        verbose_name=_("regency or city"),
        help_text=_("Leave empty for the minimum of the province."),
    )
    amount = models.PositiveIntegerField(_("rupiah a month"))
    source = models.CharField(
        _("decree"), max_length=200, help_text=_("Number and day of the governor's decree.")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MinimumWageQuerySet.as_manager()

    class Meta:
        verbose_name = _("minimum wage")
        verbose_name_plural = _("minimum wages")
        ordering = ["-year", "province", "regency"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "province", "regency"],
                nulls_distinct=False,
                name="minimum_wage_once",
            ),
            models.CheckConstraint(
                condition=Q(amount__range=(LEAST, MOST)), name="minimum_wage_plausible"
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST, LAST)), name="minimum_wage_year_plausible"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="minimum_wage_has_a_decree"),
            models.CheckConstraint(
                condition=Q(regency__isnull=True) | Q(province=Left("regency", 2)),
                name="minimum_wage_of_its_province",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}, {self.year}"

    @property
    def place(self) -> Any:
        return self.regency or self.province

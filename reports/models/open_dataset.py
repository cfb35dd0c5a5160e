from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from reports.opendata.sets import BY_CODE, OpenSet, SetCode

# the public may read nothing else; ``counted`` holds the numbers before rounding
NOT_OPEN = ("counted", "published_by")


class OpenDatasetQuerySet(models.QuerySet):
    def open(self) -> "OpenDatasetQuerySet":
        return self.defer(*NOT_OPEN)

    def without_lines(self) -> "OpenDatasetQuerySet":
        return self.defer("lines", *NOT_OPEN)

    def with_newest(self) -> "OpenDatasetQuerySet":
        """Beside each version the number of the newest one of the same set and year."""
        same = OpenDataset._default_manager.filter(code=OuterRef("code"), year=OuterRef("year"))
        newest = same.order_by("-version").values("version")[:1]
        return self.annotate(newest=Subquery(newest))

    def newest_only(self) -> "OpenDatasetQuerySet":
        return self.order_by("code", "-year", "-version").distinct("code", "year")


class OpenDataset(models.Model):
    """A published table: one version of a set for a year. It is written once and stays for good.

    ``lines`` is a list of {column: value}, already rounded. ``counted`` is what had been counted,
    for the next version to be rounded by; nobody but the ministry may read it.
    """

    code = models.CharField(_("set"), max_length=20, choices=SetCode)
    year = models.SmallIntegerField(_("year"))
    version = models.SmallIntegerField(_("version"))
    lines = models.JSONField(_("rows"))
    counted = models.JSONField(_("counted"), default=dict)
    checksum = models.CharField(_("checksum"), max_length=64)
    as_of = models.DateTimeField(_("data as of"))
    definitions_version = models.CharField(_("version of the definitions"), max_length=20)
    published_at = models.DateTimeField(_("published"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("published by"),
    )  # fmt: skip
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = OpenDatasetQuerySet.as_manager()

    class Meta:
        verbose_name = _("open data set")
        verbose_name_plural = _("open data sets")
        ordering = ["code", "-year", "-version"]
        constraints = [
            models.CheckConstraint(condition=Q(code__in=SetCode.values), name="open_set_known"),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100), name="open_set_year"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="open_set_version"),
            models.CheckConstraint(
                condition=Q(published_by=None) | ~Q(reason=""), name="open_set_person_has_reason"
            ),
            models.UniqueConstraint(
                fields=["code", "year", "version"], name="one_open_set_a_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about.title}, {self.year}, v{self.version}"

    @property
    def about(self) -> OpenSet:
        return BY_CODE[SetCode(self.code)]

    @property
    def is_provisional(self) -> bool:
        """Published before the year was over: more people will come."""
        return self.as_of.year <= self.year

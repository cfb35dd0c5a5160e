"""Provinces, and the regencies and cities that nominate people."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, is_active
from regions.models.naming import OfficiallyNamed


class PlaceQuerySet(ScopedQuerySet):
    """The list of places is public; still nobody reads it without being somebody."""

    rows = dict.fromkeys(roles.EVERYBODY, everything)


class Province(models.Model):
    code = models.CharField(_("code"), max_length=2, primary_key=True)
    name = models.CharField(_("name"), max_length=60)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex="^[0-9]{2}$"), name="province_code_two_digits"
            ),
        ]

    def __str__(self):
        return self.name


class RegencyQuerySet(PlaceQuerySet):
    def current(self):
        """Without the codes that other codes have succeeded."""
        return self.filter(succeeded_by__isnull=True, valid_to__isnull=True)

    def in_province(self, code):
        return self.filter(province=code)

    def of_office(self, user):
        """Today's regencies for which the person's office acts: all, those of a province, one."""
        rows = self.current().order_by("code")
        if not is_active(user):
            return rows.none()
        if user.role in roles.MINISTRY:
            return rows
        if user.role == roles.Role.PROVINCE_OFFICER:
            return rows.in_province(user.scope_key)
        own = user.role == roles.Role.REGENCY_OFFICER
        return rows.filter(code=user.scope_key) if own else rows.none()


class Regency(OfficiallyNamed, models.Model):
    """A regency or city under its official code; a code that was succeeded stays as a row."""

    class Kind(models.TextChoices):
        REGENCY = "REGENCY", _("Regency")
        CITY = "CITY", _("City")

    code = models.CharField(_("code"), max_length=5, primary_key=True, db_collation="C")
    kind = models.CharField(_("kind"), max_length=7, choices=Kind)
    name = models.CharField(_("name"), max_length=60)
    province = models.ForeignKey(
        Province, models.PROTECT, related_name="regencies", verbose_name=_("province")
    )
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    utc_offset = models.SmallIntegerField(_("hours ahead of UTC"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    succeeded_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("succeeded by"),
    )

    objects = RegencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("regency or city")
        verbose_name_plural = _("regencies and cities")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9]{2}\.[0-9]{2}$"), name="regency_code_dotted"
            ),
            models.CheckConstraint(
                condition=Q(province=Left("code", 2)), name="regency_code_of_its_province"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["REGENCY", "CITY"]), name="regency_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(utc_offset__in=[7, 8, 9]), name="regency_utc_offset_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True, succeeded_by__isnull=True)
                | Q(valid_to__isnull=False, succeeded_by__isnull=False),
                name="regency_superseded_names_date_and_successor",
            ),
            models.CheckConstraint(
                condition=~Q(succeeded_by=F("code")), name="regency_not_its_own_successor"
            ),
        ]

    def __str__(self):
        return self.official_name

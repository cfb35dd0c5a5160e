from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from regions.models.place import Province, Regency


class AgencyQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in (*roles.MINISTRY, *roles.CENTER)},
        roles.Role.REGENCY_OFFICER: own("regency"),
        roles.Role.PROVINCE_OFFICER: lambda user: (
            Q(province=user.scope_key) | own_province("regency")(user)
        ),
    }

    def of_place(self, key: str) -> Self:
        """Of a regency "62.10" or a province "62"."""
        return self.filter(regency=key) if "." in key else self.filter(province=key)

    def with_officers(self) -> Self:
        """Add ``officers_now``: how many people may sign in for the agency."""
        active = Count("officers", filter=Q(officers__user__is_active=True))
        return self.annotate(officers_now=active)


class RegionalAgency(models.Model):
    """The office that refers people. Every region names it differently, so the name is free."""

    name = models.CharField(_("name"), max_length=150)
    regency = models.ForeignKey(
        Regency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agencies",
        verbose_name=_("regency or city"),
    )
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agencies",
        verbose_name=_("province"),
    )
    address = models.TextField(_("address"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    two_for_a_list = models.BooleanField(
        _("lists are confirmed by a second person"), default=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("regional agency")
        verbose_name_plural = _("regional agencies")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="agency_of_one_place",
                condition=Q(regency__isnull=False, province__isnull=True)
                | Q(regency__isnull=True, province__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> Regency | Province:
        return self.regency or self.province  # type: ignore[return-value]

    @property
    def scope_key(self) -> str:
        return str(self.regency_id or self.province_id)


class OfficerQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        roles.Role.REGENCY_OFFICER: own("agency__regency"),
        roles.Role.PROVINCE_OFFICER: lambda user: (
            Q(agency__province=user.scope_key) | own_province("agency__regency")(user)
        ),
    }


class Officer(models.Model):
    """Who works for an agency. ``services.appoint_officer`` keeps the user's scope in step."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="officer",
        verbose_name=_("user"),
    )
    agency = models.ForeignKey(
        RegionalAgency,
        models.PROTECT,
        related_name="officers",
        verbose_name=_("regional agency"),
    )
    title = models.CharField(_("position"), max_length=100, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    since = models.DateField(_("since"), auto_now_add=True)

    objects = OfficerQuerySet.as_manager()

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        ordering = ["agency", "user"]

    def __str__(self) -> str:
        return str(self.user)

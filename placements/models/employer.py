from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from placements.states import EmployerStatus
from regions.models import Regency

# KBLI 78: recruitment, supply of workers for a time or for good, human resources of others
INTERMEDIARY = "78"
WAITS_SINCE = Coalesce("appealed_at", "created_at")


class EmployerQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in (*roles.MINISTRY, *roles.OFFICERS, *roles.CENTER)},
        roles.Role.EMPLOYER: own("pk"),
    }

    def verified(self) -> Self:
        return self.filter(status=EmployerStatus.VERIFIED)

    def pending(self) -> Self:
        return self.filter(status=EmployerStatus.PENDING)

    def queue_first(self) -> Self:
        """Those who wait, the oldest first; then the others by name."""
        waits = Q(status=EmployerStatus.PENDING)
        order = Case(When(waits, then=Value(0)), default=Value(1))
        since = Case(When(waits, then=WAITS_SINCE))
        return self.order_by(order, since, "name", "pk")


class Employer(models.Model):
    """A firm that pays workers itself. Intermediaries are not admitted.

    ``kbli`` is its class in the register of businesses; on ``declared_on`` it said that it is the
    employer itself. ``stopped_because`` is what the ministry tells the firm of a denial or a
    suspension; on ``appealed_at`` a suspended firm asked to be verified again.
    """

    name = models.CharField(_("name"), max_length=150)
    registry_number = models.CharField(
        _("registry number (WLKP or NIB)"), max_length=30, unique=True
    )
    sector = models.CharField(_("sector"), max_length=100)
    kbli = models.CharField(
        _("class of business (KBLI)"), max_length=5, blank=True, db_default="", default=""
    )
    declared_on = models.DateField(_("declared to be the employer"), null=True, editable=False)
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="employers", verbose_name=_("regency or city")
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)
    status = models.CharField(
        _("status"),
        max_length=9,
        choices=EmployerStatus,
        default=EmployerStatus.PENDING,
        editable=False,
    )
    stopped_because = models.CharField(
        _("why it was denied or suspended"),
        max_length=500,
        blank=True,
        db_default="",
        default="",
        editable=False,
    )
    appealed_at = models.DateTimeField(_("asked to be verified again"), null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True, verbose_name=_("entered"))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = EmployerQuerySet.as_manager()

    STATUS_TONES = {"VERIFIED": "good", "PENDING": "warn", "DENIED": "bad", "SUSPENDED": "bad"}

    class Meta:
        verbose_name = _("employer")
        verbose_name_plural = _("employers")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=EmployerStatus.values), name="employer_status_known"
            ),
            models.CheckConstraint(
                condition=Q(kbli="") | Q(kbli__regex=r"^[0-9]{5}$"), name="employer_kbli_digits"
            ),
            models.CheckConstraint(
                condition=~Q(kbli__startswith=INTERMEDIARY), name="employer_no_intermediary"
            ),
            models.CheckConstraint(
                condition=~Q(status=EmployerStatus.VERIFIED)
                | (~Q(kbli="") & Q(declared_on__isnull=False)),
                name="employer_verified_has_declared",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_verified(self) -> bool:
        return self.status == EmployerStatus.VERIFIED

    @property
    def has_declared(self) -> bool:
        return self.declared_on is not None


def of_a_verified_firm(user: Any) -> Q:
    return Q(Exists(Employer.objects.verified().filter(pk=user.scope_key)))


class EmployerContactQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        roles.Role.EMPLOYER: own("employer"),
    }


class EmployerContact(models.Model):
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="employer_contact",
        verbose_name=_("account"),
    )
    employer = models.ForeignKey(
        Employer, models.PROTECT, related_name="contacts", verbose_name=_("employer")
    )
    title = models.CharField(_("position"), max_length=100, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)

    objects = EmployerContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("employer contact")
        verbose_name_plural = _("employer contacts")

    def __str__(self) -> str:
        return str(self.user)

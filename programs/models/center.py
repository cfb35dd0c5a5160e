from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from programs.class_papers import check_papers
from regions.models import Regency


class TrainingCenter(models.Model):
    """A place that trains. Its code stays when its name changes; the names are history."""

    class Owner(models.TextChoices):
        CENTRAL = "CENTRAL", _("Ministry (UPTP)")
        REGIONAL = "REGIONAL", _("Local government (UPTD)")
        COMMUNITY = "COMMUNITY", _("Community (BLK Komunitas)")
        PRIVATE = "PRIVATE", _("Private (LPKS)")

    code = models.SlugField(_("code"), max_length=40, primary_key=True)
    name = models.CharField(_("name"), max_length=150)
    owner_level = models.CharField(_("owner"), max_length=10, choices=Owner)
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="centers", verbose_name=_("regency or city")
    )
    supervisor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="supervised_centers",
        verbose_name=_("supervised by"),
    )
    address = models.TextField(_("address"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    closing_papers = models.JSONField(
        _("papers needed to close a class"),
        default=list,
        blank=True,
        validators=[check_papers],
        help_text=_("Beside what the portal makes itself, for example [“DECREE”, “MINUTES”]."),
    )

    class Meta:
        verbose_name = _("training center")
        verbose_name_plural = _("training centers")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CenterName(models.Model):
    """What a center was called, and when: letters and certificates keep the name of their day."""

    center = models.ForeignKey(
        TrainingCenter, models.CASCADE, related_name="names", verbose_name=_("training center")
    )
    name = models.CharField(_("name"), max_length=150)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("name of a center")
        verbose_name_plural = _("names of centers")
        ordering = ["center", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["center", "valid_from"], name="center_name_once_a_day"
            ),
            models.CheckConstraint(
                name="center_name_ends_after_start",
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gt=models.F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CenterStaffQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in roles.MINISTRY},
        **{role: own("center") for role in roles.CENTER},
    }


class CenterStaff(models.Model):
    """Who works at a center; the desk is the user's role."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="center_staff",
        verbose_name=_("account"),
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="staff", verbose_name=_("training center")
    )
    title = models.CharField(_("position"), max_length=100, blank=True)

    objects = CenterStaffQuerySet.as_manager()

    class Meta:
        verbose_name = _("center staff member")
        verbose_name_plural = _("center staff")

    def __str__(self) -> str:
        return str(self.user)

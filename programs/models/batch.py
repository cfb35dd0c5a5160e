from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from programs.models.center import TrainingCenter
from programs.models.funding_source import FundingSource
from programs.models.program import CLASS_SIZE, Program
from programs.states import STILL_TO_END, BatchStatus


class BatchQuerySet(ScopedQuerySet):
    """Batches are announced to everybody; a center works on its own."""

    rows = {
        **{role: everything for role in (*roles.MINISTRY, *roles.OFFICERS)},
        roles.Role.EMPLOYER: everything,
        **{role: own("center") for role in roles.CENTER},
    }

    def with_seats_left(self) -> "BatchQuerySet":
        return self.filter(taken__lt=F("capacity"))


class Batch(models.Model):
    """One class (paket) of a program: usually 16 people, from several regions.

    ``taken`` counts the seats held by enrollments that have not ended early; only a conditional
    update raises it, and the constraint stops whoever forgets that.
    """

    class Delivery(models.TextChoices):
        BOARDING = "BOARDING", _("Boarding")
        NON_BOARDING = "NON_BOARDING", _("Non-boarding")
        MOBILE = "MOBILE", _("Mobile training unit")
        ON_SITE = "ON_SITE", _("On site")

    code = models.SlugField(_("code"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=150)
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="batches", verbose_name=_("training center")
    )
    program = models.ForeignKey(
        Program, models.PROTECT, related_name="batches", verbose_name=_("program")
    )
    funding = models.ForeignKey(
        FundingSource, models.PROTECT, related_name="batches", verbose_name=_("funding source")
    )
    delivery = models.CharField(
        _("delivery"), max_length=12, choices=Delivery, default=Delivery.BOARDING
    )
    year = models.PositiveSmallIntegerField(_("year"))
    intake = models.PositiveSmallIntegerField(_("intake"), default=1)
    nominate_by = models.DateField(_("nominations until"))
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"))
    reregister_by = models.DateField(
        _("re-registration until"), null=True, blank=True, editable=False
    )
    capacity = models.PositiveSmallIntegerField(
        _("seats"), default=CLASS_SIZE, validators=[MinValueValidator(1)]
    )
    taken = models.PositiveSmallIntegerField(_("seats taken"), default=0, editable=False)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=BatchStatus,
        default=BatchStatus.PLANNED,
        editable=False,
    )
    decree_number = models.CharField(_("decree number"), max_length=80, blank=True)
    decree_on = models.DateField(_("decree date"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = BatchQuerySet.as_manager()

    STATUS_TONES = {
        "OPEN": "info",
        "RUNNING": "info",
        "CLOSED": "good",
        "POSTPONED": "warn",
        "CANCELLED": "bad",
    }

    class Meta:
        verbose_name = _("batch")
        verbose_name_plural = _("batches")
        ordering = ["-starts_on", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__gte=0) & Q(taken__lte=F("capacity")),
                name="batch_never_oversold",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")) & Q(nominate_by__lte=F("starts_on")),
                name="batch_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(reregister_by__isnull=True) | Q(reregister_by__lte=F("starts_on")),
                name="batch_reregisters_before_start",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BatchStatus.values), name="batch_status_known"
            ),
        ]
        indexes = [
            models.Index(fields=["center", "-starts_on"], name="batch_center_start"),
            models.Index(fields=["-starts_on", "code"], name="batch_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def seats_left(self) -> int:
        return self.capacity - self.taken

    @property
    def is_still_to_end(self) -> bool:
        """Planned or under way, and its last day has not passed."""
        return self.status in STILL_TO_END and self.ends_on >= timezone.localdate()

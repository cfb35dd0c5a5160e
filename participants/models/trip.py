from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import ScopedQuerySet
from participants.models.enrollment import Enrollment
from participants.rows import ROWS
from programs.models import Batch, TrainingCenter
from programs.models.agreement_cost import CostItem, Payer
from regions.models import Regency

JOURNEYS = (CostItem.TRAVEL_TO, CostItem.TRAVEL_BACK, CostItem.LOCAL_TRAVEL)

JOURNEY_CHOICES = [(item.value, item.label) for item in JOURNEYS]


class Means(models.TextChoices):
    BUS = "BUS", _("Bus")
    TRAIN = "TRAIN", _("Train")
    SHIP = "SHIP", _("Ship or ferry")
    PLANE = "PLANE", _("Plane")
    CAR = "CAR", _("Car of an office")
    OWN = "OWN", _("By own means")


class TripQuerySet(ScopedQuerySet):
    rows = ROWS


class Trip(models.Model):
    """How one person of a class travelled for one cost item of the agreement, for how much, and
    who paid. A journey that nobody has noted has no row; a cost that nobody knows is empty."""

    Means, Payer, ITEMS = Means, Payer, JOURNEY_CHOICES

    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, related_name="trips", verbose_name=_("enrollment")
    )
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="trips", verbose_name=_("batch"))
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    item = models.CharField(_("cost item"), max_length=12, choices=JOURNEY_CHOICES)
    means = models.CharField(_("means of travel"), max_length=5, choices=Means)
    on = models.DateField(_("day"), null=True, blank=True)
    cost = models.PositiveIntegerField(_("cost in rupiah"), null=True, blank=True)
    payer = models.CharField(_("paid by"), max_length=11, choices=Payer)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("entered by")
    )
    noted_at = models.DateTimeField(_("entered"))

    objects = TripQuerySet.as_manager()

    class Meta:
        verbose_name = _("journey")
        verbose_name_plural = _("journeys")
        ordering = ["batch", "item", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["enrollment", "item"], name="trip_once_an_item"),
            models.CheckConstraint(
                condition=Q(item__in=JOURNEYS)
                & Q(means__in=Means.values)
                & Q(payer__in=Payer.values),
                name="trip_item_means_and_payer_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_item_display()}: {self.get_means_display()}"

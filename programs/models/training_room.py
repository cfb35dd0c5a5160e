from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from programs.models.center import TrainingCenter


class TrainingRoomQuerySet(ScopedQuerySet):
    rows = {
        **{role: everything for role in (*roles.MINISTRY, *roles.OFFICERS)},
        **{role: own("center") for role in roles.CENTER},
    }


class TrainingRoom(models.Model):
    """A workshop or class room; one class a day is taught in it."""

    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="rooms", verbose_name=_("training center")
    )
    name = models.CharField(_("name"), max_length=80)
    seats = models.PositiveSmallIntegerField(_("places"))

    objects = TrainingRoomQuerySet.as_manager()

    class Meta:
        verbose_name = _("training room")
        verbose_name_plural = _("training rooms")
        ordering = ["center", "name"]
        constraints = [
            models.UniqueConstraint(fields=["center", "name"], name="training_room_named_once"),
            models.CheckConstraint(condition=Q(seats__gt=0), name="training_room_has_places"),
        ]

    def __str__(self) -> str:
        return self.name

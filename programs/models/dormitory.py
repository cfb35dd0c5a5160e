from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.models.center import TrainingCenter


class Sex(models.TextChoices):
    MALE = "MALE", _("Male")
    FEMALE = "FEMALE", _("Female")


class Dormitory(models.Model):
    center = models.ForeignKey(
        TrainingCenter,
        models.PROTECT,
        related_name="dormitories",
        verbose_name=_("training center"),
    )
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("dormitory")
        verbose_name_plural = _("dormitories")
        ordering = ["center", "name"]
        constraints = [
            models.UniqueConstraint(fields=["center", "name"], name="dormitory_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class Room(models.Model):
    dormitory = models.ForeignKey(
        Dormitory, models.PROTECT, related_name="rooms", verbose_name=_("dormitory")
    )
    name = models.CharField(_("room"), max_length=20)
    sex = models.CharField(_("for"), max_length=6, choices=Sex)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["dormitory", "name"]
        constraints = [models.UniqueConstraint(fields=["dormitory", "name"], name="room_once")]

    def __str__(self) -> str:
        return f"{self.dormitory} {self.name}"


class Bed(models.Model):
    """The unit that is booked. Center and sex stand on the row: stays refer to both."""

    room = models.ForeignKey(Room, models.PROTECT, related_name="beds", verbose_name=_("room"))
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="beds", verbose_name=_("training center")
    )
    sex = models.CharField(_("for"), max_length=6, choices=Sex)
    label = models.CharField(_("bed"), max_length=10)

    class Meta:
        verbose_name = _("bed")
        verbose_name_plural = _("beds")
        ordering = ["room", "label"]
        constraints = [
            models.UniqueConstraint(fields=["room", "label"], name="bed_once"),
            models.UniqueConstraint(fields=["id", "sex"], name="bed_with_sex"),
        ]
        indexes = [models.Index(fields=["center", "sex"], name="bed_center_sex")]

    def __str__(self) -> str:
        return f"{self.room} {self.label}"

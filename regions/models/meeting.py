from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from regions.models.place import Province
from regions.states import MeetingStatus


def own_province_of_a_regency(user: Any) -> Q:
    return Q(province=user.scope_key[:2])


class MeetingKind(models.TextChoices):
    RAKOR = "RAKOR", _("Coordination meeting (rakor)")
    FKLPI = "FKLPI", _("Forum with firms (FKLPI)")


class MeetingQuerySet(ScopedQuerySet):
    """Minutes hold no names of participants, so every center may read them."""

    rows = {
        **{role: everything for role in (*roles.MINISTRY, *roles.CENTER)},
        roles.Role.PROVINCE_OFFICER: own("province"),
        roles.Role.REGENCY_OFFICER: own_province_of_a_regency,
    }

    def planned(self) -> Self:
        return self.filter(status=MeetingStatus.PLANNED)

    def forums(self) -> Self:
        return self.filter(kind=MeetingKind.FKLPI)


class Meeting(models.Model):
    """A coordination meeting (rapat koordinasi) of a province: its agenda are the obstacles still
    open, its decisions are comments on them, or tasks, which are obstacles with a day.

    To a forum (FKLPI) firms are invited; ``center_id`` is the key of the center that called it.
    """

    Kind = MeetingKind

    kind = models.CharField(
        _("kind"), max_length=5, choices=Kind, default=Kind.RAKOR, db_default=Kind.RAKOR
    )
    center_id = models.CharField(
        _("training center"), max_length=40, blank=True, default="", db_default="", editable=False
    )

    province = models.ForeignKey(
        Province, models.PROTECT, related_name="meetings", verbose_name=_("province")
    )
    title = models.CharField(_("title"), max_length=100)
    held_on = models.DateField(_("day"))
    place = models.CharField(_("place or link"), max_length=200)
    status = models.CharField(
        _("status"),
        max_length=9,
        choices=MeetingStatus,
        default=MeetingStatus.PLANNED,
        editable=False,
    )
    minutes = models.TextField(_("minutes"), max_length=10_000, blank=True, editable=False)
    attendance = models.TextField(_("who was there"), max_length=5_000, blank=True, editable=False)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("called by"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MeetingQuerySet.as_manager()

    STATUS_TONES = {"PLANNED": "info", "HELD": "good", "CANCELLED": "bad"}

    class Meta:
        verbose_name = _("coordination meeting")
        verbose_name_plural = _("coordination meetings")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=MeetingStatus.values), name="meeting_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=MeetingStatus.HELD) | ~Q(minutes="") & ~Q(attendance=""),
                name="meeting_held_has_minutes",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=MeetingKind.values), name="meeting_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(center_id="") | Q(kind=MeetingKind.FKLPI),
                name="meeting_of_center_is_forum",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def regency_id(self) -> str:
        """The scope that its history carries: of the province, and of none of its regencies."""
        return f"{self.province_id}."

    @property
    def is_forum(self) -> bool:
        return self.kind == MeetingKind.FKLPI

    @property
    def has_begun(self) -> bool:
        """Its day has come, and it was not cancelled."""
        is_cancelled = self.status == MeetingStatus.CANCELLED
        return not is_cancelled and self.held_on <= timezone.localdate()

    @property
    def subject(self) -> str:
        """How its tasks name it."""
        return f"meeting:{self.pk}"

    @property
    def attended(self) -> list[str]:
        return [line.strip() for line in self.attendance.splitlines() if line.strip()]

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from placements.models.employer import Employer
from programs.models import TrainingCenter
from regions.models import Meeting
from regions.states import MeetingStatus

# of a meeting a firm reads when, where and by whom it is held, not what was said there
UNTOLD = ("meeting__minutes", "meeting__attendance", "meeting__called_by", "meeting__version")


def name_of_center(path: str) -> Subquery:
    """``path`` leads to the key of the center that called a forum, if one did."""
    return Subquery(TrainingCenter.objects.filter(pk=OuterRef(path)).values("name"))


class Attended(models.TextChoices):
    UNKNOWN = "UNKNOWN", _("not yet known")
    YES = "YES", _("Came")
    NO = "NO", _("Did not come")


def own_province_of_a_regency(user: Any) -> Q:
    return Q(meeting__province=user.scope_key[:2])


class ForumGuestQuerySet(ScopedQuerySet):
    """Whoever reads the meeting reads whom it has invited; a firm reads that it is invited."""

    rows = {
        **{role: everything for role in (*roles.MINISTRY, *roles.CENTER)},
        roles.Role.PROVINCE_OFFICER: own("meeting__province"),
        roles.Role.REGENCY_OFFICER: own_province_of_a_regency,
        roles.Role.EMPLOYER: own("employer"),
    }

    def to_come(self) -> Self:
        """Forums that are still to be held, from today on."""
        planned = Q(meeting__status=MeetingStatus.PLANNED)
        return self.filter(planned, meeting__held_on__gte=timezone.localdate())

    def as_listed(self) -> Self:
        """With the firm, what a firm may read of the meeting, and the center that called it."""
        rows = self.select_related("employer", "meeting__province").defer(*UNTOLD)
        return rows.annotate(center_name=name_of_center("meeting__center_id"))


class ForumGuest(models.Model):
    """A verified firm that is invited to a forum (FKLPI), and whether it came."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="guests", verbose_name=_("meeting")
    )
    employer = models.ForeignKey(
        Employer, models.PROTECT, related_name="invitations", verbose_name=_("employer")
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("invited by"),
    )
    invited_at = models.DateTimeField(_("invited"), auto_now_add=True)
    came = models.CharField(
        _("attendance"), max_length=7, choices=Attended, default=Attended.UNKNOWN, editable=False
    )

    objects = ForumGuestQuerySet.as_manager()

    class Meta:
        verbose_name = _("firm invited")
        verbose_name_plural = _("firms invited")
        ordering = ["employer__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "employer"], name="guest_once_a_forum"),
            models.CheckConstraint(
                condition=Q(came__in=Attended.values), name="guest_attendance_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employer}: {self.meeting}"

    @property
    def regency_id(self) -> str:
        """The scope that its history carries is that of the meeting, and of the firm."""
        return self.meeting.regency_id

    @property
    def center_id(self) -> str:
        return self.meeting.center_id

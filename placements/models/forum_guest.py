from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from placements.models.employer import Employer
from placements.states import ON_THE_LIST, GuestStatus
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

    def on_the_list(self) -> Self:
        """Without those whose invitation was taken back."""
        return self.filter(status__in=ON_THE_LIST)

    def unanswered(self) -> Self:
        return self.filter(status=GuestStatus.INVITED)

    def to_come(self) -> Self:
        """Forums that are still to be held, from today on."""
        planned = Q(meeting__status=MeetingStatus.PLANNED)
        return self.filter(planned, meeting__held_on__gte=timezone.localdate())

    def as_listed(self) -> Self:
        """With the firm, what a firm may read of the meeting, and the center that called it."""
        rows = self.select_related("employer", "meeting__province").defer(*UNTOLD)
        return rows.annotate(center_name=name_of_center("meeting__center_id"))


class ForumGuest(models.Model):
    """A verified firm invited to a forum (FKLPI): whether it will come, and whether it came.

    A firm may not write ``withdrawn_because``, nor an office ``answered_at``, so neither can move
    an invitation as the other does. One that was taken back stays, and a new one may follow.
    """

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
    status = models.CharField(
        _("answer"), max_length=9, choices=GuestStatus, default=GuestStatus.INVITED,
        db_default=GuestStatus.INVITED, editable=False,
    )  # fmt: skip
    word = models.CharField(_("word of the firm"), max_length=300, blank=True, db_default="")
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    withdrawn_because = models.CharField(
        _("why it was taken back"), max_length=500, blank=True, db_default="", editable=False
    )
    came = models.CharField(
        _("attendance"), max_length=7, choices=Attended, default=Attended.UNKNOWN, editable=False
    )

    objects = ForumGuestQuerySet.as_manager()

    STATUS_TONES = {"INVITED": "warn", "COMES": "good", "ABSENT": "bad", "WITHDRAWN": "neutral"}

    class Meta:
        verbose_name = _("firm invited")
        verbose_name_plural = _("firms invited")
        ordering = ["employer__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "employer"],
                name="guest_once_a_forum",
                condition=Q(status__in=ON_THE_LIST),
            ),
            models.CheckConstraint(
                condition=Q(status__in=GuestStatus.values), name="guest_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[GuestStatus.COMES, GuestStatus.ABSENT])
                | Q(answered_at__isnull=False),
                name="guest_answered_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status=GuestStatus.WITHDRAWN)
                | ~Q(withdrawn_because="") & Q(came=Attended.UNKNOWN),
                name="guest_withdrawn_with_reason_and_unseen",
            ),
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

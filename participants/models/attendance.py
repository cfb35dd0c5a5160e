from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own
from participants.models.enrollment import Enrollment
from participants.rows import ROWS
from programs.models import Batch, CenterStaff, TrainingCenter, TrainingRoom
from programs.models.program import LESSON_HOURS_A_DAY
from regions.models import Regency


class TrainingDayQuerySet(ScopedQuerySet):
    """The timetable is announced like the class itself."""

    rows = {
        **{role: everything for role in (*roles.MINISTRY, *roles.OFFICERS)},
        **{role: own("center") for role in roles.CENTER},
    }

    def taken(self) -> "TrainingDayQuerySet":
        return self.filter(taken_at__isnull=False)


class TrainingDay(models.Model):
    """A day on which a class is taught, with its lesson hours (45 minutes, at most 10 a day).

    ``taken_at`` is when its roll was complete: from then on everybody of the class is known to
    have been there or not.
    """

    batch = models.ForeignKey(
        Batch, models.PROTECT, related_name="training_days", verbose_name=_("batch")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    day = models.DateField(_("day"))
    hours = models.PositiveSmallIntegerField(_("lesson hours"))
    room = models.ForeignKey(
        TrainingRoom, models.PROTECT, null=True, related_name="+", verbose_name=_("room")
    )
    instructor = models.ForeignKey(
        CenterStaff, models.PROTECT, null=True, related_name="+", verbose_name=_("instructor")
    )
    taken_at = models.DateTimeField(_("roll taken"), null=True)

    objects = TrainingDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("training day")
        verbose_name_plural = _("training days")
        ordering = ["batch_id", "day"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "day"], name="training_day_once"),
            models.UniqueConstraint(fields=["room", "day"], name="room_taught_in_once_a_day"),
            models.UniqueConstraint(
                fields=["instructor", "day"], name="instructor_teaches_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(hours__range=(1, LESSON_HOURS_A_DAY)),
                name="training_day_of_ten_hours_at_most",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch}, {self.day}"


class AttendanceQuerySet(ScopedQuerySet):
    rows = ROWS


class Attendance(models.Model):
    """Whether one person was there on one day, and for how many lesson hours.

    Who was absent has none, whatever the reason; who came late or left early has fewer than the
    day. Silence is no absence: before the roll is taken there is no row.
    """

    class Mark(models.TextChoices):
        PRESENT = "PRESENT", _("Present")
        EXCUSED = "EXCUSED", _("Excused")
        SICK = "SICK", _("Sick")
        ABSENT = "ABSENT", _("Absent without word")

    day = models.ForeignKey(
        TrainingDay, models.PROTECT, related_name="marks", verbose_name=_("training day")
    )
    enrollment = models.ForeignKey(
        Enrollment, models.PROTECT, related_name="attendance", verbose_name=_("enrollment")
    )
    center = models.ForeignKey(
        TrainingCenter, models.PROTECT, related_name="+", verbose_name=_("training center")
    )
    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="+", verbose_name=_("regency or city")
    )
    mark = models.CharField(_("attendance"), max_length=7, choices=Mark)
    hours = models.PositiveSmallIntegerField(_("lesson hours attended"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("entered by"),
    )
    noted_at = models.DateTimeField(_("entered"), auto_now=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        ordering = ["day_id", "enrollment_id"]
        constraints = [
            models.UniqueConstraint(fields=["day", "enrollment"], name="attendance_once_a_day"),
            models.CheckConstraint(
                condition=Q(mark="PRESENT", hours__range=(1, LESSON_HOURS_A_DAY))
                | Q(mark__in=("EXCUSED", "SICK", "ABSENT"), hours=0),
                name="attendance_has_its_hours",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day_id}: {self.get_mark_display()}"

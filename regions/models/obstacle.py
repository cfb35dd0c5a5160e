from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import roles
from blkportal.core.visibility import ScopedQuerySet, everything, own, own_province
from regions.models.place import Regency
from regions.states import UNDER_WAY, ObstacleStatus


class Category(models.TextChoices):
    QUOTA = "QUOTA", _("Quota and agreement")
    SELECTION = "SELECTION", _("Nomination and selection")
    TRANSPORT = "TRANSPORT", _("Journey and arrival")
    DORMITORY = "DORMITORY", _("Dormitory")
    TRAINING = "TRAINING", _("Training")
    CERTIFICATE = "CERTIFICATE", _("Assessment and certificate")
    PLACEMENT = "PLACEMENT", _("Placement")
    DATA = "DATA", _("Data and this portal")
    OTHER = "OTHER", _("Something else")


class Level(models.TextChoices):
    """Who has to act now; a late obstacle climbs to the next."""

    REGENCY = "REGENCY", _("Regency or city")
    PROVINCE = "PROVINCE", _("Province")
    MINISTRY = "MINISTRY", _("Ministry")


ROWS = {
    **{role: everything for role in roles.MINISTRY},
    **{role: own("center_id") for role in roles.CENTER},
    roles.Role.REGENCY_OFFICER: own("regency"),
    roles.Role.PROVINCE_OFFICER: own_province("regency"),
}


class ObstacleQuerySet(ScopedQuerySet):
    rows = ROWS

    def under_way(self) -> Self:
        return self.filter(status__in=UNDER_WAY)

    def late(self, day: date | None = None) -> Self:
        return self.under_way().filter(due_on__lt=day or timezone.localdate())


class Obstacle(models.Model):
    """What keeps people of a region from training, certificate or work; with an owner and a day.

    ``subject`` ("batch:12") names what it blocks, ``subject_label`` tells it in words without
    anybody's name. ``center_id`` is the key of the center that has a part in it, if any.
    """

    Category, Level = Category, Level

    regency = models.ForeignKey(
        Regency, models.PROTECT, related_name="obstacles", verbose_name=_("region")
    )
    center_id = models.CharField(_("training center"), max_length=40, blank=True, editable=False)
    category = models.CharField(_("about"), max_length=11, choices=Category)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    title = models.CharField(_("in short"), max_length=100)
    text = models.TextField(_("what happens"))
    subject = models.CharField(max_length=40, blank=True, editable=False)
    subject_label = models.CharField(_("blocks"), max_length=150, blank=True)
    level = models.CharField(_("who acts"), max_length=8, choices=Level, default=Level.REGENCY)
    status = models.CharField(
        _("status"), max_length=12, choices=ObstacleStatus, default=ObstacleStatus.OPEN
    )
    due_on = models.DateField(_("due"))
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("raised by")
    )
    raised_at = models.DateTimeField(auto_now_add=True, verbose_name=_("raised"))
    closed_on = models.DateField(_("closed"), null=True)
    answer = models.TextField(_("how it ended"), blank=True)
    helped = models.PositiveIntegerField(_("people helped"), null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    objects = ObstacleQuerySet.as_manager()

    STATUS_TONES = {"OPEN": "warn", "TAKEN_UP": "info", "SOLVED": "good",
                    "NOT_SOLVABLE": "bad", "MERGED": "neutral"}  # fmt: skip

    class Meta:
        verbose_name = _("obstacle")
        verbose_name_plural = _("obstacles")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=ObstacleStatus.values), name="obstacle_status_known"
            ),
            models.CheckConstraint(
                condition=(Q(status__in=UNDER_WAY) & Q(closed_on=None))
                | (~Q(status__in=UNDER_WAY) & Q(closed_on__isnull=False)),
                name="obstacle_closed_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["SOLVED", "NOT_SOLVABLE"]) | ~Q(answer=""),
                name="obstacle_ended_has_an_answer",
            ),
            models.CheckConstraint(
                condition=(Q(status="MERGED") & Q(merged_into__isnull=False))
                | (~Q(status="MERGED") & Q(merged_into=None)),
                name="obstacle_merged_names_the_other",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("pk")), name="obstacle_merged_with_another"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(status__in=UNDER_WAY), name="obstacle_under_way"
            ),
            models.Index(fields=["regency", "due_on"], name="obstacle_of_regency"),
            models.Index(fields=["center_id", "due_on"], name="obstacle_of_center"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_late(self) -> bool:
        return self.status in UNDER_WAY and self.due_on < timezone.localdate()


class ObstacleCommentQuerySet(ScopedQuerySet):
    rows = ROWS | {
        roles.Role.REGENCY_OFFICER: own("regency_id"),
        roles.Role.PROVINCE_OFFICER: own_province("regency_id"),
    }


class ObstacleComment(models.Model):
    """What somebody adds; read by everybody who sees the obstacle."""

    obstacle = models.ForeignKey(
        Obstacle, models.PROTECT, related_name="comments", verbose_name=_("obstacle")
    )
    regency_id = models.CharField(max_length=5, db_collation="C", editable=False)
    center_id = models.CharField(max_length=40, blank=True, editable=False)
    text = models.TextField(_("comment"))
    meeting = models.ForeignKey(
        "regions.Meeting",
        models.PROTECT,
        null=True,
        related_name="decisions",
        verbose_name=_("decided at"),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    by_name = models.CharField(_("by whom"), max_length=150)
    at = models.DateTimeField(auto_now_add=True, verbose_name=_("when"))

    objects = ObstacleCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something")
        ]

    def __str__(self) -> str:
        return self.text[:50]


class LessonQuerySet(ScopedQuerySet):
    rows = {role: everything for role in ROWS}


class Lesson(models.Model):
    """How an obstacle was solved, told without names, for every region and center to find."""

    obstacle = models.OneToOneField(
        Obstacle, models.PROTECT, related_name="lesson", verbose_name=_("obstacle")
    )
    category = models.CharField(_("about"), max_length=11, choices=Category)
    problem = models.TextField(_("what stood in the way"))
    solution = models.TextField(_("what helped"))
    helped = models.PositiveIntegerField(_("people helped"), null=True)
    learned_on = models.DateField(_("since"))

    objects = LessonQuerySet.as_manager()

    class Meta:
        verbose_name = _("solution that helped")
        verbose_name_plural = _("solutions that helped")
        ordering = ["-learned_on", "-pk"]
        indexes = [
            GinIndex(fields=["problem"], opclasses=["gin_trgm_ops"], name="lesson_problem_words")
        ]

    def __str__(self) -> str:
        return self.problem[:80]

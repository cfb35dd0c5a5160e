from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from blkportal.core.visibility import ScopedQuerySet, is_active

MOST_ATTEMPTS = 3


class JobState(models.TextChoices):
    QUEUED = "QUEUED", _("Waiting its turn")
    RUNNING = "RUNNING", _("In progress")
    DONE = "DONE", _("Done")
    FAILED = "FAILED", _("Failed")
    QUARANTINED = "QUARANTINED", _("Stopped after three crashes")
    CANCELLED = "CANCELLED", _("Cancelled")


ENDED = {JobState.DONE, JobState.FAILED, JobState.QUARANTINED, JobState.CANCELLED}


class JobQuerySet(ScopedQuerySet):
    def visible_to(self, user: Any) -> "JobQuerySet":
        """Work belongs to whoever asked for it; the ministry sees all."""
        if not is_active(user):
            return self.none()
        return self if user.is_ministry else self.filter(requested_by=user)


class Job(models.Model):
    """Background work as a row: the queue may be emptied at any time, this table is the truth."""

    kind = models.CharField(_("kind of work"), max_length=60)
    key = models.CharField(max_length=150, unique=True)
    params = models.JSONField(default=dict)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("asked for by"),
        null=True,
        related_name="jobs",
    )
    status = models.CharField(
        _("status"), max_length=12, choices=JobState, default=JobState.QUEUED
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    done = models.PositiveIntegerField(_("steps done"), default=0)
    total = models.PositiveIntegerField(_("steps in all"), default=0)
    result = models.JSONField(_("result"), default=dict)
    error = models.TextField(_("error"), blank=True)
    # where the person goes on when it is done
    page = models.CharField(_("page"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    published_at = models.DateTimeField(_("queued at"), null=True)
    started_at = models.DateTimeField(_("started at"), null=True)
    heartbeat_at = models.DateTimeField(_("last sign of life"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    objects = JobQuerySet.as_manager()

    STATUS_TONES = {"DONE": "good", "FAILED": "bad", "QUARANTINED": "bad", "RUNNING": "info"}

    class Meta:
        verbose_name = _("piece of background work")
        verbose_name_plural = _("pieces of background work")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "heartbeat_at"], name="job_status")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=JobState.values), name="job_status_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED

"""Background work that survives a crash at any moment.

A request writes a Job row; the row is published after commit and republished by the sweeper when
the message was lost. A worker claims it (which counts the attempt *before* the work), acts in the
requester's scope as it is now, and ends it in the same transaction as its effects.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from celery import current_app
from django.db import DatabaseError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from blkportal.core.models.job import ENDED, MOST_ATTEMPTS, Job, JobState
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_as, acting_in

log = logging.getLogger(__name__)
Work = Callable[["Progress"], dict[str, Any]]
KINDS: dict[str, Work] = {}
LOST_AFTER = timedelta(seconds=60)
UNPUBLISHED_AFTER = timedelta(seconds=15)
# how long work waits after a try that came to nothing; after the third it is given up
PAUSES = {1: timedelta(minutes=1), 2: timedelta(minutes=15)}


class Cancelled(Exception):
    """The requester stopped the work; everything it wrote is undone."""


class TryLater(Exception):
    """Somebody else's machine does not answer now; its message says what the person may read."""


class Progress:
    """What the work reports while it runs. Seen at once, through a connection of its own."""

    def __init__(self, job: Job) -> None:
        self.job, self.params, self.user = job, job.params, job.requested_by

    def report(self, done: int, total: int) -> None:
        rows = _still_mine(Job.objects.using("side"), self.job)
        if not rows.update(done=done, total=total, heartbeat_at=timezone.now()):
            raise Cancelled


def job_kind(kind: str) -> Callable[[Work], Work]:
    """Register the function that does the work of ``kind``; it returns the job's result."""

    def register(work: Work) -> Work:
        KINDS[kind] = work
        return work

    return register


def start_job(
    kind: str, *, by: Any, key: str, params: dict[str, Any] | None = None, page: str = ""
) -> Job:
    """Queue the work once per key: asking again for the same returns the job that exists."""
    job, is_new = Job.objects.get_or_create(
        key=key, defaults={"kind": kind, "requested_by": by, "params": params or {}, "page": page}
    )
    if is_new:
        transaction.on_commit(lambda: publish_job(job.pk))
    return job


def publish_job(job_id: int) -> None:
    """Tell a worker. A broker that is away costs nothing: the sweeper tells again."""
    try:
        current_app.send_task("core.run_job", [job_id])
    except (OperationalError, OSError) as error:
        log.warning("job %s waits for the sweeper: %s", job_id, error)
        return
    Job.objects.using("side").filter(pk=job_id).update(published_at=timezone.now())


def cancel_job(job: Job, *, by: Any) -> None:
    open_rows = Job.objects.filter(pk=job.pk).exclude(status__in=ENDED)
    if not open_rows.update(status=JobState.CANCELLED, ended_at=timezone.now()):
        raise Refusal(_("This work has already ended."), code="job_ended")


@transaction.atomic
def release_job(job: Job, *, by: Any) -> None:
    """Give quarantined work three more tries, once somebody has looked at why it crashed."""
    rows = Job.objects.filter(pk=job.pk, status=JobState.QUARANTINED)
    changes = {"status": JobState.QUEUED, "attempts": 0, "ended_at": None, "published_at": None}
    if not rows.update(**changes, error=""):
        raise Refusal(_("Only quarantined work can be released."), code="job_not_quarantined")
    transaction.on_commit(lambda: publish_job(job.pk))


def run_job(job_id: int) -> None:
    job = _claim(job_id)
    if job is None:
        return
    if job.requested_by and not job.requested_by.is_active:
        _end(job, JobState.FAILED, _("The account that asked for this may no longer sign in."))
        return
    scope = acting_as(job.requested_by) if job.requested_by_id else acting_in(SYSTEM)
    try:
        with scope:
            result = KINDS[job.kind](Progress(job))
            ended = _still_mine(Job.objects.all(), job).update(
                status=JobState.DONE, result=result, ended_at=timezone.now(), done=F("total")
            )
            if not ended:
                raise Cancelled
    except Cancelled:
        log.info("job %s was cancelled", job.pk)
    except Refusal as refusal:
        _end(job, JobState.FAILED, str(refusal.text))
    except (TryLater, DatabaseError) as error:
        log.warning("job %s waits: %r", job.pk, error)
        _wait(job, error)
    except Exception:
        log.exception("job %s failed", job.pk)
        _end(job, JobState.FAILED, _("Something went wrong on our side; it has been noted."))


def sweep_jobs() -> int:
    """Republish what was lost and quarantine what has crashed three workers. Returns how many."""
    now = timezone.now()
    open_jobs = Job.objects.exclude(status__in=ENDED)
    open_jobs.filter(
        status=JobState.RUNNING, heartbeat_at__lt=now - LOST_AFTER, attempts__gte=MOST_ATTEMPTS
    ).update(
        status=JobState.QUARANTINED,
        ended_at=now,
        error=_("The work stopped its worker three times and is not tried again."),
    )
    lost = open_jobs.filter(status=JobState.RUNNING, heartbeat_at__lt=now - LOST_AFTER)
    lost.update(status=JobState.QUEUED, published_at=None)
    stale = Q(published_at=None) | Q(published_at__lt=now - LOST_AFTER)
    rested = Q(attempts=0) | Q(heartbeat_at=None)
    for attempts, pause in PAUSES.items():
        rested |= Q(attempts=attempts, heartbeat_at__lt=now - pause)
    waiting = open_jobs.filter(
        stale, rested, status=JobState.QUEUED, created_at__lt=now - UNPUBLISHED_AFTER
    )
    ids = list(waiting.values_list("pk", flat=True)[:1000])
    for job_id in ids:
        publish_job(job_id)
    return len(ids)


def _claim(job_id: int) -> Job | None:
    """Take the job if it waits; the attempt is counted and seen before any work starts."""
    now = timezone.now()
    jobs = Job.objects.filter(pk=job_id, status=JobState.QUEUED)
    jobs.filter(attempts__gte=MOST_ATTEMPTS).update(status=JobState.QUARANTINED, ended_at=now)
    if not jobs.update(
        status=JobState.RUNNING, attempts=F("attempts") + 1, started_at=now, heartbeat_at=now
    ):
        return None
    return Job.objects.select_related("requested_by").get(pk=job_id)


def _wait(job: Job, error: Exception) -> None:
    """The sweeper tries again after a pause, and the third time is the last."""
    is_last = job.attempts >= MOST_ATTEMPTS
    ours = _("The database did not take this three times; it has been noted.")
    text = str(error) if isinstance(error, TryLater) else ours
    _end(job, JobState.QUARANTINED if is_last else JobState.QUEUED, text if is_last else "")


def _end(job: Job, status: JobState, error: str) -> None:
    ended = None if status == JobState.QUEUED else timezone.now()
    _still_mine(Job.objects.all(), job).update(
        status=status, error=error, ended_at=ended, published_at=None
    )


def _still_mine(jobs: QuerySet[Job], job: Job) -> QuerySet[Job]:
    """The row, unless it was cancelled or given to another worker as a later attempt."""
    return jobs.filter(pk=job.pk, status=JobState.RUNNING, attempts=job.attempts)

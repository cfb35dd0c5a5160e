"""A workbook with changed numbers of a proposal: kept sealed until a job has read it.

What cannot be kept comes back as a workbook of its own, which takes the place of the one that was
sent; nothing of either stays longer than a month.
"""

from datetime import timedelta
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from blkportal.core.jobs import start_job
from blkportal.core.models import Job
from blkportal.core.models.job import JobState
from blkportal.core.sheets.intake import guarded
from blkportal.core.uploads.sealed import forget, keep_sealed, read_sealed
from reports.services.quota_lines import Change, change_lines, is_said, whole_of
from reports.services.quota_proposal import Line

READ = "read_lines"
FOLDER = "proposals"
KEPT = timedelta(days=30)


@transaction.atomic
def upload_lines(job: Job, file: IO[bytes], name: str, *, by: User) -> Job:
    """Sent twice it is read twice, and the second time changes nothing."""
    content = guarded(file, name)
    forget_lists(Job.objects.filter(ended_at__lt=timezone.now() - KEPT))
    params = {
        "proposal": job.pk,
        "file": keep_sealed(FOLDER, content),
        "name": Path(name).name[-150:],
    }
    reading = start_job(READ, by=by, key=f"{READ}:{uuid4().hex}", params=params)
    reading.page = f"{reverse('reports:upload_lines', args=[job.pk])}?list={reading.pk}"
    reading.save(update_fields=["page"])
    return reading


def lists_of(job: Job, user: Any) -> Any:
    """Workbooks that were sent for this proposal and have been read."""
    rows = Job.objects.visible_to(user).filter(kind=READ, status=JobState.DONE)
    return rows.filter(params__proposal=job.pk)


def content_of(reading: Job) -> bytes:
    return read_sealed(reading.params["file"])


def lines_by_need(job: Job) -> dict[int, Line]:
    return {line.wish.need.pk: line for line in whole_of(job).lines}


@transaction.atomic
def keep_list(
    reading: Job, job: Job, lines: dict[int, Line], told: list[Change], *, by: User
) -> int:
    """All of it or nothing; returns how many numbers were new."""
    fresh = [change for change in told if not is_said(lines[change.need], change)]
    changed = change_lines(job, fresh, by=by)
    forget_lists(Job.objects.filter(pk=reading.pk))
    return changed


@transaction.atomic
def give_back(reading: Job, marked: bytes) -> None:
    """In place of what was sent: the rows to mend, with the remarks."""
    forget([reading.params["file"]])
    reading.params = reading.params | {"file": keep_sealed(FOLDER, marked)}
    reading.save(update_fields=["params"])


def forget_lists(jobs: Any) -> None:
    for reading in jobs.filter(kind=READ, params__has_key="file"):
        forget([reading.params["file"]])
        reading.params = {k: v for k, v in reading.params.items() if k != "file"}
        reading.save(update_fields=["params"])

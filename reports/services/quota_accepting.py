"""A whole proposal accepted: every need gets its seats, a quota where an agreement allows."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.access import may_do
from blkportal.core.jobs import start_job
from blkportal.core.models import Job
from blkportal.core.models.job import ENDED, JobState
from blkportal.core.refusals import Refusal
from reports.services.quota_lines import hold, whole_of, write_lines
from reports.services.quota_scenario import scenarios_of

ACCEPT = "accept_proposal"


def request_acceptance(job: Job, *, by: Any) -> Job:
    """``job`` reckoned the proposal. Accepted twice, it is one piece of work; accepted after the
    work was stopped, it is a new one."""
    key = f"{ACCEPT}:{job.pk}"
    stopped = Job.objects.filter(key__startswith=f"{key}:", status__in=ENDED - {JobState.DONE})
    page = reverse("reports:show_proposal", args=[job.pk])
    params = {"proposal": job.pk}
    return start_job(ACCEPT, by=by, key=f"{key}:{stopped.count()}", params=params, page=page)


def acceptance_of(job: Job) -> Job | None:
    """The work that accepted, or accepts, the proposal."""
    rows = Job.objects.filter(key__startswith=f"{ACCEPT}:{job.pk}:")
    return rows.exclude(status__in=ENDED - {JobState.DONE}).first()


@transaction.atomic
def accept_proposal(
    params: dict[str, Any], *, by: User, report_progress: Callable[[int, int], None]
) -> dict[str, int]:
    """All or nothing, with the rights that ``by`` has now, and over the needs that were read."""
    if not may_do(by, "reports.accept_proposal"):
        raise Refusal(_("Your account may no longer plan seats."), code="may_not_accept")
    job = scenarios_of(by).get(pk=params["proposal"])
    hold(job)
    proposal = whole_of(job)
    lines = proposal.waiting

    def told(done: int) -> None:
        report_progress(done, len(lines))

    return write_lines(job, proposal, lines, by=by, told=told)

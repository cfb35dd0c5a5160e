"""An accepted proposal: every need gets its seats, and its quota where an agreement allows."""

from collections.abc import Callable
from math import ceil
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
from programs.models import Agreement, Quota, TrainingNeed
from programs.services import grant_quota, plan_need
from programs.states import AgreementStatus
from reports.services.quota_arithmetic import arithmetic
from reports.services.quota_proposal import Line, Proposal
from reports.services.quota_scenario import read_scenario, scenarios_of
from reports.services.quota_wishes import Limits

ACCEPT = "accept_proposal"
NOMINEES_A_SEAT = 1.5
EVERY = 20


def request_acceptance(job: Job, *, by: Any) -> Job:
    """``job`` reckoned the proposal. Accepted twice, it is one piece of work; accepted after the
    work was stopped, it is a new one."""
    key = f"{ACCEPT}:{job.pk}"
    stopped = Job.objects.filter(key__startswith=f"{key}:", status__in=ENDED - {JobState.DONE})
    page = f"{reverse('programs:list_needs')}?year={job.params['year']}&status=PLANNED"
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
    proposal = read_scenario(scenarios_of(by).get(pk=params["proposal"])).proposal
    if proposal is None:
        raise Refusal(
            _("The needs have changed since this proposal was made. Ask for a new one."),
            code="proposal_changed",
        )
    return _write(proposal, by, report_progress)


def _write(
    proposal: Proposal, by: User, report_progress: Callable[[int, int], None]
) -> dict[str, int]:
    lines = [line for line in proposal.lines if line.seats]
    agreements = _agreements(proposal.limits)
    granted = 0
    for done, line in enumerate(lines):
        if done % EVERY == 0:
            report_progress(done, len(lines))
        need = plan_need(line.wish.need, seats=line.seats, answer=arithmetic(line), by=by)
        granted += _granted(need, line, agreements.get(need.regency_id), by)
    return {"planned": len(lines), "granted": granted}


def _granted(need: TrainingNeed, line: Line, agreement: Agreement | None, by: User) -> bool:
    """Without an agreement, or with a quota for the program already, the need waits for a hand."""
    if agreement is None:
        return False
    same = Quota.objects.filter(agreement=agreement, year=need.year, program=need.program_id)
    if same.exists():
        return False
    grant_quota(
        agreement,
        program=line.wish.program,
        year=need.year,
        seats=line.seats,
        nominees=ceil(line.seats * NOMINEES_A_SEAT),
        note=need.occupation,
        need=need,
        by=by,
    )
    return True


def _agreements(limits: Limits) -> dict[str, Agreement]:
    """By region, the one with the center that lasts longest and is in force in the year."""
    rows = Agreement.objects.filter(
        center=limits.center,
        status=AgreementStatus.ACTIVE,
        starts_on__year__lte=limits.year,
        ends_on__year__gte=limits.year,
    )
    return {agreement.regency_id: agreement for agreement in rows.order_by("ends_on", "pk")}

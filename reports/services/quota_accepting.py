"""An accepted proposal: every need gets its seats, and its quota where an agreement allows."""

from collections.abc import Callable
from dataclasses import asdict
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
from programs.models import Agreement, Quota, TrainingCenter, TrainingNeed
from programs.services import grant_quota, plan_need
from programs.states import AgreementStatus
from reports.services.quota_arithmetic import arithmetic
from reports.services.quota_proposal import Line, Proposal, propose
from reports.services.quota_wishes import Limits

ACCEPT = "accept_proposal"
NOMINEES_A_SEAT = 1.5
EVERY = 20


def request_acceptance(limits: Limits, *, mark: str, by: Any) -> Job:
    """``mark`` is that of the proposal which was read; another one is never accepted instead.

    Asked twice, it is one piece of work; asked after it was stopped, it is a new one.
    """
    if not mark:
        raise _changed()
    params = asdict(limits) | {"center": limits.center.pk, "mark": mark}
    key = f"{ACCEPT}:{limits.center.pk}:{limits.year}:{mark}"
    stopped = Job.objects.filter(key__startswith=key, status__in=ENDED - {JobState.DONE})
    page = f"{reverse('programs:list_needs')}?year={limits.year}&status=PLANNED"
    return start_job(ACCEPT, by=by, key=f"{key}:{stopped.count()}", params=params, page=page)


@transaction.atomic
def accept_proposal(
    params: dict[str, Any], *, by: User, report_progress: Callable[[int, int], None]
) -> dict[str, int]:
    """All or nothing, with the rights that ``by`` has now."""
    if not may_do(by, "reports.accept_proposal"):
        raise Refusal(_("Your account may no longer plan seats."), code="may_not_accept")
    limits = limits_from(params)
    proposal = propose(limits)
    if proposal.mark != params["mark"]:
        raise _changed()
    return _write(proposal, by, report_progress)


def limits_from(params: dict[str, Any]) -> Limits:
    center = TrainingCenter.objects.get(pk=params["center"])
    numbers = {name: value for name, value in params.items() if name not in ("center", "mark")}
    return Limits(center=center, **numbers)


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


def _changed() -> Refusal:
    return Refusal(
        _("The needs have changed since you read this proposal. Look at the new one first."),
        code="proposal_changed",
    )

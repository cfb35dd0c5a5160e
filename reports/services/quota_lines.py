"""Single lines of a proposal: another number with its reason, or accepted by themselves."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import ceil
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from programs.models import Agreement, Quota, TrainingNeed
from programs.services import grant_quota, plan_need
from programs.services.need_answer import MOST_SEATS
from programs.states import AgreementStatus
from reports.models import ProposalLine
from reports.services.quota_arithmetic import arithmetic, arithmetic_as_decided
from reports.services.quota_proposal import Line, Proposal
from reports.services.quota_scenario import read_scenario
from reports.services.quota_wishes import Limits

NOMINEES_A_SEAT = 1.5


class Change(NamedTuple):
    """``seats`` 0 leaves the need waiting for a later year, or for a decision by hand."""

    need: int
    seats: int
    reason: str = ""


@transaction.atomic
def change_lines(job: Job, changes: Iterable[Change], *, by: User) -> int:
    """All of them or none; a number that says what was said already changes nothing."""
    hold(job)
    lines = _lines(job)
    return sum(_change(job, _line(lines, change.need), change, by) for change in changes)


@transaction.atomic
def accept_lines(job: Job, needs: Iterable[int], *, by: User) -> dict[str, int]:
    """Each need is planned with its arithmetic as the answer, and its quota is granted where the
    region has an agreement in force."""
    hold(job)
    proposal = whole_of(job)
    lines = {line.wish.need.pk: line for line in proposal.lines}
    return write_lines(job, proposal, [_line(lines, pk) for pk in needs], by=by)


def write_lines(
    job: Job,
    proposal: Proposal,
    lines: list[Line],
    *,
    by: User,
    told: Callable[[int], None] = lambda done: None,
) -> dict[str, int]:
    """``told`` hears how many are written."""
    agreements = _agreements(proposal.limits)
    granted = 0
    for done, line in enumerate(lines):
        told(done)
        _must_be_open(line)
        said = _said(job, line, line.decided, line.reason, by)
        need = plan_need(
            line.wish.need,
            seats=line.decided,
            answer=arithmetic_as_decided(replace(line, said=said)),
            by=by,
        )
        granted += _granted(need, line, agreements.get(need.regency_id), by)
        ProposalLine.objects.filter(pk=said.pk).update(accepted_at=timezone.now())
    return {"planned": len(lines), "granted": granted}


def whole_of(job: Job) -> Proposal:
    proposal = read_scenario(job).proposal
    if proposal is None:
        raise Refusal(
            _("The needs have changed since this proposal was made. Ask for a new one."),
            code="proposal_changed",
        )
    return proposal


def mistake_in(line: Line, seats: int, reason: str) -> str:
    """Why this number cannot stand, in a sentence; empty where it can."""
    if line.is_accepted and kept_of(line, seats, reason) != (line.decided, line.reason):
        return _("This line is accepted already; change the quota itself.")
    if not 0 <= seats <= MOST_SEATS:
        return _("Between 0 and %(most)s seats.") % {"most": MOST_SEATS}
    if seats != line.seats and not reason.strip():
        return _("Say why it is not the number that was reckoned, %(seats)s.") % {
            "seats": line.seats
        }
    return ""


def kept_of(line: Line, seats: int, reason: str) -> tuple[int, str]:
    """The number that was reckoned needs no reason, and keeps none."""
    return seats, reason.strip() if seats != line.seats else ""


def _change(job: Job, line: Line, change: Change, by: User) -> bool:
    if mistake := mistake_in(line, change.seats, change.reason):
        place, program = line.wish.need.regency.short_name, line.wish.program
        raise Refusal(f"{place}, {program}: {mistake}", code="line_not_changed")
    seats, reason = kept_of(line, change.seats, change.reason)
    if (seats, reason) == (line.decided, line.reason):
        return False
    _said(job, line, seats, reason, by)
    return True


def _said(job: Job, line: Line, seats: int, reason: str, by: User) -> ProposalLine:
    told = {
        "proposed": line.seats,
        "seats": seats,
        "reason": reason,
        "arithmetic": arithmetic(line),
        "decided_by": by,
    }
    return ProposalLine.objects.update_or_create(
        proposal=job, need_id=line.wish.need.pk, defaults=told
    )[0]


def _must_be_open(line: Line) -> None:
    if line.is_accepted or not line.decided:
        raise Refusal(
            _("%(place)s, %(program)s: it is accepted already, or it has no seats.")
            % {"place": line.wish.need.regency.short_name, "program": line.wish.program},
            code="line_not_to_accept",
        )


def _lines(job: Job) -> dict[int, Line]:
    return {line.wish.need.pk: line for line in whole_of(job).lines}


def _line(lines: dict[int, Line], need: int) -> Line:
    if need not in lines:
        raise Refusal(_("This need is not in the proposal."), code="line_unknown")
    return lines[need]


def hold(job: Job) -> None:
    """Two people at one proposal write one after the other."""
    Job.objects.select_for_update(of=("self",)).get(pk=job.pk)


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
        seats=line.decided,
        nominees=ceil(line.decided * NOMINEES_A_SEAT),
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

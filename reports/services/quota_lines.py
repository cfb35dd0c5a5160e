"""Single lines of a proposal: another number with its reason, or accepted by themselves."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from programs.models import Agreement
from programs.services import grant_quotas, plan_needs
from programs.services.need_answer import MOST_SEATS, Planned
from reports.models import ProposalLine
from reports.services.line_grants import agreements_of, grants_for
from reports.services.quota_arithmetic import arithmetic, arithmetic_as_decided
from reports.services.quota_proposal import Line, Proposal
from reports.services.quota_scenario import read_scenario

AT_ONCE = 1_000  # lines


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
    said = {
        change.need: _changed(job, _line(lines, change.need), change, by) for change in changes
    }
    kept = [row for row in said.values() if row is not None]
    _keep(kept)
    return len(kept)


@transaction.atomic
def accept_lines(job: Job, needs: Iterable[int], *, by: User) -> dict[str, int]:
    """Each need is planned with its arithmetic as the answer, and its quota is granted where the
    region has an agreement in force."""
    hold(job)
    proposal = whole_of(job)
    lines = {line.wish.need.pk: line for line in proposal.lines}
    return write_lines(job, proposal, [_line(lines, pk) for pk in dict.fromkeys(needs)], by=by)


def write_lines(
    job: Job,
    proposal: Proposal,
    lines: list[Line],
    *,
    by: User,
    told: Callable[[int], None] = lambda done: None,
) -> dict[str, int]:
    """A thousand at a time, so that ``told`` hears how many are written."""
    agreements = agreements_of(proposal.limits)
    granted = 0
    for first in range(0, len(lines), AT_ONCE):
        told(first)
        granted += _written(job, lines[first : first + AT_ONCE], agreements, by)
    return {"planned": len(lines), "granted": granted}


def _written(job: Job, lines: list[Line], agreements: dict[str, Agreement], by: User) -> int:
    """Accept these lines; returns how many quotas were granted."""
    planned, said, now = [], [], timezone.now()
    for line in lines:
        _must_be_open(line)
        row = _said(job, line, line.decided, line.reason, by)
        row.accepted_at = now
        said.append(row)
        words = arithmetic_as_decided(replace(line, said=row))
        planned.append(Planned(line.wish.need, line.decided, words))
    _keep(said)
    plan_needs(planned, by=by)
    return len(grant_quotas(grants_for(lines, agreements), by=by))


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


def is_said(line: Line, change: Change) -> bool:
    """The number and its reason stand there already."""
    return kept_of(line, change.seats, change.reason) == (line.decided, line.reason)


def _changed(job: Job, line: Line, change: Change, by: User) -> ProposalLine | None:
    """The row to keep; None where the number says what was said already."""
    if mistake := mistake_in(line, change.seats, change.reason):
        place, program = line.wish.need.regency.short_name, line.wish.program
        raise Refusal(f"{place}, {program}: {mistake}", code="line_not_changed")
    if is_said(line, change):
        return None
    return _said(job, line, *kept_of(line, change.seats, change.reason), by)


def _said(job: Job, line: Line, seats: int, reason: str, by: User) -> ProposalLine:
    return ProposalLine(
        proposal=job,
        need=line.wish.need,
        proposed=line.seats,
        seats=seats,
        reason=reason,
        arithmetic=arithmetic(line),
        decided_by=by,
    )


def _keep(rows: list[ProposalLine]) -> None:
    """Anew, or in place of what was said of the same need before."""
    ProposalLine.objects.bulk_create(
        rows,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["proposal", "need"],
        update_fields=["proposed", "seats", "reason", "arithmetic", "decided_by", "accepted_at"],
    )


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

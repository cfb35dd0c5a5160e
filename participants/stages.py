"""How far a person has come: one word for a referral and the seat that followed it."""

from datetime import date
from typing import Any

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from participants.models import Referral
from participants.states import ACTIVE_ENROLLMENT, DROPPED_OUT, EnrollmentStatus, ReferralStatus


class Stage(TextChoices):
    DRAFT = "draft", _("Draft")
    NOMINATED = "nominated", _("Nominated")
    SELECTED = "selected", _("Selected")
    ARRIVED = "arrived", _("Arrived")
    GRADUATED = "graduated", _("Graduated")
    CERTIFIED = "certified", _("Certified")
    PLACED = "placed", _("Working")
    STOPPED = "stopped", _("Ended early")


R, E = ReferralStatus, EnrollmentStatus
ENDED_REFERRAL = (R.REJECTED, R.NO_SHOW, R.WITHDRAWN)
ENDED_SEAT = (*DROPPED_OUT, E.NO_ARRIVAL, E.NOT_PASSED)
SEATS_LEFT = frozenset(status.value for status in ENDED_SEAT)  # found at once in long lists
HAS_SEAT = Q(enrollment__isnull=False) & ~Q(enrollment__status__in=ENDED_SEAT)

# of a referral, joined with its enrollment; every referral is in one stage and no more
IN_STAGE: dict[str, Q] = {
    Stage.DRAFT: Q(status=R.DRAFT),
    Stage.NOMINATED: Q(status__in=(R.SUBMITTED, R.RETURNED, R.VERIFIED, R.RESERVE)),
    Stage.SELECTED: Q(status=R.SELECTED)
    & (
        Q(enrollment__isnull=True)
        | Q(enrollment__status__in=ACTIVE_ENROLLMENT, enrollment__enrolled_on__isnull=True)
    ),
    Stage.ARRIVED: Q(
        enrollment__status__in=ACTIVE_ENROLLMENT, enrollment__enrolled_on__isnull=False
    ),
    Stage.GRADUATED: Q(
        enrollment__graduated_on__isnull=False,
        enrollment__certified_on__isnull=True,
        enrollment__placed_on__isnull=True,
    ),
    Stage.CERTIFIED: Q(enrollment__certified_on__isnull=False, enrollment__placed_on__isnull=True),
    Stage.PLACED: Q(enrollment__placed_on__isnull=False),
    Stage.STOPPED: Q(status__in=ENDED_REFERRAL) | Q(enrollment__status__in=ENDED_SEAT),
}
# who has come at least so far, for the line of counts under "my people"
REACHED: dict[str, Q] = {
    Stage.NOMINATED: Q(submitted_on__isnull=False),
    Stage.SELECTED: Q(status=R.SELECTED),
    Stage.ARRIVED: Q(enrollment__enrolled_on__isnull=False),
    Stage.GRADUATED: Q(enrollment__graduated_on__isnull=False),
    Stage.CERTIFIED: Q(enrollment__certified_on__isnull=False),
    Stage.PLACED: Q(enrollment__placed_on__isnull=False),
}


def stage_of(referral: Any) -> Stage:
    """The same answer as ``IN_STAGE``, for a record that has been read, or plain facts like it."""
    seat = getattr(referral, "enrollment", None)
    if seat is None:
        return _before_the_seat(referral.status)
    if seat.status in SEATS_LEFT:
        return Stage.STOPPED
    if seat.placed_on:
        return Stage.PLACED
    if seat.certified_on:
        return Stage.CERTIFIED
    if seat.graduated_on:
        return Stage.GRADUATED
    return Stage.ARRIVED if seat.enrolled_on else Stage.SELECTED


def _before_the_seat(status: str) -> Stage:
    if status in ENDED_REFERRAL:
        return Stage.STOPPED
    return {R.DRAFT: Stage.DRAFT, R.SELECTED: Stage.SELECTED}.get(status, Stage.NOMINATED)


def journey_of(referral: Referral | None) -> list[dict[str, Any]]:
    """Six steps, each with its date or what it waits for; the step at which it ended says why."""
    if referral is None:
        return _line([], _("not yet nominated"), is_stopped=False)
    seat = getattr(referral, "enrollment", None)
    days: list[date | None] = [referral.submitted_on]
    days.append(referral.decided_on if referral.status == R.SELECTED else None)
    if seat:
        days[1] = days[1] or seat.confirmed_on
        days += [seat.enrolled_on, seat.graduated_on, seat.certified_on, seat.placed_on]
    stopped = stage_of(referral) == Stage.STOPPED
    note = _why_stopped(referral, seat) if stopped else _waits_for(referral, seat)
    return _line(days, note, is_stopped=stopped)


def _line(days: list[date | None], note: Any, *, is_stopped: bool) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = []
    stages = [stage for stage in Stage if stage not in (Stage.DRAFT, Stage.STOPPED)]
    passed = max((n for n, day in enumerate(days) if day), default=-1)
    for n, stage in enumerate(stages):
        day = days[n] if n < len(days) else None
        step = {"label": stage.label, "state": "waiting", "day": day}
        if n <= passed:
            step["state"] = "done"
        elif n == passed + 1:
            step |= {"state": "stopped" if is_stopped else "now", "note": note}
        steps.append(step)
        if step["state"] == "stopped":
            break
    return steps


def _why_stopped(referral: Referral, seat: Any) -> str:
    return str((seat or referral).get_status_display())


def _waits_for(referral: Referral, seat: Any) -> Any:
    if seat is None:
        return {
            R.DRAFT: _("a draft: not yet submitted"),
            R.SUBMITTED: _("waits for the center's check"),
            R.RETURNED: _("returned: waits for your correction"),
            R.VERIFIED: _("waits for the selection"),
            R.RESERVE: _("on the reserve list"),
            R.SELECTED: _("waits for the first day"),
        }.get(referral.status, "")
    return {
        Stage.SELECTED: _("expected on the first day"),
        Stage.ARRIVED: _("in training"),
        Stage.GRADUATED: _("waits for the certificate"),
        Stage.CERTIFIED: _("not yet known"),
    }.get(stage_of(referral), "")

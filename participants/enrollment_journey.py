"""The line of steps on top of a person's page: nominated → … → working."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from participants.models import Enrollment
from participants.states import EnrollmentStatus, Outcome

S = EnrollmentStatus
STOPPED = (S.NO_ARRIVAL, S.WITHDRAWN, S.EXPELLED, S.NOT_PASSED)

GRADUATED = 3  # the step that whoever stops has not reached


def journey_of(enrollment: Enrollment) -> list[dict[str, Any]]:
    """[{"label", "state", "note"}]; where it stopped, the status says why."""
    days = [
        (_("Nominated"), enrollment.referral.submitted_on),
        (_("Selected"), enrollment.confirmed_on),
        (_("Arrived"), enrollment.enrolled_on),
        (_("Graduated"), enrollment.graduated_on),
        (_("Certified"), enrollment.certified_on),
        (_("Working"), enrollment.placed_on),
    ]
    now = next((at for at, (_label, day) in enumerate(days) if day is None), len(days))
    stopped = min(now, GRADUATED) if enrollment.status in STOPPED else None
    steps = [_step(at, label, day, now, stopped) for at, (label, day) in enumerate(days)]
    if stopped is not None:
        steps = steps[: stopped + 1]
        steps[stopped]["note"] = enrollment.get_status_display()
    elif now == len(days) - 1 and enrollment.outcome != Outcome.UNKNOWN:
        steps[-1]["note"] = enrollment.get_outcome_display()
    return steps


def _step(at: int, label: str, day: date | None, now: int, stopped: int | None) -> dict[str, Any]:
    if at == stopped:
        return {"label": label, "state": "stopped", "note": ""}
    if day is not None:
        return {"label": label, "state": "done", "note": date_format(day, "j F Y")}
    return {"label": label, "state": "now" if at == now else "waiting", "note": ""}

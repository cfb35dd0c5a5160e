"""Who is selected, by points: the list of a class, and the decision that follows from it."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from participants.models import Enrollment, Referral, SelectionScore, SelectionStep
from participants.services.reserve import move_up
from participants.services.score import NOTHING, Mark
from participants.services.selection import miss_referral, reject_referral, reserve_referral
from participants.states import ReferralStatus
from programs.models import Batch
from programs.services import hold_seats
from programs.states import BatchStatus

MOST_NAMED = 5
CENT = Decimal("0.01")


class Standing(NamedTuple):
    """Where a nominee stands: the mark of each step, in their order, and what follows from them.

    ``total`` is the weighted mean of the points, 0 to 100, once every step has its points and
    none of them is below its least. ``absent_from`` and ``failed`` name the first step that
    decides by itself; ``missing`` the first in which nothing is noted.
    """

    referral: Referral
    marks: dict[SelectionStep, Mark]
    total: Decimal | None = None
    absent_from: SelectionStep | None = None
    failed: SelectionStep | None = None
    missing: SelectionStep | None = None


class Ranking(NamedTuple):
    """``passed`` says why whoever waits was passed over, by the key of the nomination; who stands
    behind the last seat of the class has no entry."""

    selected: list[Enrollment]
    reserve: list[Referral]
    failed: list[Referral]
    absent: list[Referral]
    passed: dict[int, str]


def standings(referrals: Any, steps: Iterable[SelectionStep], scores: Any) -> list[Standing]:
    """The best first; who has no total comes after them, by name. ``scores`` are those that may
    be read by whoever asks."""
    steps = list(steps)
    scores = scores.only("step_id", "referral_id", "points", "is_absent")
    rows = referrals.prefetch_related(Prefetch("scores", scores, to_attr="noted"))
    return sorted((standing(row, steps) for row in rows), key=_place)


def standing(referral: Any, steps: list[SelectionStep]) -> Standing:
    """``referral.noted`` are its scores. A later step need not be held for whom an earlier one
    has decided."""
    noted = {row.step_id: Mark(row.points, row.is_absent) for row in referral.noted}
    marks = {step: noted.get(step.pk, NOTHING) for step in steps}
    for step, mark in marks.items():
        if mark.is_absent:
            return Standing(referral, marks, absent_from=step)
        if mark.points is None:
            return Standing(referral, marks, missing=step)
        if mark.points < (step.pass_mark or 0):
            return Standing(referral, marks, failed=step)
    return Standing(referral, marks, total=_total(marks))


@transaction.atomic
def rank_nominees(batch: Batch, *, by: Any) -> Ranking:
    """Everybody whose papers are in order gets a decision: the absent and those below a least are
    turned down, the others go onto the list in the order of their points, and from there to the
    seats that quota, class and bed allow."""
    hold_seats(batch.center_id)
    batch.refresh_from_db(fields=["status", "taken", "capacity"])
    must_select(batch)
    steps = list(batch.selection_steps.all())
    rows = standings(nominees(batch), steps, SelectionScore.objects.all())
    _must_be_complete(rows, steps)
    absent = [_miss(row, by) for row in rows if row.absent_from]
    failed = [_fail(row, by) for row in rows if row.failed]
    listed = [_list(row, by) for row in rows if row.total is not None]
    selected, passed = move_up(batch, batch.seats_left, by, _("Selected by points."))
    reserve = _renumber(listed, {row.referral_id for row in selected})
    return Ranking(selected, reserve, failed, absent, {row.pk: why for row, why in passed})


def _renumber(listed: list[Referral], seated: set[int]) -> list[Referral]:
    """Who waits is counted from the first who waits, behind those who waited before."""
    left = [row for row in listed if row.pk not in seated]
    for place, row in enumerate(left, min((row.rank or 1 for row in listed), default=1)):
        row.rank = place
    Referral.objects.bulk_update(left, ["rank"])
    return left


def nominees(batch: Batch) -> Any:
    rows = Referral.objects.filter(batch=batch, status=ReferralStatus.VERIFIED)
    return rows.select_related("participant", "regency", "batch").defer("participant__nik")


def _place(row: Standing) -> tuple:
    """Among equals whoever did better in the last step, then whoever was nominated first."""
    if row.total is None:
        return (1, row.referral.participant.name, row.referral.pk)
    tail = [-(mark.points or 0) for mark in reversed(row.marks.values())]
    return (0, -row.total, tail, row.referral.submitted_on, row.referral.pk)


def _total(marks: dict[SelectionStep, Mark]) -> Decimal | None:
    if not marks:
        return None
    parts = sum(step.weight * (mark.points or 0) for step, mark in marks.items())
    mean = Decimal(parts) / sum(step.weight for step in marks)
    return mean.quantize(CENT, ROUND_HALF_UP)


def must_select(batch: Batch) -> None:
    if batch.status != BatchStatus.SELECTION:
        raise Refusal(
            _("The batch is “%(status)s”. Nominees are ranked while it selects.")
            % {"status": batch.get_status_display()},
            code="batch_does_not_select",
        )


def _must_be_complete(rows: list[Standing], steps: list[SelectionStep]) -> None:
    if not steps:
        raise Refusal(_("Plan the steps of the selection first."), code="no_steps")
    if not rows:
        raise Refusal(
            _("Nobody waits for a ranking: no nominee has papers in order and no decision."),
            code="nobody_to_rank",
        )
    open_ones = [row for row in rows if row.missing]
    if open_ones:
        first = [
            _("%(name)s (%(step)s)") % {"name": row.referral.participant.name, "step": row.missing}
            for row in open_ones[:MOST_NAMED]
        ]
        more = len(open_ones) - len(first)
        if more:
            first.append(_("%(n)s more") % {"n": more})
        raise Refusal(
            _("Points are missing: %(names)s. Note the points, or that the person was absent.")
            % {"names": ", ".join(first)},
            code="points_missing",
        )


def _miss(row: Standing, by: Any) -> Referral:
    step: Any = row.absent_from
    reason = _("Absent: %(step)s on %(day)s.") % {"step": step, "day": ui.day(step.held_on)}
    return miss_referral(row.referral, by=by, reason=reason)


def _fail(row: Standing, by: Any) -> Referral:
    step: Any = row.failed
    points = row.marks[step].points
    reason = _("%(step)s: %(points)s points, at least %(least)s are needed.") % {
        "step": step,
        "points": ui.points(points),
        "least": step.pass_mark,
    }
    return reject_referral(row.referral, by=by, reason=reason)


def _list(row: Standing, by: Any) -> Referral:
    Referral.objects.filter(pk=row.referral.pk).update(points=row.total)
    row.referral.points = row.total
    return reserve_referral(row.referral, by=by)

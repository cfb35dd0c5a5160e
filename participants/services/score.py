"""The points of one step for a whole class, written down as often as it takes."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import takewhile
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal, StaleVersion
from blkportal.core.templatetags import ui
from participants.models import Referral, SelectionScore, SelectionStep
from participants.models.selection import BEST
from participants.services.selection_step import must_be_undecided
from participants.states import ReferralStatus
from programs.services import hold_seats


class Mark(NamedTuple):
    """Points, or absence, or neither: nothing noted yet."""

    points: Decimal | None = None
    is_absent: bool = False

    def __bool__(self) -> bool:
        return self.is_absent or self.points is not None

    def __str__(self) -> str:
        if self.is_absent:
            return _("absent")
        return ui.points(self.points) if self.points is not None else _("nothing noted")


NOTHING = Mark()


def nominees_of(step: SelectionStep) -> Any:
    """Whose papers are in order and who is not decided yet, by name. Who was absent from an
    earlier step, or below its least, does not come to this one."""
    rows = Referral.objects.filter(batch=step.batch_id, status=ReferralStatus.VERIFIED)
    rows = rows.exclude(pk__in=_decided_before(step).values("referral"))
    rows = rows.select_related("participant", "regency").defer("participant__nik")
    return rows.order_by("participant__name", "pk")


def _decided_before(step: SelectionStep) -> Any:
    steps = SelectionStep.objects.filter(batch=step.batch_id)
    earlier = list(takewhile(lambda other: other != step, steps))
    scores = SelectionScore.objects.filter(step__in=earlier)
    return scores.filter(Q(is_absent=True) | Q(points__lt=F("step__pass_mark")))


def marks_of(step: SelectionStep) -> dict[int, Mark]:
    """{referral: what is noted}"""
    rows = step.scores.values_list("referral", "points", "is_absent")
    return {referral: Mark(points, is_absent) for referral, points, is_absent in rows}


@transaction.atomic
def note_points(
    step: SelectionStep,
    marks: Mapping[int, Mark],
    *,
    seen: Mapping[int, Mark] | None = None,
    by: Any,
) -> int:
    """All of ``marks`` {referral: mark} or none; the number of those that changed.

    The same sheet sent again changes nothing. With ``seen``, what the sheet showed when it was
    opened, a mark that somebody else has changed meanwhile is not written over: StaleVersion.
    """
    hold_seats(step.center_id)
    step.batch.refresh_from_db(fields=["status"])
    must_be_undecided(step.batch)
    _must_be_held(step)
    nominees = {row.pk: row for row in nominees_of(step).filter(pk__in=marks)}
    _must_be_nominees(marks, nominees)
    _must_be_in_range(marks)
    noted = marks_of(step)
    changed = {pk: mark for pk, mark in marks.items() if mark != noted.get(pk, NOTHING)}
    _must_be_fresh(changed, noted, seen, nominees)
    _write(step, changed, nominees, by)
    return len(changed)


def _write(
    step: SelectionStep, changed: Mapping[int, Mark], nominees: Mapping[int, Referral], by: Any
) -> None:
    emptied = [pk for pk, mark in changed.items() if not mark]
    step.scores.filter(referral__in=emptied).delete()
    SelectionScore.objects.bulk_create(
        (
            SelectionScore(
                step=step,
                referral_id=pk,
                center_id=step.center_id,
                regency_id=nominees[pk].regency_id,
                points=mark.points,
                is_absent=mark.is_absent,
                noted_by=by,
            )
            for pk, mark in changed.items()
            if mark
        ),
        update_conflicts=True,
        unique_fields=["step", "referral"],
        update_fields=["points", "is_absent", "noted_by", "noted_at"],
    )


def _must_be_held(step: SelectionStep) -> None:
    if step.held_on > timezone.localdate():
        raise Refusal(
            _("%(step)s is on %(day)s. Points can be noted from that day on.")
            % {"step": step, "day": ui.day(step.held_on)},
            code="step_not_held",
        )


def _must_be_nominees(marks: Mapping[int, Mark], nominees: Mapping[int, Referral]) -> None:
    if strangers := set(marks) - set(nominees):
        raise Refusal(
            _(
                "%(n)s of the people on this sheet cannot get points now: only nominees of this "
                "class whose papers are in order. Open the sheet again."
            )
            % {"n": len(strangers)},
            code="not_to_be_tested",
        )


def _must_be_in_range(marks: Mapping[int, Mark]) -> None:
    for mark in marks.values():
        is_odd = mark.points is not None and not 0 <= mark.points <= BEST
        if is_odd or (mark.is_absent and mark.points is not None):
            raise Refusal(
                _("Give points from 0 to 100, or absence, and never both."), code="points_odd"
            )


def _must_be_fresh(
    changed: Mapping[int, Mark],
    noted: Mapping[int, Mark],
    seen: Mapping[int, Mark] | None,
    nominees: Mapping[int, Referral],
) -> None:
    if seen is None:
        return
    theirs = {pk: noted.get(pk, NOTHING) for pk in changed}
    stale = {pk: mark for pk, mark in theirs.items() if mark != seen.get(pk, NOTHING)}
    if stale:
        fields = {
            nominees[pk].participant.name: (str(mark), str(changed[pk]))
            for pk, mark in stale.items()
        }
        raise StaleVersion(fields)

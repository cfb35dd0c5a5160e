"""What province and ministry say to a training need; every answer has its reason."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.refusals import Refusal
from blkportal.core.states import Step
from programs.models import TrainingNeed
from programs.states import need_moves

MOST_SEATS = 9_999


@transaction.atomic
def review_need(need: TrainingNeed, *, answer: str = "", by: User) -> TrainingNeed:
    """The province supports it; a comment is welcome, not asked for."""
    need_moves.make("review", need, by=by, reason=answer.strip(), answer=answer.strip())
    return need


@transaction.atomic
def return_need(need: TrainingNeed, *, answer: str, by: User) -> TrainingNeed:
    why = _said(answer)
    need_moves.make("return_", need, by=by, reason=why, answer=why)
    return need


@transaction.atomic
def plan_need(need: TrainingNeed, *, seats: int, answer: str = "", by: User) -> TrainingNeed:
    """``seats`` may be fewer than wanted, and more where a class has room."""
    _must_be_seats(seats)
    words = answer.strip()
    need_moves.make("plan", need, by=by, reason=words, answer=words, planned=seats)
    return need


class Planned(NamedTuple):
    need: TrainingNeed
    seats: int
    answer: str


@transaction.atomic
def plan_needs(planned: Sequence[Planned], *, by: User) -> None:
    """As ``plan_need`` for each of many, all of them or none."""
    for each in planned:
        _must_be_seats(each.seats)
    steps = [Step(need, words, {"answer": words, "planned": seats})
             for need, seats, words in planned]  # fmt: skip
    need_moves.make_each("plan", steps, by=by)


@transaction.atomic
def defer_need(need: TrainingNeed, *, answer: str, by: User) -> TrainingNeed:
    why = _said(answer)
    need_moves.make("defer", need, by=by, reason=why, answer=why)
    return need


@transaction.atomic
def reject_need(need: TrainingNeed, *, answer: str, by: User) -> TrainingNeed:
    why = _said(answer)
    need_moves.make("reject", need, by=by, reason=why, answer=why, rank=None)
    return need


def _said(answer: str) -> str:
    if not answer.strip():
        raise Refusal(_("Say why; the region reads it."), code="reason_missing")
    return answer.strip()


def _must_be_seats(seats: int) -> None:
    if not 0 < seats <= MOST_SEATS:
        raise Refusal(_("Say how many seats are planned."), code="need_seats")

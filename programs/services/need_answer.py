"""What province and ministry say to a training need; every answer has its reason."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.refusals import Refusal
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
    if not 0 < seats <= MOST_SEATS:
        raise Refusal(_("Say how many seats are planned."), code="need_seats")
    words = answer.strip()
    need_moves.make("plan", need, by=by, reason=words, answer=words, planned=seats)
    return need


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

"""Answers of many graduates at once: all are recorded, or none and every reason is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from placements.models import FollowUp
from placements.services.follow_up import answer_follow_up


@dataclass(frozen=True)
class Told:
    """The answer in ``row`` of a list; ``facts`` are those of ``answer_follow_up``."""

    row: int
    question: int
    answer: str
    facts: dict[str, Any]


def answer_all(told: Sequence[Told], *, by: Any, is_trial: bool = False) -> dict[int, str]:
    """{row: why it cannot be recorded}; empty when all were, or in a trial would be. Who is not
    one's own is unknown."""
    mine = FollowUp.objects.visible_to(by).in_bulk([each.question for each in told])
    refused = {}
    with transaction.atomic():
        for each in told:
            try:
                _answer(mine.get(each.question), each, by)
            except Refusal as refusal:
                refused[each.row] = str(refusal.text)
        if refused or is_trial:
            transaction.set_rollback(True)
    return refused


def _answer(follow_up: FollowUp | None, told: Told, by: Any) -> None:
    if follow_up is None:
        raise Refusal(
            _("There is no question with this number. Copy it from the list that you downloaded."),
            code="question_unknown",
        )
    answer_follow_up(follow_up, answer=told.answer, by=by, **told.facts)

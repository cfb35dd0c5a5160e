"""The steps of a batch as its page offers them: what is possible now, for this person."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from blkportal.core.access import may_do
from programs.models import Batch
from programs.states import batch_moves


class Step(NamedTuple):
    verb: str
    move: str
    label: Any
    done: Any
    note: Any = ""
    asks: bool = False  # for something, on a page of its own
    style: str = ""


ALL = [
    Step("open_batch", "open", _("Open for nominations"), _("Regions can nominate now.")),
    Step(
        "start_selection",
        "start_selection",
        _("Close nominations, start selection"),
        _("Nominations are closed; the selection has started."),
    ),
    Step(
        "confirm_batch",
        "confirm",
        _("Fix participants by decree"),
        _("The participants are fixed by decree; they may arrive."),
        _("From then on the people who have a seat can arrive."),
        asks=True,
    ),
    Step("start_batch", "start", _("Start the training"), _("The training runs.")),
    Step(
        "start_assessment",
        "start_assessment",
        _("Start the assessment"),
        _("The assessment has started."),
    ),
    Step(
        "start_graduation",
        "start_graduation",
        _("Start the graduation"),
        _("The graduation has started."),
    ),
    Step("close_batch", "close", _("Close the batch"), _("The batch is closed.")),
    Step(
        "postpone_batch",
        "postpone",
        _("Postpone"),
        _("The batch is postponed. People keep their seats; open it again with new days."),
        _("Everybody keeps seat and nomination until the batch is opened again or cancelled."),
        asks=True,
        style="quiet",
    ),
    Step(
        "cancel_batch",
        "cancel",
        _("Cancel the batch"),
        _("The batch is cancelled; seats, beds and nominations are free."),
        _("All seats, beds and nominations of this batch become free. This cannot be undone."),
        asks=True,
        style="danger",
    ),
]
STEPS = {step.verb: step for step in ALL}


def steps_of(batch: Batch, user: Any) -> list[Step]:
    """The way on first; the first of them is the page's one primary action."""
    return [
        step
        for step in ALL
        if batch_moves.can(step.move, batch) and may_do(user, f"programs.{step.verb}")
    ]

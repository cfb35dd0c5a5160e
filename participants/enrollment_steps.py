"""The steps of one enrollment as its page offers them."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from blkportal.core.access import may_do
from participants.center_forms import DayForm, NothingForm, ReasonAndDayForm, ReasonForm
from participants.models import Enrollment
from participants.services.reregistration import may_reregister
from participants.states import enrollment_moves


class Step(NamedTuple):
    verb: str
    move: str  # empty for a word that leaves the status as it is
    label: Any
    done: Any
    form: Any
    style: str = ""
    note: Any = ""


ALL = [
    Step("reregister_enrollment", "", _("Re-registered"),
         _("Noted: the person will come."), NothingForm, "",
         _("The person has said again, after the result, that they will come.")),
    Step("arrive_enrollment", "arrive", _("Arrived"), _("The person has arrived."), DayForm,
         "primary", _("Gets the first free bed; choose another one on the arrivals page.")),
    Step("start_enrollment", "start", _("Start the training"), _("The person is in training."),
         NothingForm, "primary"),
    Step("complete_enrollment", "complete", _("Training completed"),
         _("The training is completed."), DayForm, "primary"),
    Step("graduate_enrollment", "graduate", _("Graduate"), _("The person has graduated."), DayForm,
         "primary"),
    Step("fail_enrollment", "fail", _("Not passed"), _("Noted as not passed."), ReasonForm, "",
         _("The person was trained and stays in the figures, but gets no certificate.")),
    Step("miss_enrollment", "miss", _("Did not arrive"),
         _("Noted as not arrived; the seat is free."), NothingForm, "",
         _("The seat of the region and of the class becomes free.")),
    Step("withdraw_enrollment", "withdraw", _("Withdraws"),
         _("The person has withdrawn; seat and bed are free."), ReasonAndDayForm, "danger",
         _("The seat and, from the last day, the bed become free.")),
    Step("expel_enrollment", "expel", _("Expel"),
         _("The person has been expelled; seat and bed are free."), ReasonAndDayForm, "danger",
         _("The seat and, from the last day, the bed become free.")),
]  # fmt: skip
STEPS = {step.verb: step for step in ALL}


def is_possible(step: Step, enrollment: Enrollment) -> bool:
    if step.move:
        return enrollment_moves.can(step.move, enrollment)
    return may_reregister(enrollment)


def steps_of(enrollment: Enrollment, user: Any) -> list[Step]:
    return [
        step
        for step in ALL
        if is_possible(step, enrollment) and may_do(user, f"participants.{step.verb}")
    ]

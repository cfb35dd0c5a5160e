"""Away with leave, and back: who of the dormitory is where."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from participants.models import Enrollment, Leave
from participants.services.selection import reason_of


@transaction.atomic
def give_leave(
    enrollment: Enrollment,
    *,
    due_back: datetime,
    reason: str,
    by: Any,
    left_at: datetime | None = None,
) -> Leave:
    """Only for somebody who sleeps in the dormitory that night, and who is not away already."""
    moment = left_at or timezone.now()
    night = timezone.localdate(moment)
    why = reason_of(reason)
    if not enrollment.stays.filter(is_cancelled=False, nights__contains=night).exists():
        raise Refusal(
            _("%(name)s has no bed in the dormitory on that day.")
            % {"name": enrollment.participant.name},
            code="does_not_live_in",
        )
    if due_back <= moment:
        raise Refusal(
            _("The leave ends before it begins. Give the moment of the return."),
            code="leave_moments",
        )
    leave = Leave(
        enrollment=enrollment,
        center_id=enrollment.center_id,
        left_at=moment,
        due_back=due_back,
        reason=why,
        given_by=by,
    )
    try:
        with transaction.atomic():
            leave.save()
    except IntegrityError as error:
        if "away_once_at_a_time" not in str(error):
            raise
        raise Refusal(
            _("%(name)s is away already. Note the return first.")
            % {"name": enrollment.participant.name},
            code="away_already",
        ) from error
    return leave


@transaction.atomic
def note_return(leave: Leave, *, by: Any, returned_at: datetime | None = None) -> Leave:
    """One conditional update: of two who note it, the first moment stays."""
    moment = returned_at or timezone.now()
    if not leave.left_at <= moment <= timezone.now():
        raise Refusal(
            _("The return lies between the start of the leave and now."), code="leave_moments"
        )
    if not Leave.objects.away().filter(pk=leave.pk).update(returned_at=moment):
        raise Refusal(_("This person is back already."), code="back_already")
    leave.returned_at = moment
    person = leave.enrollment
    note = StatusChange.of(person, "come_back", person.status, person.status, by=by)
    note.save(force_insert=True)
    return leave

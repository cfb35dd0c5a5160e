"""What is known of a graduate who has not found work."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.refusals import Refusal
from participants.models import Enrollment
from participants.services import record_outcome
from participants.states import Outcome
from placements.models import Placement

ANSWERS = (Outcome.SEEKING, Outcome.STUDYING, Outcome.NOT_SEEKING)


@transaction.atomic
def record_answer(enrollment: Enrollment, *, outcome: str, on: date, by: Any) -> Enrollment:
    """The person, asked on that day, has no work: looks for it, studies, or does not look."""
    if outcome not in ANSWERS:
        raise Refusal(
            _(
                "Work, self-employment, apprenticeship and something else are recorded as a "
                "placement."
            ),
            code="needs_a_placement",
        )
    if on > timezone.localdate():
        raise Refusal(_("The day of the answer lies in the future."), code="day_in_future")
    if Placement.objects.open().work().filter(enrollment=enrollment).exists():
        raise Refusal(
            _("This person is on record as working. End that placement first, with its last day."),
            code="placement_open",
        )
    return record_outcome(enrollment, outcome=outcome, on=on, by=by)

"""The seat, from arrival to the last day; and what became of the person afterwards."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.templatetags import ui
from participants.models import Enrollment
from participants.services.bed import book_bed, leave_bed
from participants.services.reserve import follow
from participants.services.selection import reason_of
from participants.services.tally import must_have_attended
from participants.services.unit_result import must_be_competent
from participants.states import Outcome, enrollment_moves
from programs.models import Bed
from programs.services import free_batch_seat, free_quota_seat, hold_seats
from programs.states import BatchStatus

AT_WORK = (Outcome.WORKING, Outcome.SELF_EMPLOYED, Outcome.APPRENTICESHIP)
RECEIVES = (BatchStatus.CONFIRMED, BatchStatus.RUNNING)


@transaction.atomic
def arrive_enrollment(
    enrollment: Enrollment, *, on: date | None = None, bed: Bed | None = None, by: Any
) -> Enrollment:
    """The person is here, and from tonight has a bed if the class boards."""
    day = on or timezone.localdate()
    _must_receive(enrollment, day)
    enrollment_moves.make("arrive", enrollment, by=by, enrolled_on=day)
    if enrollment.is_boarding:
        book_bed(enrollment, since=day, bed=bed)
    return enrollment


@transaction.atomic
def miss_enrollment(enrollment: Enrollment, *, by: Any, reason: str = "") -> Enrollment:
    """Did not arrive: not trained, and the next on the list has the seat (``successor``)."""
    hold_seats(enrollment.center_id)
    enrollment_moves.make("miss", enrollment, by=by, reason=reason.strip())
    _free_seats(enrollment, by)
    return enrollment


@transaction.atomic
def start_enrollment(enrollment: Enrollment, *, by: Any) -> Enrollment:
    enrollment_moves.make("start", enrollment, by=by)
    return enrollment


@transaction.atomic
def complete_enrollment(enrollment: Enrollment, *, on: date | None = None, by: Any) -> Enrollment:
    day = on or timezone.localdate()
    _must_follow(day, enrollment.enrolled_on)
    enrollment_moves.make("complete", enrollment, by=by, completed_on=day)
    return enrollment


@transaction.atomic
def graduate_enrollment(enrollment: Enrollment, *, on: date | None = None, by: Any) -> Enrollment:
    day = on or timezone.localdate()
    _must_follow(day, enrollment.completed_on)
    hold_seats(enrollment.center_id)  # nobody takes a result back meanwhile
    if enrollment_moves.can("graduate", enrollment):
        must_be_competent(enrollment)
        must_have_attended(enrollment)
    enrollment_moves.make("graduate", enrollment, by=by, graduated_on=day)
    leave_bed(enrollment, on=day)
    return enrollment


@transaction.atomic
def fail_enrollment(enrollment: Enrollment, *, reason: str, by: Any) -> Enrollment:
    """Was trained and keeps the seat in every figure, but did not pass."""
    enrollment_moves.make("fail", enrollment, by=by, reason=reason_of(reason))
    leave_bed(enrollment, on=timezone.localdate())
    return enrollment


@transaction.atomic
def withdraw_enrollment(
    enrollment: Enrollment, *, reason: str, on: date | None = None, by: Any
) -> Enrollment:
    return _end_early(enrollment, "withdraw", reason, on, by)


@transaction.atomic
def expel_enrollment(
    enrollment: Enrollment, *, reason: str, on: date | None = None, by: Any
) -> Enrollment:
    return _end_early(enrollment, "expel", reason, on, by)


@transaction.atomic
def record_outcome(enrollment: Enrollment, *, outcome: str, on: date, by: Any) -> Enrollment:
    """What is known of a graduate as of ``on``. Older news never replaces newer.

    Touches only the columns that a placement desk, a region and an employer may write.
    """
    if outcome == Outcome.UNKNOWN:
        raise Refusal(_("What was known once does not become unknown again."), code="unknown")
    enrollment.refresh_from_db(fields=["graduated_on", "placed_on", "outcome", "outcome_known_on"])
    _must_be_graduate(enrollment, on)
    changes: dict[str, Any] = {}
    if enrollment.outcome_known_on is None or on >= enrollment.outcome_known_on:
        changes = {"outcome": outcome, "outcome_known_on": on}
    if outcome in AT_WORK and enrollment.placed_on is None:
        changes["placed_on"] = on
    if changes:
        _note_outcome(enrollment, outcome, by)
        Enrollment.objects.filter(pk=enrollment.pk).update(**changes)
        enrollment.refresh_from_db(fields=list(changes))
    return enrollment


def _must_receive(enrollment: Enrollment, day: date) -> None:
    batch = enrollment.batch
    if batch.status not in RECEIVES:
        raise Refusal(
            _(
                "The batch is “%(status)s”. People arrive once the participants are fixed by "
                "decree and until the assessment begins."
            )
            % {"status": batch.get_status_display()},
            code="batch_receives_nobody",
        )
    if day > timezone.localdate() or day >= batch.ends_on:
        raise Refusal(
            _("The day of arrival lies in the future or after the training."), code="arrival_day"
        )


def _must_follow(day: date, before: date | None) -> None:
    if before is not None and day < before:
        raise Refusal(
            _("This day lies before the step that precedes it (%(day)s).")
            % {"day": ui.day(before)},
            code="days_in_order",
        )


def _must_be_graduate(enrollment: Enrollment, on: date) -> None:
    if enrollment.graduated_on is None:
        raise Refusal(_("Only of graduates is it recorded what they do now."), code="not_due")
    if on < enrollment.graduated_on:
        raise Refusal(
            _("The person graduated on %(day)s; give a day after that.")
            % {"day": ui.day(enrollment.graduated_on)},
            code="before_graduation",
        )


def _note_outcome(enrollment: Enrollment, outcome: str, by: Any) -> None:
    """An employer who reports is named in the scope of the note, and so can read it back."""
    note = StatusChange.of(enrollment, "record_outcome", enrollment.outcome, outcome, by=by)
    if getattr(by, "is_employer", False):
        note.employer_id = int(by.scope_key)
    note.save(force_insert=True)


def _end_early(
    enrollment: Enrollment, verb: str, reason: str, on: date | None, by: Any
) -> Enrollment:
    day = on or timezone.localdate()
    _must_follow(day, enrollment.enrolled_on)
    hold_seats(enrollment.center_id)
    enrollment_moves.make(verb, enrollment, by=by, reason=reason_of(reason), dropped_on=day)
    leave_bed(enrollment, on=day)
    _free_seats(enrollment, by)
    return enrollment


def _free_seats(enrollment: Enrollment, by: Any) -> None:
    """``enrollment.successor`` is the seat of whoever moved up, or None."""
    free_quota_seat(enrollment.referral.quota_id)
    free_batch_seat(enrollment.batch_id)
    enrollment.successor = follow(enrollment.batch, by=by)

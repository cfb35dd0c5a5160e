"""What became of a graduate after 3, 6 and 12 months: asked, answered, and otherwise unknown."""

from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import roles
from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.telling import tell
from blkportal.core.templatetags import ui
from participants.models import Enrollment
from participants.services import record_outcome
from participants.services.enrollment import AT_WORK
from participants.states import Outcome
from placements.models import FollowUp, Placement
from placements.models.follow_up import OPEN_FOR
from placements.services.placement import (
    OUTCOMES,
    end_placement,
    record_placement,
    words_of_other,
)

KINDS: dict[str, str] = {outcome: kind for kind, outcome in OUTCOMES.items() if outcome in AT_WORK}
# one statement for all of a day: ten thousand graduates are one class after another
OPEN = """
    INSERT INTO placements_followup (enrollment_id, participant_id, regency_id, center_id, months,
        due_on, closes_on, answer, source, times_asked, edition)
    SELECT e.id, e.participant_id, e.regency_id, e.center_id, m.months,
        d.due_on, d.due_on + %(open_for)s, 'UNKNOWN', '', 0, 1
    FROM participants_enrollment e
    CROSS JOIN unnest(%(months)s) AS m(months)
    CROSS JOIN LATERAL (
        SELECT (e.graduated_on + make_interval(months => m.months))::date AS due_on
    ) d
    WHERE e.graduated_on > %(today)s::date - make_interval(months => 12, days => %(open_for)s + 4)
      AND d.due_on BETWEEN %(today)s::date - %(open_for)s AND %(today)s::date
    ON CONFLICT DO NOTHING
"""
# of the seat no more than a personal link reads
SEAT = ("participant_id", "center_id", "regency_id", "graduated_on", "placed_on", "outcome",
        "outcome_known_on")  # fmt: skip


def open_follow_ups(today: date | None = None) -> int:
    """Ask about everybody whose 3, 6 or 12 months have passed; how many are new.

    Told twice it asks once. Whoever graduated so long ago that the question would be closed is
    left as unknown as they are.
    """
    facts: dict[str, Any] = {
        "months": FollowUp.Months.values,
        "open_for": OPEN_FOR.days,
        "today": today or timezone.localdate(),
    }
    with connection.cursor() as cursor:
        cursor.execute(OPEN, facts)
        return cursor.rowcount


@transaction.atomic
def answer_follow_up(
    follow_up: FollowUp,
    *,
    answer: str,
    by: Any,
    same_work: bool = False,
    started_on: date | None = None,
    last_day: date | None = None,
    words: str = "",
    **work: Any,
) -> FollowUp:
    """What the person does today. An answer may be mended until the question closes.

    ``same_work`` keeps the placement on record; otherwise new work begins on ``started_on``, and
    whatever was on record before ends on ``last_day``, or on the day before the new work. What
    something else is stands in ``words``.
    """
    follow_up = _locked(follow_up)
    seat = Enrollment.objects.only(*SEAT).get(pk=follow_up.enrollment_id)
    today = timezone.localdate()
    on_record = open_work(follow_up)
    if same_work:
        if on_record is None:
            raise Refusal(_("No work is on record that could go on."), code="no_work_on_record")
        answer = OUTCOMES[Placement.Kind(on_record.kind)]
    else:
        _end(on_record, last_day or _day_before(started_on, on_record), by=by)
        if answer in KINDS:
            _begin(seat, KINDS[answer], started_on, by=by, **work)
    record_outcome(seat, outcome=answer, on=today, by=by)
    follow_up.words = words_of_other(answer == Outcome.OTHER, words)
    _note(follow_up, answer, by)
    return follow_up


@transaction.atomic
def replace_link(follow_up: FollowUp, *, by: Any) -> FollowUp:
    """Whoever holds an earlier link, or got it by mistake, reads and answers nothing any more."""
    follow_up = _locked(follow_up)
    follow_up.edition += 1
    follow_up.save(update_fields=["edition"])
    tell([follow_up], "replace_link", by=by)
    return follow_up


def open_work(follow_up: FollowUp) -> Placement | None:
    """The income that is on record and has not ended."""
    rows = Placement.objects.open().work().filter(enrollment=follow_up.enrollment_id)
    return rows.select_related("employer").first()


def _locked(follow_up: FollowUp) -> FollowUp:
    held = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up.pk)
    if not held.is_running:
        raise Refusal(
            _("This question closed on %(day)s. What you have learnt since can be recorded as a "
              "placement or an answer at “Graduates”.") % {"day": ui.day(held.closes_on)},
            code="follow_up_closed",
        )  # fmt: skip
    return held


def _day_before(started_on: date | None, on_record: Placement | None) -> date | None:
    """Whoever has begun elsewhere left the day before, and not before they began."""
    if started_on is None or on_record is None:
        return None
    return max(started_on - timedelta(days=1), on_record.started_on)


def _end(on_record: Placement | None, last_day: date | None, *, by: Any) -> None:
    if on_record is None:
        return
    if last_day is None:
        raise Refusal(
            _("%(firm)s is on record as the work until now. Say when the last day there was.")
            % {"firm": on_record.firm},
            code="last_day_missing",
        )
    end_placement(on_record, ended_on=last_day, reason=_("Told in the follow-up"), by=by)


def _begin(
    seat: Enrollment, kind: str, started_on: date | None, *, by: Any, **work: Any
) -> Placement:
    if started_on is None:
        raise Refusal(_("Say since when."), code="first_day_missing")
    if not work.get("employer") and not work.get("employer_name"):
        raise Refusal(_("Name the firm or the business."), code="firm_missing")
    return record_placement(seat, kind=kind, started_on=started_on, by=by, **work)


def _note(follow_up: FollowUp, answer: str, by: Any) -> None:
    before, follow_up.answer = follow_up.answer, answer
    follow_up.source, follow_up.answered_at = source_of(by), timezone.now()
    follow_up.save(update_fields=["answer", "words", "source", "answered_at"])
    StatusChange.of(follow_up, "answer", before, answer, by=by).save()


def source_of(by: Any) -> str:
    if by.role in roles.CENTER:
        return FollowUp.Source.CENTER
    return FollowUp.Source.REGION if by.role in roles.OFFICERS else FollowUp.Source.PERSON

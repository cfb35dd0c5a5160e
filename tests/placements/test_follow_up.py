"""After 3, 6 and 12 months a graduate is asked once, and answers or stays unknown."""

from datetime import date, timedelta

import pytest

from blkportal.core.models import AuditEntry, StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_as, acting_in
from participants.models import Enrollment
from placements import services
from placements.models import FollowUp, Placement
from placements.services.response import rates_of
from tests.follow_ups import make_follow_up
from tests.people import make_officer
from tests.placements.conftest import today

OPENED = date(2026, 8, 31)


@pytest.fixture
def asked_after(seat):
    return make_follow_up(seat)


def graduated(seat, day):
    Enrollment.objects.filter(pk=seat.pk).update(enrolled_on=day, graduated_on=day)


def answer(follow_up, by, **facts):
    with acting_as(by):
        services.answer_follow_up(follow_up, by=by, **facts)
    follow_up.refresh_from_db()
    return follow_up


def open_on(day):
    with acting_in(SYSTEM):
        return services.open_follow_ups(day)


@pytest.mark.parametrize(
    ("graduation", "day", "months", "due"),
    [
        (date(2026, 5, 31), date(2026, 8, 31), 3, date(2026, 8, 31)),
        (date(2025, 11, 30), date(2026, 2, 28), 3, date(2026, 2, 28)),  # a month without a 30th
        (date(2026, 2, 28), date(2026, 8, 31), 6, date(2026, 8, 28)),
        (date(2025, 8, 31), date(2026, 8, 31), 12, date(2026, 8, 31)),
        (date(2026, 3, 3), date(2026, 8, 31), 3, date(2026, 6, 3)),  # the clock stood still
    ],
)
def test_the_question_comes_so_many_months_after_graduation(seat, graduation, day, months, due):
    graduated(seat, graduation)
    assert open_on(day) == 1
    opened = FollowUp.objects.get()
    assert (opened.months, opened.due_on) == (months, due)
    assert opened.closes_on == due + timedelta(days=90)
    assert (opened.regency_id, opened.center_id) == (seat.regency_id, seat.center_id)


@pytest.mark.parametrize(
    "graduation",
    [date(2026, 6, 1), date(2026, 3, 1) - timedelta(days=1), date(2024, 1, 1)],
    ids=["too early", "between two questions", "long ago"],
)
def test_nobody_is_asked_too_early_or_when_the_question_would_be_closed(seat, graduation):
    graduated(seat, graduation)
    opened_before = FollowUp.objects.count()
    open_on(OPENED)
    late = FollowUp.objects.filter(closes_on__lt=OPENED) | FollowUp.objects.filter(
        due_on__gt=OPENED
    )
    assert (opened_before, late.count()) == (0, 0)


def test_a_clock_that_strikes_twice_asks_once(seat):
    graduated(seat, date(2026, 5, 31))
    assert (open_on(OPENED), open_on(OPENED)) == (1, 0)
    assert AuditEntry.objects.filter(table="placements_followup").count() == 1


def test_whoever_left_before_the_end_is_not_asked(seat):
    Enrollment.objects.filter(pk=seat.pk).update(status="COMPLETED", graduated_on=None)
    assert open_on(OPENED) == 0


def test_work_that_is_told_becomes_a_placement_and_the_outcome(asked_after, seat, placer):
    facts = {"employer_name": "Bengkel Jaya", "job_title": "Juru las"}
    answer(asked_after, placer, answer="WORKING", started_on=today(-9), **facts)
    work = Placement.objects.get()
    assert (work.kind, work.firm, work.evidence) == ("WORK", "Bengkel Jaya", "REPORTED")
    seat.refresh_from_db()
    assert (seat.outcome, seat.outcome_known_on, seat.placed_on) == (
        "WORKING",
        today(),
        today(-9),
    )
    assert (asked_after.answer, asked_after.source) == ("WORKING", "CENTER")
    step = StatusChange.objects.get(record_type="placements.followup")
    assert (step.verb, step.after, step.by) == ("answer", "WORKING", placer)


def test_what_an_officer_has_asked_is_seen_by_the_agency(asked_after, officer):
    answer(asked_after, officer, answer="SELF_EMPLOYED", started_on=today(), employer_name="Las")
    assert Placement.objects.get().evidence == "SEEN"
    assert asked_after.source == "REGION"


def test_work_on_record_that_goes_on_stays_the_one_placement(asked_after, reported, placer):
    answer(asked_after, placer, answer="SEEKING", same_work=True)
    assert Placement.objects.open().get() == reported
    assert asked_after.answer == "WORKING"


def test_new_work_ends_the_work_on_record(asked_after, reported, placer):
    answer(asked_after, placer, answer="WORKING", employer_name="PT Lain", started_on=today(-3),
           last_day=today(-4))  # fmt: skip
    reported.refresh_from_db()
    assert reported.ended_on == today(-4)
    assert Placement.objects.open().get().firm == "PT Lain"


def test_new_work_ends_the_old_the_day_before_where_no_other_day_is_told(
    asked_after, reported, placer
):
    answer(asked_after, placer, answer="WORKING", employer_name="PT Lain", started_on=today(-3))
    reported.refresh_from_db()
    assert reported.ended_on == today(-4)


def test_looking_for_work_ends_the_work_on_record_on_its_last_day(
    asked_after, reported, seat, placer
):
    answer(asked_after, placer, answer="SEEKING", last_day=today(-2))
    reported.refresh_from_db()
    seat.refresh_from_db()
    assert (reported.ended_on, seat.outcome) == (today(-2), "SEEKING")
    assert seat.placed_on == reported.started_on


@pytest.mark.parametrize(
    ("told", "days", "code"),
    [
        ("SEEKING", {}, "last_day_missing"),
        ("SEEKING", {"last_day": 5}, "last_day"),
        ("WORKING", {"started_on": 5, "last_day": -1}, "first_day"),
    ],
)
def test_an_answer_that_contradicts_the_record_changes_nothing(
    asked_after, reported, placer, told, days, code
):
    when = {name: today(number) for name, number in days.items()}
    with pytest.raises(Refusal) as refused:
        answer(asked_after, placer, answer=told, employer_name="PT Lain", **when)
    assert refused.value.code == code
    asked_after.refresh_from_db()
    reported.refresh_from_db()
    assert (asked_after.answer, reported.ended_on) == ("UNKNOWN", None)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"answer": "WORKING", "employer_name": "PT Lain"}, "first_day_missing"),
        ({"answer": "WORKING", "started_on": date(2026, 1, 1)}, "firm_missing"),
        ({"answer": "WORKING", "same_work": True}, "no_work_on_record"),
        ({"answer": "UNKNOWN"}, "unknown"),
    ],
)
def test_an_incomplete_answer_is_told_what_is_missing(asked_after, placer, facts, code):
    with pytest.raises(Refusal) as refused:
        answer(asked_after, placer, **facts)
    assert refused.value.code == code


@pytest.mark.parametrize("due", [1, -91])
def test_a_question_is_answered_while_it_is_open_and_never_before_or_after(seat, placer, due):
    closed = make_follow_up(seat, due=due)
    with pytest.raises(Refusal) as refused:
        answer(closed, placer, answer="SEEKING")
    assert refused.value.code == "follow_up_closed"
    assert FollowUp.objects.get().answer == "UNKNOWN"


def test_an_answer_may_be_mended_and_history_keeps_both(asked_after, placer):
    answer(asked_after, placer, answer="SEEKING")
    answer(asked_after, placer, answer="STUDYING")
    steps = StatusChange.objects.filter(record_type="placements.followup").order_by("pk")
    assert [(step.before, step.after) for step in steps] == [
        ("UNKNOWN", "SEEKING"),
        ("SEEKING", "STUDYING"),
    ]


def test_a_neighbour_cannot_answer_for_the_region(asked_after):
    neighbour = make_officer("tetangga@pulangpisau.test", "62.11")
    with acting_as(neighbour), pytest.raises(FollowUp.DoesNotExist):
        services.answer_follow_up(asked_after, answer="SEEKING", by=neighbour)


def test_silence_is_unknown_and_beside_every_rate_stands_who_answered(seat, placer, officer):
    make_follow_up(seat, months=3, due=-95)
    make_follow_up(seat, months=6, answer="WORKING")
    make_follow_up(seat, months=12)
    with acting_as(officer):
        rates = {row.months: row for row in rates_of(officer)}
    told = {
        months: (row.asked, row.answered, row.working, row.waiting, row.silent)
        for months, row in rates.items()
    }
    assert told == {3: (1, 0, 0, 0, 1), 6: (1, 1, 1, 0, 0), 12: (1, 0, 0, 1, 0)}
    assert {row.year for row in rates.values()} == {seat.graduated_on.year}

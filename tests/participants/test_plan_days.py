"""The lesson hours of a program, spread over the days of a class."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blkportal.core.refusals import Refusal
from participants import services
from participants.models import TrainingDay
from participants.services.timetable import _days, _spread
from programs.models import Batch, Program
from tests.chain import make_batch
from tests.door import Door
from tests.learning import make_day
from tests.pages import Page, told
from tests.participants.classes import at

MONDAY = date(2027, 3, 1)
A_DAY = timedelta(days=1)


@pytest.fixture
def batch(center):
    batch = make_batch(center, starts_on=MONDAY, ends_on=MONDAY + 41 * A_DAY)
    Program.objects.filter(pk=batch.program_id).update(lesson_hours=100)
    return Batch.objects.get(pk=batch.pk)


def planned(batch):
    return list(batch.training_days.order_by("day").values_list("day", "hours"))


def refusal_of(batch, by, **more):
    with pytest.raises(Refusal) as caught:
        services.plan_days(batch, by=by, **more)
    return caught.value


def test_the_hours_are_spread_over_working_days_the_rest_on_the_last(batch, organizer):
    services.plan_days(batch, hours_a_day=8, by=organizer)
    days = planned(batch)
    assert [hours for _day, hours in days] == [8] * 12 + [4]
    assert days[0][0] == MONDAY
    assert days[5][0] == MONDAY + 7 * A_DAY, "Saturday and Sunday are free"


def test_holidays_are_skipped_and_saturdays_used_where_wanted(batch, organizer):
    services.plan_days(
        batch, weekdays=(0, 5), hours_a_day=10, off=[MONDAY + 5 * A_DAY], by=organizer
    )
    days = [day for day, _hours in planned(batch)]
    assert days[:3] == [MONDAY, MONDAY + 7 * A_DAY, MONDAY + 12 * A_DAY]
    assert len(days) == 10


def test_what_does_not_fit_is_refused_with_both_numbers(batch, organizer):
    refusal = refusal_of(batch, organizer, weekdays=(0,), hours_a_day=10)
    assert refusal.code == "timetable_too_short"
    assert "60 dari 100" in str(refusal.text)
    assert planned(batch) == []


def test_planned_anew_the_days_with_a_roll_stay(batch, organizer):
    make_day(batch, MONDAY, 8, is_taken=True)
    make_day(batch, MONDAY + A_DAY, 3)
    services.plan_days(batch, hours_a_day=10, by=organizer)
    days = planned(batch)
    assert days[0] == (MONDAY, 8)
    assert days[1] == (MONDAY + A_DAY, 10)
    assert sum(hours for _day, hours in days) == 100


def test_when_all_hours_are_held_nothing_is_added(batch, organizer):
    Program.objects.filter(pk=batch.program_id).update(lesson_hours=8)
    batch = Batch.objects.get(pk=batch.pk)
    make_day(batch, MONDAY, 8, is_taken=True)
    make_day(batch, MONDAY + A_DAY, 8)
    services.plan_days(batch, by=organizer)
    assert planned(batch) == [(MONDAY, 8)]


@pytest.mark.parametrize("status", ["GRADUATION", "CLOSED", "CANCELLED"])
def test_a_class_that_is_over_keeps_its_days(batch, organizer, status):
    Batch.objects.filter(pk=batch.pk).update(status=status)
    assert refusal_of(batch, organizer).code == "timetable_closed"


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    hours=st.integers(1, 400),
    a_day=st.integers(1, 10),
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    length=st.integers(0, 120),
    off=st.sets(st.integers(0, 120), max_size=10),
)
def test_no_timetable_has_too_long_a_day_or_teaches_on_a_free_one(
    hours, a_day, weekdays, length, off
):
    free = {MONDAY + each * A_DAY for each in off}
    days = list(_spread(hours, a_day, _days(MONDAY, MONDAY + length * A_DAY, weekdays, free)))
    assert sum(taught for _day, taught in days) <= hours
    assert all(1 <= taught <= a_day for _day, taught in days)
    assert all(day.weekday() in weekdays and day not in free for day, _taught in days)
    assert [day for day, _taught in days] == sorted({day for day, _taught in days})
    assert all(taught == a_day for _day, taught in days[:-1])


# --- the page --------------------------------------------------------------------------------


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def test_the_page_plans_and_shows_the_days(desk, batch):
    words = {"weekdays": [0, 1, 2, 3, 4], "hours_a_day": 10, "off": "2027-03-02\n03/03/2027"}
    answer = desk.post(at("plan_days", batch), words)
    assert told(answer) == ["10 hari pelatihan direncanakan."]
    assert [day for day, _hours in planned(batch)][:2] == [MONDAY, MONDAY + 3 * A_DAY]
    page = Page(desk.get(at("show_attendance", batch)))
    assert page.rows[0][0] == "Senin, 1 Maret 2027"
    assert page.rows[0][4] == "akan datang"


@pytest.mark.parametrize(
    "odd",
    [{"weekdays": []}, {"weekdays": [7]}, {"hours_a_day": 11}, {"hours_a_day": 0},
     {"off": "besok"}, {"off": "31/02/2027"}, {"off": "2027-13-01"}],
)  # fmt: skip
def test_what_is_odd_is_said_beside_its_field(desk, batch, odd):
    words = {"weekdays": [0], "hours_a_day": 8, "off": ""} | odd
    page = Page(desk.post(at("plan_days", batch), words))
    assert page.status == 200
    assert "Ada yang perlu diperbaiki" in page.text
    assert planned(batch) == []


def test_what_does_not_fit_is_said_on_the_page_and_nothing_typed_is_lost(desk, batch):
    words = {"weekdays": [0], "hours_a_day": 8, "off": "2027-03-08"}
    page = Page(desk.post(at("plan_days", batch), words))
    assert "40 dari 100" in page.text
    assert page.values["off"] == "2027-03-08"


def test_a_region_reads_the_days_and_plans_none(signed_in, officer, batch):
    make_day(batch, MONDAY)
    page = Page(signed_in(officer).get(at("show_attendance", batch)))
    assert "Senin, 1 Maret 2027" in page.text
    assert at("plan_days", batch) not in page.links
    assert signed_in(officer).post(at("plan_days", batch)).status_code == 403


def test_without_days_the_page_leads_whoever_may_to_the_plan(desk, signed_in, officer, batch):
    assert at("plan_days", batch) in Page(desk.get(at("show_attendance", batch))).empty
    page = Page(signed_in(officer).get(at("show_attendance", batch)))
    assert at("plan_days", batch) not in page.empty


def test_a_neighbouring_center_plans_nothing(signed_in, other_organizer, batch):
    words = {"weekdays": [0, 1, 2, 3, 4], "hours_a_day": 10}
    assert signed_in(other_organizer).post(at("plan_days", batch), words).status_code == 404
    assert TrainingDay.objects.count() == 0


def test_a_program_plans_days_too(organizer, officer, batch):
    said = Door(organizer).post(
        f"classes/{batch.pk}/plan-days/", weekdays=[0, 1], hours_a_day=10, off=["2027-03-02"]
    ).json()  # fmt: skip
    assert [day["hours"] for day in said["days"]] == [10] * 10
    assert len(Door(officer).ids("training-days/", batch=batch.pk)) == 10


def test_holidays_and_joint_leave_stand_in_the_form_and_can_be_changed(desk, center):
    christmas = make_batch(
        center, status="RUNNING", starts_on=date(2026, 12, 21), ends_on=date(2027, 1, 8)
    )
    page = Page(desk.get(f"/participants/classes/{christmas.pk}/attendance/plan/"))
    assert page.values["off"].split() == [
        "2026-12-24", "2026-12-25", "2027-01-01", "2027-01-05",
    ]  # fmt: skip
    assert "Cuti Bersama Hari Raya Natal" in page.text

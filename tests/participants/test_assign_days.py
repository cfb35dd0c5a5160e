"""Where a class is taught and by whom: one class a day for a room and for an instructor."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import TrainingDay
from tests.chain import make_batch, make_training_room
from tests.door import Door
from tests.learning import make_day
from tests.pages import Page
from tests.participants.classes import at

TODAY = timezone.localdate()
A_DAY = timedelta(days=1)


@pytest.fixture
def room(center):
    return make_training_room(center)


@pytest.fixture
def teacher(organizer):
    return organizer.center_staff


@pytest.fixture
def batch(center):
    """One day whose roll is taken, two to come."""
    batch = make_batch(center, status="RUNNING", starts_on=TODAY - A_DAY)
    make_day(batch, TODAY - A_DAY, is_taken=True)
    for number in (1, 2):
        make_day(batch, TODAY + number * A_DAY)
    return batch


@pytest.fixture
def other(center):
    """Another class that is taught tomorrow."""
    other = make_batch(center, status="RUNNING", title="Kelas Lain")
    make_day(other, TODAY + A_DAY)
    return other


def assign(batch, by, room=None, instructor=None, **days):
    with acting_as(by):
        return services.assign_days(batch, room=room, instructor=instructor, by=by, **days)


def refused(batch, by, **chosen):
    with pytest.raises(Refusal) as error:
        assign(batch, by, **chosen)
    return error.value


def test_days_to_come_get_room_and_instructor_and_past_ones_stay(batch, organizer, room, teacher):
    assert assign(batch, organizer, room, teacher) == 2
    days = list(batch.training_days.order_by("day"))
    assert [day.room for day in days] == [None, room, room]
    assert [day.instructor for day in days] == [None, teacher, teacher]


def test_a_stand_in_teaches_the_named_days_only(batch, organizer, room, teacher):
    assign(batch, organizer, room)
    tomorrow = TODAY + A_DAY
    assert assign(batch, organizer, room, teacher, since=tomorrow, until=tomorrow) == 1
    days = list(batch.training_days.order_by("day"))
    assert [day.instructor for day in days] == [None, teacher, None]
    assert [day.room for day in days] == [None, room, room]


@pytest.mark.parametrize("days", [{"since": TODAY + 9 * A_DAY}, {"until": TODAY - A_DAY}])
def test_where_no_open_day_lies_nothing_is_called_done(batch, organizer, room, days):
    assert refused(batch, organizer, room=room, **days).code == "no_day_to_assign"


def test_a_class_without_days_is_told_to_plan_them(center, organizer, room):
    assert refused(make_batch(center), organizer, room=room).code == "no_days_planned"


def test_a_stand_in_for_one_day_does_not_stay_when_days_are_planned_anew(
    batch, organizer, room, teacher
):
    make_day(batch, TODAY + 3 * A_DAY)
    assign(batch, organizer, room)
    assign(batch, organizer, room, teacher, since=TODAY + 3 * A_DAY)
    with acting_as(organizer):
        services.plan_days(batch, weekdays=range(7), by=organizer)
    assert not batch.training_days.filter(instructor=teacher).exists()


def test_days_the_wrong_way_round_are_told_beside_their_field(batch, organizer, room, signed_in):
    days = {"since": TODAY + 2 * A_DAY, "until": TODAY + A_DAY}
    page = Page(signed_in(organizer).post(at("assign_days", batch), {"room": room.pk, **days}))
    assert "Hari ini mendahului hari pertama" in page.text
    assert not batch.training_days.filter(room__isnull=False).exists()


def test_a_clash_names_the_day_and_the_other_class(batch, other, organizer, room, teacher):
    assign(other, organizer, room)
    refusal = refused(batch, organizer, room=room)
    assert refusal.code == "days_clash"
    assert "Kelas Lain" in str(refusal.text)
    assign(other, organizer, None, teacher)
    refusal = refused(batch, organizer, room=room, instructor=teacher)
    assert "Instruktur" in str(refusal.text)
    assert not batch.training_days.filter(room__isnull=False).exists()


def test_the_database_lets_no_two_classes_share_a_room_or_an_instructor(
    batch, other, organizer, room, teacher
):
    assign(batch, organizer, room, teacher)
    for column, value in (("room", room), ("instructor", teacher)):
        with pytest.raises(IntegrityError), transaction.atomic():
            TrainingDay.objects.filter(batch=other).update(**{column: value})


def test_of_two_desks_that_give_the_same_room_the_second_is_told(
    batch, other, organizer, room, monkeypatch
):
    assign(other, organizer, room)
    monkeypatch.setattr("participants.services.teaching.must_be_free", lambda *_: None)
    assert refused(batch, organizer, room=room).code == "days_clash"


def test_a_room_of_another_center_is_refused(batch, organizer, other_organizer):
    foreign = make_training_room(other_organizer.center_staff.center)
    assert refused(batch, organizer, room=foreign).code == "of_other_center"


def test_days_that_are_planned_anew_keep_room_and_instructor(batch, organizer, room, teacher):
    assign(batch, organizer, room, teacher)
    with acting_as(organizer):
        services.plan_days(batch, weekdays=range(7), by=organizer)
    fresh = batch.training_days.filter(taken_at__isnull=True)
    assert fresh.count() > 2
    assert not fresh.exclude(room=room, instructor=teacher).exists()


def test_planning_anew_onto_a_taken_room_is_refused_and_nothing_changes(
    batch, other, organizer, room
):
    assign(batch, organizer, room)
    TrainingDay.objects.filter(batch=other).update(day=TODAY + 5 * A_DAY, room=room)
    before = list(batch.training_days.values_list("day", flat=True))
    with acting_as(organizer), pytest.raises(Refusal) as error:
        services.plan_days(batch, weekdays=range(7), hours_a_day=1, by=organizer)
    assert error.value.code in {"days_clash", "timetable_too_short"}
    assert list(batch.training_days.values_list("day", flat=True)) == before


def test_the_page_sets_shows_and_tells_the_clash(
    batch, other, organizer, officer, room, signed_in
):
    desk = signed_in(organizer)
    answer = desk.post(at("assign_days", batch), {"room": room.pk})
    assert answer.url == at("show_attendance", batch)
    page = Page(signed_in(officer).get(at("show_attendance", batch)))
    assert "Bengkel A" in page.text
    page = Page(desk.post(at("assign_days", other), {"room": room.pk}))
    assert "dipakai" in page.text
    assert page.values["room"] == str(room.pk)


def test_the_api_assigns_and_takes_away(batch, organizer, room, teacher):
    door = Door(organizer)
    told = door.post(f"classes/{batch.pk}/assign-days/", room=room.pk, instructor=teacher.pk)
    assert [day["room"] for day in told.json()["days"]] == [None, room.pk, room.pk]
    told = door.post(f"classes/{batch.pk}/assign-days/", since=f"{TODAY + 2 * A_DAY}")
    assert [day["room"] for day in told.json()["days"]] == [None, room.pk, None]
    told = door.post(f"classes/{batch.pk}/assign-days/")
    assert [day["room"] for day in told.json()["days"]] == [None, None, None]
    assert door.post(f"classes/{batch.pk}/assign-days/", room=999_999).status_code == 404


def test_a_neighbouring_center_assigns_nothing(batch, other_organizer, signed_in):
    assert signed_in(other_organizer).post(at("assign_days", batch), {}).status_code == 404

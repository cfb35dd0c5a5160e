"""“Two more classes: who could come, from where, is there a bed?”, answered and nothing saved."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.scope import acting_as
from participants.models import Referral
from participants.services.what_if import Plan, what_if
from programs.models import Batch
from tests.chain import (
    make_agreement,
    make_batch,
    make_enrollment,
    make_program,
    make_quota,
    make_referral,
    make_training_room,
)
from tests.door import Door
from tests.learning import make_bed
from tests.needs import make_need

START = timezone.localdate() + timedelta(days=40)
PAGE = reverse("participants:ask_what_if")


@pytest.fixture
def program(db):
    return make_program()  # 240 lesson hours, classes of 16


@pytest.fixture
def plan(center, program):
    return Plan(center, program, classes=2, starts_on=START)


def beds_of(answer):
    return {beds.sex.value: (beds.free, beds.total) for beds in answer.beds}


def origins_of(answer):
    return {
        row.regency.pk: (row.rank, row.wanted, row.waiting, row.free, row.has_agreement)
        for row in answer.origins
    }


def asked(plan, **changes):
    return {"program": plan.program.pk, "classes": 2, "starts_on": START.isoformat(),
            "center": plan.center.pk} | changes  # fmt: skip


def test_the_last_day_is_reckoned_from_the_lesson_hours(plan):
    assert (plan.seats, plan.ends_on) == (32, START + timedelta(days=35))


def test_where_nothing_is_known_nothing_is_promised(plan):
    answer = what_if(plan)
    assert (answer.beds_free, answer.rooms_free, answer.origins) == (0, 0, [])


def test_a_bed_counts_that_is_free_in_every_night_and_promised_to_nobody(plan, organizer):
    for sex in ("MALE", "MALE", "FEMALE"):
        make_bed(plan.center, sex)
    batch = make_batch(plan.center, plan.program, starts_on=START + timedelta(days=20))
    referral = make_referral(batch, status="SELECTED")
    make_enrollment(referral=referral)  # a woman with a seat who has no bed yet
    assert beds_of(what_if(plan)) == {"MALE": (2, 2), "FEMALE": (0, 1)}


def test_classes_of_the_same_days_keep_their_rooms(plan, other_center):
    for name in ("A", "B", "C"):
        make_training_room(plan.center, name)
    same = make_batch(plan.center, plan.program, starts_on=START + timedelta(days=5))
    make_batch(plan.center, plan.program, starts_on=START + timedelta(days=90))
    make_batch(plan.center, plan.program, status="CANCELLED", starts_on=START)
    make_batch(other_center, plan.program, starts_on=START)
    answer = what_if(plan)
    assert (answer.meanwhile, answer.rooms_free) == ([same], 2)


def test_regions_are_told_with_need_reserve_quota_and_agreement(plan, officer, neighbour):
    year = START.year
    make_need(officer, program=plan.program, year=year, rank=2, seats=9)
    make_need(officer, program=plan.program, year=year, rank=1, seats=4, status="DRAFT")
    make_need(neighbour, program=plan.program, year=year, rank=1, seats=6)
    batch = make_batch(plan.center, plan.program)
    referral = make_referral(batch, regency="62.10", status="RESERVE")
    Referral.objects.filter(pk=referral.pk).update(submitted_on=timezone.localdate())
    quota = make_quota(make_batch(plan.center, plan.program))
    type(quota).objects.filter(pk=quota.pk).update(
        batch=None, program=plan.program, year=year, taken=10
    )
    make_agreement(batch, "62.10")
    answer = what_if(plan)
    assert origins_of(answer) == {
        "62.10": (2, 9, 1, 4, True),
        "62.11": (1, 6, 0, 0, False),
    }
    assert [row.regency.pk for row in answer.origins] == ["62.10", "62.11"]
    assert (answer.total("wanted"), answer.total("waiting")) == (15, 1)


def test_a_need_that_is_planned_already_is_not_asked_for_again(plan, officer):
    make_need(officer, program=plan.program, year=START.year, status="PLANNED", planned=9, seats=9)
    assert what_if(plan).origins == []


def test_a_center_asks_about_itself_and_reads_no_other(plan, organizer, other_organizer):
    with acting_as(organizer):
        assert what_if(plan).plan == plan
    other = Door(other_organizer).get("what-if/", **asked(plan))
    assert other.status_code == 400
    assert "center" in other.text


def test_nothing_is_saved(plan, organizer, client):
    before = Batch.objects.count()
    client.force_login(organizer)
    page = client.get(PAGE, asked(plan))
    assert page.context["answer"].plan == plan
    assert Batch.objects.count() == before


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"classes": 0}, "classes"), ({"classes": 51}, "classes"), ({"starts_on": "2020-01-01"},
     "starts_on"), ({"starts_on": "Maret"}, "starts_on"), ({"starts_on": "9999-12-31"},
     "starts_on"), ({"program": "las"}, "program"),
     ({"center": "bbplk-serang"}, "center")],
)  # fmt: skip
def test_a_wrong_question_is_told_beside_its_field(plan, organizer, client, wrong, field):
    client.force_login(organizer)
    page = client.get(PAGE, asked(plan, **wrong))
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {field}
    assert page.context["answer"] is None


def test_the_question_stands_open_before_it_is_asked(organizer, client):
    client.force_login(organizer)
    page = client.get(PAGE)
    assert not page.context["form"].errors


def test_a_program_asks_the_same(plan, ministry, officer):
    make_bed(plan.center, "MALE")
    make_need(officer, program=plan.program, year=START.year, seats=9)
    answer = Door(ministry).get("what-if/", **asked(plan)).json()
    assert (answer["seats"], answer["ends_on"]) == (32, plan.ends_on.isoformat())
    assert {"sex": "MALE", "total": 1, "free": 1} in answer["beds"]
    assert [row["wanted"] for row in answer["origins"]] == [9]


def test_it_is_answered_in_eleven_statements(plan, officer, django_assert_max_num_queries):
    make_need(officer, program=plan.program, year=START.year)
    with django_assert_max_num_queries(11):
        what_if(plan)

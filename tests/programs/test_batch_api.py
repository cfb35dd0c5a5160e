"""Batches, agreements, quotas and the catalog through the API, with their refusals."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core.models import StatusChange
from programs.models import Batch
from tests.chain import make_batch, make_enrollment, make_program, make_referral
from tests.door import Door


@pytest.fixture
def desk(organizer):
    return Door(organizer)


def plan(home, **changes):
    start = timezone.localdate() + timedelta(days=40)
    return {
        "code": "las-api", "title": "Las", "center": home.pk, "program": make_program().pk,
        "funding": make_batch(home).funding_id, "year": start.year, "nominate_by": start,
        "starts_on": start, "ends_on": start + timedelta(days=9), **changes,
    }  # fmt: skip


def test_a_planned_batch_is_told_with_what_it_will_be(desk, center):
    made = desk.post("batches/", **plan(center))
    assert made.status_code == 201
    told = made.json()
    assert (told["status"], told["taken"], told["seats_left"], told["version"]) == (
        "PLANNED", 0, 16, 1,
    )  # fmt: skip


def test_planning_under_one_key_makes_one_batch(desk, center):
    sent = plan(center)
    first, again = (
        desk.post("batches/", key="rencana", **sent),
        desk.post("batches/", key="rencana", **sent),
    )
    assert first.json() == again.json()
    assert Batch.objects.filter(code="las-api").count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [({"code": "Las 9!"}, "code"), ({"capacity": 0}, "capacity"),
     ({"funding": "hibah"}, "funding"),
     ({"ends_on": "besok"}, "ends_on"), ({"title": ""}, "title"), ({"program": 0}, "program")],
)  # fmt: skip
def test_what_is_wrong_with_a_plan_is_named(desk, center, change, field):
    answer = desk.post("batches/", **plan(center) | change)
    assert (answer.status_code, list(answer.json())) == (400, [field])


def test_days_out_of_order_are_refused_by_rule(desk, center):
    answer = desk.post("batches/", **plan(center, ends_on="2001-01-01"))
    assert (answer.status_code, answer.json()["code"]) == (409, "batch_days")


def test_another_centers_batch_is_neither_planned_nor_taken_over(desk, center, other_center):
    assert "center" in desk.post("batches/", **plan(center) | {"center": other_center.pk}).json()


def test_batches_are_listed_newest_first_and_narrowed(desk, center):
    old = make_batch(center, status="CLOSED", starts_on=timezone.localdate() - timedelta(days=400))
    new = make_batch(center, title="Barista 7")
    assert desk.ids("batches/") == [new.pk, old.pk]
    assert desk.ids("batches/", status="CLOSED") == [old.pk]
    assert desk.ids("batches/", q="barista") == [new.pk]
    assert desk.ids("batches/", year=old.year) == [old.pk]
    assert desk.ids("batches/", vocation=new.program.vocation_id, center=center.pk) == [
        new.pk, old.pk,
    ]  # fmt: skip
    wrong = desk.get("batches/", status="BUKA")
    assert (wrong.status_code, list(wrong.json())) == (400, ["status"])


def test_a_stale_correction_tells_both_values(desk, center):
    batch = make_batch(center, title="Las")
    path = f"batches/{batch.pk}/correct/"
    assert desk.post(path, version=1, title="Las 2").json()["version"] == 2
    stale = desk.post(path, version=1, title="Las 3")
    assert stale.status_code == 409
    assert {"theirs": "Las 2", "yours": "Las 3"} in stale.json()["fields"].values()


@pytest.mark.parametrize(
    ("status", "verb"),
    [("OPEN", "open"), ("PLANNED", "start-selection"), ("OPEN", "start"), ("PLANNED", "close"),
     ("CLOSED", "cancel"), ("CANCELLED", "postpone"), ("RUNNING", "confirm"),
     ("CONFIRMED", "start-assessment"), ("RUNNING", "start-graduation")],
)  # fmt: skip
def test_a_step_out_of_turn_names_both_states(desk, center, status, verb):
    batch = make_batch(center, status=status)
    said = desk.post(f"batches/{batch.pk}/{verb}/", reason="Sebab", decree_number="KEP/1",
                     decree_on=batch.starts_on)  # fmt: skip
    assert (said.status_code, said.json()["code"]) == (409, "illegal_move")
    assert said.json()["before"] == batch.get_status_display()
    assert not StatusChange.about(batch).exists()


def test_a_decree_needs_number_and_day(desk, center):
    batch = make_batch(center, status="SELECTION")
    answer = desk.post(f"batches/{batch.pk}/confirm/")
    assert (answer.status_code, set(answer.json())) == (400, {"decree_number", "decree_on"})
    told = desk.post(
        f"batches/{batch.pk}/confirm/", decree_number=" KEP/7 ", decree_on="2026-11-02"
    )
    assert (told.json()["decree_number"], told.json()["status"]) == ("KEP/7", "CONFIRMED")


def test_closing_waits_for_people_under_way(desk, center):
    batch = make_batch(center, status="GRADUATION")
    make_enrollment("COMPLETED", make_referral(batch, status="SELECTED"))
    answer = desk.post(f"batches/{batch.pk}/close/")
    assert (answer.status_code, answer.json()["code"]) == (409, "class_incomplete")

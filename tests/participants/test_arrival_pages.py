"""Who is expected, who is here and who sleeps where, as the center reads it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import Enrollment, Stay
from tests.chain import make_batch, make_quota
from tests.learning import make_bed, make_stay
from tests.pages import Page, told
from tests.participants.classes import at, seat

ARRIVALS = reverse("participants:show_arrivals")
DORMITORY = reverse("participants:show_dormitory")


@pytest.fixture
def batch(center):
    batch = make_batch(center, status="CONFIRMED", starts_on=timezone.localdate())
    make_quota(batch, "62.11", seats=5, nominees=9)
    return batch


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def test_the_expected_and_the_arrived_stand_apart(desk, batch, center):
    make_bed(center, "FEMALE")
    seat(batch, "Kenari")
    make_stay(seat(batch, "Elang", "ARRIVED"), make_bed(center, "FEMALE", "Jendela"))
    page = desk.get(at("show_class_arrivals", batch))
    assert [row.participant.name for row in page.context["waiting"]] == ["Kenari"]
    assert [row.participant.name for row in page.context["here"]] == ["Elang"]
    assert [len(beds) for beds in page.context["beds"].values()] == [0, 1]
    assert "Jendela" in Page(page).row("Elang")[3]


def test_all_ticked_arrive_on_the_day_that_was_written(desk, batch, center):
    people = [seat(batch, name) for name in ("Kenari", "Elang")]
    for _ in people:
        make_bed(center, "FEMALE")
    day = timezone.localdate()
    answer = desk.post(
        at("arrive_people", batch), {"row": [row.pk for row in people], "on": day.isoformat()}
    )
    assert "2" in told(answer)[0]
    assert set(Enrollment.objects.values_list("status", "enrolled_on")) == {("ARRIVED", day)}
    assert Stay.objects.count() == 2


def test_one_bed_for_two_is_given_to_the_first_and_the_second_is_told(desk, batch, center):
    make_bed(center, "FEMALE")
    people = [seat(batch, name) for name in ("Elang", "Kenari")]
    answer = desk.post(at("arrive_people", batch), {"row": [row.pk for row in people]})
    assert [line for line in told(answer) if line.startswith("Kenari: ")]
    assert Stay.objects.get().enrollment == people[0]
    people[1].refresh_from_db()
    assert people[1].status == "CONFIRMED"


def test_arriving_twice_books_no_second_bed(desk, batch, center):
    make_bed(center, "FEMALE")
    make_bed(center, "FEMALE")
    person = seat(batch, "Kenari")
    for _ in range(2):
        answer = desk.post(at("arrive_people", batch), {"row": person.pk})
    assert [line for line in told(answer) if line.startswith("Kenari: ")]
    assert Stay.objects.count() == 1


@pytest.mark.parametrize("verb", ["arrive_people", "miss_people"])
def test_nobody_ticked_is_told_and_changes_nothing(desk, batch, verb):
    seat(batch, "Kenari")
    assert len(told(desk.post(at(verb, batch)))) == 1
    assert Enrollment.objects.get().status == "CONFIRMED"


def test_who_did_not_arrive_frees_the_seat_of_class_and_region(desk, batch):
    person = seat(batch, "Kenari")
    desk.post(at("miss_people", batch), {"row": person.pk})
    batch.refresh_from_db()
    assert (batch.taken, batch.quotas.get(regency="62.10").taken) == (0, 0)


def test_the_board_leaves_out_far_and_foreign_classes(desk, signed_in, officer, batch, center):
    seat(batch, "Kenari")
    far = make_batch(center, status="CONFIRMED",
                     starts_on=timezone.localdate() + timedelta(days=40))  # fmt: skip
    seat(far, "Elang")
    rows = Page(desk.get(ARRIVALS)).rows
    assert [row[0].split(" BBPLK")[0] for row in rows] == [str(batch)]
    assert rows[0][2:] == ["1", "1", "0", "0", "1"]
    other = seat(batch, "Nuri", regency="62.11")
    assert other.pk
    assert Page(signed_in(officer).get(ARRIVALS)).rows[0][2] == "1"  # the own people only


def test_an_empty_board_says_when_classes_appear(desk):
    assert Page(desk.get(ARRIVALS)).empty.endswith(f"→ {reverse('programs:list_batches')}")


def test_the_dormitory_says_who_sleeps_where_until_when(desk, batch, center):
    bed = make_bed(center, "FEMALE", "Jendela")
    make_bed(center, "MALE")
    make_stay(seat(batch, "Kenari", "ARRIVED"), bed)
    page = Page(desk.get(DORMITORY))
    sleeper = page.row("Kenari")
    assert sleeper[0] == str(bed)
    assert sleeper[2] == str(batch)
    assert sleeper[3] == "081234567890"  # for an evacuation
    assert str(batch.ends_on.year) in sleeper[4]


def test_last_night_and_cancelled_stays_are_not_tonight(desk, batch, center):
    past = make_batch(center, status="RUNNING",
                      starts_on=timezone.localdate() - timedelta(days=33))  # fmt: skip
    make_stay(seat(past, "Pulang", "COMPLETED"), make_bed(center, "FEMALE"))
    gone = make_stay(seat(batch, "Batal", "ARRIVED"), make_bed(center, "FEMALE"))
    Stay.objects.filter(pk=gone.pk).update(is_cancelled=True)
    text = Page(desk.get(DORMITORY)).text
    assert "Pulang" not in text
    assert "Batal" not in text


def test_a_center_sees_its_own_beds_whatever_the_address_names(desk, center, other_center):
    make_bed(center)
    make_bed(other_center)
    page = desk.get(DORMITORY, {"center": other_center.pk})
    assert page.context["center"] == center
    assert not page.context["centers"]


def test_the_ministry_is_told_of_a_center_that_does_not_exist(signed_in, ministry, center):
    make_bed(center)
    browser = signed_in(ministry)
    assert browser.get(DORMITORY, {"center": "bbplk-bulan"}).status_code == 404
    assert Page(browser.get(DORMITORY)).rows


def test_without_beds_it_is_said_who_records_them(desk):
    assert Page(desk.get(DORMITORY)).empty

"""Living in the dormitory: away with leave, back, missing; another bed, places changed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Leave, Stay
from tests.chain import make_batch
from tests.door import Door
from tests.learning import make_bed, make_leave, make_stay
from tests.pages import Page, told
from tests.participants.classes import at, seat

TODAY = timezone.localdate()
NOW = timezone.now()
HOUR = timedelta(hours=1)
BOARD = "/participants/dormitory/"


@pytest.fixture
def batch(center):
    return make_batch(center, status="RUNNING", starts_on=TODAY - timedelta(days=3))


@pytest.fixture
def people(batch, center):
    """Anggrek in bed 1, Bakung in bed 2, both women; bed 3 is free."""
    found = []
    for label, name in (("1", "Anggrek"), ("2", "Bakung")):
        person = seat(batch, name, "IN_TRAINING")
        make_stay(person, make_bed(center, "FEMALE", label))
        found.append(person)
    return found


@pytest.fixture
def free_bed(center):
    return make_bed(center, "FEMALE", "3")


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def give(person, by, **more):
    words = {"due_back": NOW + 5 * HOUR, "reason": "Berobat", "by": by} | more
    return services.give_leave(person, **words)


def bed_tonight(person):
    rows = Stay.objects.filter(enrollment=person, is_cancelled=False, nights__contains=TODAY)
    return rows.get().bed.label


def refusal_of(act, *args, **more):
    with pytest.raises(Refusal) as caught:
        act(*args, **more)
    return caught.value.code


# --- away and back -----------------------------------------------------------------------------


def test_somebody_leaves_and_comes_back(people, organizer):
    leave = give(people[0], organizer)
    assert Leave.objects.away().get() == leave
    assert (leave.given_by, leave.is_overdue) == (organizer, False)
    services.note_return(leave, by=organizer)
    assert not Leave.objects.away().exists()
    assert StatusChange.about(people[0]).get().verb == "come_back"
    assert give(people[0], organizer).pk != leave.pk


def test_who_sleeps_elsewhere_gets_no_leave(batch, organizer):
    person = seat(batch, "Dahlia", "IN_TRAINING")
    assert refusal_of(give, person, organizer) == "does_not_live_in"


def test_a_cancelled_stay_is_no_bed(people, organizer):
    Stay.objects.filter(enrollment=people[0]).update(is_cancelled=True)
    assert refusal_of(give, people[0], organizer) == "does_not_live_in"


def test_nobody_is_away_twice(people, organizer):
    give(people[0], organizer)
    assert refusal_of(give, people[0], organizer) == "away_already"
    give(people[1], organizer)
    assert Leave.objects.away().count() == 2


@pytest.mark.parametrize("back", [timedelta(0), -HOUR])
def test_a_leave_ends_after_it_begins(people, organizer, back):
    code = refusal_of(give, people[0], organizer, left_at=NOW, due_back=NOW + back)
    assert code == "leave_moments"


def test_a_leave_has_a_reason(people, organizer):
    assert refusal_of(give, people[0], organizer, reason="  ") == "reason_missing"


@pytest.mark.parametrize("moment", [-10 * HOUR, HOUR])
def test_a_return_lies_between_the_leave_and_now(people, organizer, moment):
    leave = make_leave(people[0])
    code = refusal_of(services.note_return, leave, returned_at=NOW + moment, by=organizer)
    assert code == "leave_moments"
    assert Leave.objects.away().exists()


def test_of_two_who_note_a_return_the_first_moment_stays(people, organizer):
    leave = make_leave(people[0])
    copy = Leave.objects.get(pk=leave.pk)
    services.note_return(leave, by=organizer)
    assert refusal_of(services.note_return, copy, by=organizer) == "back_already"
    assert Leave.objects.get().returned_at == leave.returned_at


# --- another bed -------------------------------------------------------------------------------


def test_from_tonight_somebody_has_another_bed(people, free_bed, organizer):
    before = Stay.objects.get(enrollment=people[0])
    with acting_as(organizer):
        moved = services.change_bed(people[0], bed=free_bed, by=organizer)
    before.refresh_from_db()
    assert (before.nights.upper, moved.nights.lower) == (TODAY, TODAY)
    assert moved.nights.upper == people[0].batch.ends_on
    assert bed_tonight(people[0]) == "3"
    assert StatusChange.about(people[0]).get().reason.endswith("3")


def test_a_stay_that_begins_today_is_replaced_as_a_whole(center, free_bed, organizer):
    batch = make_batch(center, status="RUNNING", starts_on=TODAY)
    person = seat(batch, "Dahlia", "ARRIVED")
    stay = make_stay(person, make_bed(center, "FEMALE", "7"))
    services.change_bed(person, bed=free_bed, by=organizer)
    stay.refresh_from_db()
    assert (stay.is_cancelled, bed_tonight(person)) == (True, "3")


def test_a_bed_that_is_taken_is_refused_and_the_old_one_kept(people, organizer):
    taken = Stay.objects.get(enrollment=people[1]).bed
    assert refusal_of(services.change_bed, people[0], bed=taken, by=organizer) == "bed_taken"
    assert [bed_tonight(person) for person in people] == ["1", "2"]


def test_a_bed_of_the_other_sex_or_the_own_bed_is_refused(people, center, organizer):
    change = services.change_bed
    assert refusal_of(change, people[0], bed=make_bed(center, "MALE"), by=organizer) == "wrong_bed"
    own = Stay.objects.get(enrollment=people[0]).bed
    assert refusal_of(change, people[0], bed=own, by=organizer) == "same_bed"


def test_two_change_places_at_once(people, organizer):
    with acting_as(organizer):
        services.swap_beds(*people, by=organizer)
    assert [bed_tonight(person) for person in people] == ["2", "1"]
    assert StatusChange.objects.filter(verb="change_bed").count() == 2


def test_a_woman_and_a_man_do_not_change_places(people, batch, center, organizer):
    man = seat(batch, "Joko", "IN_TRAINING", sex="MALE")
    make_stay(man, make_bed(center, "MALE", "9"))
    assert refusal_of(services.swap_beds, people[0], man, by=organizer) == "wrong_bed"
    assert [bed_tonight(person) for person in (people[0], man)] == ["1", "9"]


def test_nobody_changes_places_with_themselves_or_with_who_sleeps_elsewhere(
    people, batch, organizer
):
    swap = services.swap_beds
    assert refusal_of(swap, people[0], people[0], by=organizer) == "same_bed"
    stranger = seat(batch, "Dahlia", "IN_TRAINING")
    assert refusal_of(swap, people[0], stranger, by=organizer) == "does_not_live_in"
    assert bed_tonight(people[0]) == "1"


# --- the day board -----------------------------------------------------------------------------


def test_the_board_tells_who_is_away_missing_and_expected(desk, batch, people):
    make_leave(people[0], due_in=-2 * HOUR)
    make_leave(people[1])
    seat(batch, "Dahlia")
    seat(batch, "Edelweis", regency="62.11")
    page = Page(desk.get(BOARD))
    rows = [row for row in page.rows if "Berobat" in row]
    assert [row[0] for row in rows] == ["Anggrek", "Bakung"], "the longest overdue first"
    assert "belum kembali" in rows[0][2]
    assert "belum kembali" not in rows[1][2]
    assert "Kab. Gunung Mas (1), Kab. Pulang Pisau (1)" in page.text
    (row,) = [row for row in page.rows if row[1].startswith("Anggrek")]
    assert "belum kembali" in row[1], "the list for an evacuation says it too"


def test_a_press_brings_somebody_back(desk, people):
    leave = make_leave(people[0])
    back = reverse("participants:note_return", args=[leave.pk])
    assert back in Page(desk.get(BOARD)).targets
    answer = desk.post(back)
    assert (answer["Location"], told(answer)) == (BOARD, ["Anggrek sudah kembali."])
    assert desk.post(back).status_code == 409
    assert "Tidak ada yang sedang keluar" in Page(desk.get(BOARD)).text


def test_a_board_without_anybody_says_so(desk, free_bed):
    assert "Tidak ada yang sedang keluar" in Page(desk.get(BOARD)).text


def test_leave_and_bed_are_offered_on_the_page_of_who_lives_in(desk, batch, people, free_bed):
    links = Page(desk.get(at("show_enrollment", people[0]))).links
    assert {at("give_leave", people[0]), at("change_bed", people[0])} <= set(links)
    stranger = seat(batch, "Dahlia", "IN_TRAINING")
    links = Page(desk.get(at("show_enrollment", stranger))).links
    assert at("give_leave", stranger) not in links


def test_the_leave_is_typed_on_a_page(desk, people):
    odd = {"left_at": "tadi", "due_back": "", "reason": ""}
    page = Page(desk.post(at("give_leave", people[0]), odd))
    assert set(page.errors) == set(odd)
    sent = {"left_at": "", "due_back": f"{timezone.localtime(NOW) + HOUR:%Y-%m-%dT%H:%M}"}
    desk.post(at("give_leave", people[1]), sent | {"reason": "Berobat"})
    assert Leave.objects.get().left_at <= timezone.now(), "empty means now"
    local = timezone.localtime(NOW)
    sent = {
        "left_at": f"{local - HOUR:%Y-%m-%dT%H:%M}", "due_back": f"{local + HOUR:%Y-%m-%dT%H:%M}",
        "reason": "Salat Jumat",
    }  # fmt: skip
    answer = desk.post(at("give_leave", people[0]), sent)
    assert answer["Location"] == at("show_enrollment", people[0])
    assert people[0].leaves.get().reason == "Salat Jumat"


def test_the_new_place_is_a_free_bed_or_a_neighbour(desk, people, free_bed):
    page = Page(desk.get(at("change_bed", people[0])))
    assert "Bakung" in page.text
    desk.post(at("change_bed", people[0]), {"place": f"bed-{free_bed.pk}"})
    assert bed_tonight(people[0]) == "3"
    desk.post(at("change_bed", people[0]), {"place": f"person-{people[1].pk}"})
    assert [bed_tonight(person) for person in people] == ["2", "3"]
    page = Page(desk.post(at("change_bed", people[0]), {"place": "bed-0"}))
    assert "place" in page.errors


def test_regions_and_neighbours_do_not_read_why_somebody_is_away(
    signed_in, officer, other_organizer, people
):
    leave = make_leave(people[0])
    back = reverse("participants:note_return", args=[leave.pk])
    assert signed_in(officer).post(back).status_code == 403
    assert signed_in(other_organizer).post(back).status_code == 404
    assert "Berobat" not in Page(signed_in(officer).get(at("show_enrollment", people[0]))).text
    with acting_as(officer), pytest.raises(ProgrammingError), transaction.atomic():
        Leave.objects.exists()


def test_programs_do_all_of_it(organizer, people, free_bed):
    door = Door(organizer)
    due = (NOW + HOUR).isoformat()
    given = door.post("leaves/", enrollment=people[0].pk, due_back=due, reason="Berobat")
    assert given.status_code == 201
    assert len(door.get("leaves/", returned_at__isnull="true").json()["results"]) == 1
    back = door.post(f"leaves/{given.json()['id']}/return/")
    assert back.json()["returned_at"]
    again = door.post(f"leaves/{given.json()['id']}/return/")
    assert (again.status_code, again.json()["code"]) == (409, "back_already")
    person = f"enrollments/{people[0].pk}/"
    assert door.post(f"{person}change-bed/", bed=free_bed.pk).status_code == 200
    assert door.post(f"{person}swap-beds/", other=people[1].pk).status_code == 200
    assert [bed_tonight(person) for person in people] == ["2", "3"]


def test_the_database_refuses_a_bed_that_two_would_share(people):
    rows = Stay.objects.filter(enrollment=people[0])
    with pytest.raises(IntegrityError, match="bed_never_shared"):
        rows.update(bed=Stay.objects.get(enrollment=people[1]).bed)


def test_a_leave_that_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(desk, people):
    sent = {"due_back": f"{timezone.localtime(NOW) - HOUR:%Y-%m-%dT%H:%M}", "reason": "Berobat"}
    page = Page(desk.post(at("give_leave", people[0]), sent))
    assert list(page.errors) == ["due_back"]
    assert page.values["reason"] == "Berobat"
    assert not Leave.objects.exists()

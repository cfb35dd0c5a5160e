"""C1, C2, C3: fifty people press at the same moment, against the live web server."""

import json

from django.utils import timezone

from tests.races.racing import race, statuses

RACERS = 50
ROUNDS = 3
TODAY = timezone.localdate().isoformat()


def test_five_places_admit_exactly_five_of_fifty_nominations(portal):
    for _round in range(ROUNDS):
        made = portal.lay_out(
            f"from tests.live.extra import drafts; drafts(places=5, count={RACERS})"
        )
        calls = [
            ("officer", "POST", f"/api/v1/referrals/{pk}/submit/") for pk in made["referrals"]
        ]
        answers = race(portal, calls)
        assert statuses(answers) == {200: 5, 409: RACERS - 5}
        refused = {answer.json()["code"] for answer in answers if answer.status == 409}
        assert refused == {"no_place_left"}
        quota = portal.lay_out(f"from tests.live.extra import counts; counts({made['batch']})")
        assert quota["nominated"] == quota["live"] == 5


def test_the_last_seats_of_a_class_are_given_once(portal):
    made = portal.lay_out("from tests.live.extra import verified; verified(seats=4, count=20)")
    calls = [("organizer", "POST", f"/api/v1/referrals/{pk}/select/") for pk in made["referrals"]]
    answers = race(portal, calls)
    assert statuses(answers) == {200: 4, 409: 16}
    counted = portal.lay_out(f"from tests.live.extra import counts; counts({made['batch']})")
    assert counted["taken"] == counted["enrolled"] == 4


def test_of_ten_seats_given_up_at_once_each_goes_to_the_next_of_six(portal):
    made = portal.lay_out(
        "from tests.live.extra import with_reserve; with_reserve(seats=10, waiting=6)"
    )
    calls = [
        ("organizer", "POST", f"/api/v1/enrollments/{pk}/miss/") for pk in made["enrollments"]
    ]
    assert statuses(race(portal, calls)) == {200: 10}
    ask = f"from tests.live.extra import moved_up; moved_up({made['batch']})"
    assert portal.lay_out(ask) == [1, 2, 3, 4, 5, 6]
    counted = portal.lay_out(f"from tests.live.extra import counts; counts({made['batch']})")
    assert counted["taken"] == 6


def test_the_last_two_beds_are_promised_to_two_of_twenty_classes(portal):
    made = portal.lay_out("from tests.live.extra import for_beds; for_beds(beds=2, count=20)")
    calls = [("ministry", "POST", f"/api/v1/referrals/{pk}/select/") for pk in made]
    answers = race(portal, calls)
    assert statuses(answers) == {200: 2, 409: 18}
    assert {answer.json()["code"] for answer in answers if answer.status == 409} == {"no_bed"}


def test_a_class_of_sixteen_is_pledged_to_four_of_ten_firms(portal):
    for _round in range(ROUNDS):
        lay_out = "pledged(count=10, people_each=4, seats=16)"
        made = portal.lay_out(f"from tests.live.extra import pledged; {lay_out}")
        calls = [
            ("placer", "POST", f"/api/v1/class-pledges/{pk}/welcome/") for pk in made["pledges"]
        ]
        answers = race(portal, calls)
        assert statuses(answers) == {200: 4, 409: 6}
        refused = {answer.json()["code"] for answer in answers if answer.status == 409}
        assert refused == {"pledges_beyond_class"}
        ask = f"from tests.live.extra import promised; promised({made['batch']})"
        assert portal.lay_out(ask) == 16


def test_one_bed_is_given_to_one_of_twenty(portal):
    made = portal.lay_out("from tests.live.extra import expected; expected(count=20)")
    body = {"on": TODAY, "bed": made["bed"]}
    calls = [
        ("organizer", "POST", f"/api/v1/enrollments/{pk}/arrive/", body)
        for pk in made["enrollments"]
    ]
    answers = race(portal, calls)
    assert statuses(answers) == {200: 1, 409: 19}
    assert portal.lay_out(f"from tests.live.extra import sleepers; sleepers({made['bed']})") == 1


def test_one_person_gets_one_seat_of_two_batches(portal):
    made = portal.lay_out("from tests.live.extra import twice_chosen; twice_chosen(count=10)")
    calls = [("organizer", "POST", f"/api/v1/referrals/{pk}/select/") for pk in made["referrals"]]
    answers = race(portal, calls)
    assert statuses(answers)[200] == 1
    assert set(statuses(answers)) == {200, 409}
    person = made["participant"]
    assert portal.lay_out(f"from tests.live.extra import active; active({person})") == 1


def test_two_certificates_never_bear_one_number(portal):
    made = portal.lay_out("from tests.live.extra import graduates; graduates(count=30)")
    calls = [
        ("certifier", "POST", "/api/v1/certificates/", {"enrollment": pk, "kind": "TRAINING"})
        for pk in made["enrollments"]
    ]
    answers = race(portal, calls)
    assert statuses(answers) == {201: 30}
    assert len({json.loads(answer.body)["number"] for answer in answers}) == 30


def test_five_seats_passed_on_go_to_five_of_fifty_claims(portal):
    offer = portal.lay_out("from tests.live.extra import offered; offered(seats=5)")
    claim = ("neighbour", "POST", f"/api/v1/seat-offers/{offer}/claim/", {"seats": 1})
    answers = race(portal, [claim] * RACERS)
    assert statuses(answers) == {201: 5, 409: RACERS - 5}
    counted = portal.lay_out(f"from tests.live.extra import claimed; claimed({offer})")
    assert counted == {"remaining": 0, "taken_over": 5, "seats": 6}


def test_a_seat_is_taken_over_or_taken_back_and_never_both(portal):
    for _round in range(ROUNDS):
        offer = portal.lay_out("from tests.live.extra import offered; offered(seats=3)")
        address = f"/api/v1/seat-offers/{offer}"
        calls = [("neighbour", "POST", f"{address}/claim/", {"seats": 1})] * 5
        calls.insert(2, ("officer", "POST", f"{address}/take-back/"))
        assert statuses(race(portal, calls)).keys() <= {200, 201, 409}
        counted = portal.lay_out(f"from tests.live.extra import claimed; claimed({offer})")
        assert (counted["remaining"], counted["seats"]) == (0, 4)

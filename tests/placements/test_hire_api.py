"""Graduates, requests, placements and firms through the API: fields by reader, refusals, keys."""

import pytest
from django.utils import timezone

from placements.models import Employer, HireRequest, Placement
from tests.assessing import make_graduate
from tests.chain import make_program
from tests.door import Door
from tests.placements.conftest import CANARIES, today


@pytest.fixture
def firm(recruiter):
    return Door(recruiter)


@pytest.fixture
def office(officer):
    return Door(officer)


@pytest.fixture
def ministry_door(ministry):
    return Door(ministry)


def offer(certificate, **changes):
    return {
        "certificate": certificate.pk, "job_title": "Juru las", "work_regency": "32.15",
        "starts_on": today(14), **changes,
    }  # fmt: skip


def test_a_graduate_is_told_without_anything_that_names_the_person(firm, graduate):
    (row,) = firm.get("graduates/").json()["results"]
    assert (row["initials"], row["home"], row["level"]) == (
        graduate.participant.initials, "62.10", 2,
    )  # fmt: skip
    assert row["units"] == [["C.24LAS01.001.1", "Mengelas"]]
    assert not any(secret in str(row) for secret in CANARIES.values())
    assert not {"name", "phone", "birth_date", "address", "has_disability"} & row.keys()


@pytest.mark.parametrize(
    ("query", "found"),
    [({"unit": "C.24"}, 1), ({"unit": "menjahit"}, 0), ({"place": "karawang"}, 0),
     ({"level": 2}, 1),
     ({"level": 9}, 0), ({"place": "62.10"}, 1), ({"sort": "level"}, 1)],
)  # fmt: skip
def test_graduates_are_searched_as_on_the_page(firm, graduate, query, found):
    assert firm.get("graduates/", **query).json()["count"] == found


@pytest.mark.parametrize("query", [{"level": "x"}, {"sort": "name"}, {"available": "besok"}])
def test_a_search_that_cannot_be_is_named(firm, graduate, query):
    answer = firm.get("graduates/", **query)
    assert (answer.status_code, list(answer.json())) == (400, list(query))


def test_asking_under_one_key_asks_once(firm, graduate):
    first = firm.post("hire-requests/", key="minta-1", **offer(graduate))
    again = firm.post("hire-requests/", key="minta-1", **offer(graduate))
    assert (first.status_code, again.json()) == (201, first.json())
    assert HireRequest.objects.count() == 1
    without = firm.post("hire-requests/", **offer(graduate))
    assert (without.status_code, without.json()["code"]) == (409, "already_asked")


@pytest.mark.parametrize(
    ("change", "field"),
    [({"certificate": 99_999}, "certificate"), ({"work_regency": "00.00"}, "work_regency"),
     ({"wage": 12}, "wage"), ({"job_title": ""}, "job_title"),
     ({"starts_on": "nanti"}, "starts_on")],
)  # fmt: skip
def test_what_is_wrong_with_an_offer_is_named(firm, graduate, change, field):
    answer = firm.post("hire-requests/", **offer(graduate) | change)
    assert (answer.status_code, list(answer.json())) == (400, [field])


def test_name_and_phone_are_empty_until_the_yes(firm, office, asked):
    path = f"hire-requests/{asked.pk}/"
    told = firm.get(path).json()
    assert told["initials"] == asked.initials
    assert not told["name"]
    assert not told["phone"]
    assert office.get(path).json()["name"] == CANARIES["name"]
    office.post(f"{path}accept/", asked_person=True)
    told = firm.get(path).json()
    assert (told["name"], told["phone"]) == (CANARIES["name"], CANARIES["phone"])


@pytest.mark.parametrize("verb", ["accept", "decline"])
def test_nobody_is_answered_for_without_being_asked(office, asked, verb):
    for said in ({}, {"asked_person": False}):
        answer = office.post(f"hire-requests/{asked.pk}/{verb}/", reason="Tidak jadi", **said)
        assert (answer.status_code, list(answer.json())) == (400, ["asked_person"])
    asked.refresh_from_db()
    assert asked.status == "REQUESTED"


def test_a_no_carries_its_reason(office, firm, asked):
    path = f"hire-requests/{asked.pk}/"
    assert "reason" in office.post(f"{path}decline/", asked_person=True).json()
    told = office.post(f"{path}decline/", asked_person=True, reason="Dekat rumah").json()
    assert told["status"] == "DECLINED"
    late = office.post(f"{path}accept/", asked_person=True)
    assert (late.status_code, late.json()["code"]) == (409, "illegal_move")
    assert not firm.get(path).json()["name"]


def test_work_that_has_begun_is_one_placement(firm, accepted):
    path = f"hire-requests/{accepted.pk}/hire/"
    assert "started_on" in firm.post(path).json()
    early = firm.post(path, started_on="2001-01-01")
    assert (early.status_code, early.json()["code"]) == (409, "first_day")
    assert firm.post(path, key="mulai", started_on=today()).json()["status"] == "HIRED"
    assert firm.post(path, key="mulai", started_on=today()).status_code == 200
    (row,) = firm.get("placements/").json()["results"]
    assert (row["evidence"], row["person"], row["hire_request"]) == (
        "CONFIRMED", CANARIES["name"], accepted.pk,
    )  # fmt: skip


def test_a_request_taken_back_is_over(firm, accepted):
    path = f"hire-requests/{accepted.pk}/"
    told = firm.post(f"{path}withdraw/").json()
    assert (told["status"], bool(told["name"])) == ("LAPSED", False)
    assert firm.post(f"{path}withdraw/").status_code == 409
    assert firm.post(f"{path}hire/", started_on=today()).status_code == 409


def test_requests_are_narrowed_by_state_job_and_day(office, asked):
    assert office.ids("hire-requests/", status="REQUESTED") == [asked.pk]
    assert office.ids("hire-requests/", job="jahit") == []
    assert office.ids("hire-requests/", asked_from=today(1)) == []
    assert office.get("hire-requests/", status="BARU").status_code == 400


def test_an_unverified_firm_asks_for_nobody(firm, graduate, employer):
    Employer.objects.filter(pk=employer.pk).update(status="SUSPENDED")
    answer = firm.post("hire-requests/", **offer(graduate))
    assert answer.status_code in (400, 409)
    assert not HireRequest.objects.exists()


def record(seat, **changes):
    return {
        "enrollment": seat.pk, "kind": "WORK", "employer_name": "Bengkel Jaya",
        "started_on": today(-3), **changes,
    }  # fmt: skip


def test_work_is_recorded_with_how_well_it_is_proved(office, seat):
    made = office.post("placements/", **record(seat))
    assert made.status_code == 201
    told = made.json()
    assert (told["evidence"], told["person"], told["wage"], told["is_linear"]) == (
        "SEEN", CANARIES["name"], None, None,
    )  # fmt: skip
    twice = office.post("placements/", **record(seat))
    assert (twice.status_code, twice.json()["code"]) == (409, "already_placed")


@pytest.mark.parametrize(
    ("change", "status", "word"),
    [({"employer_name": ""}, 400, "employer_name"), ({"kind": "LIBUR"}, 400, "kind"),
     ({"enrollment": 99_999}, 400, "enrollment"), ({"wage": 1}, 400, "wage"),
     ({"started_on": "2001-01-01"}, 409, "first_day"),
     ({"started_on": today(3)}, 409, "first_day")],
)  # fmt: skip
def test_work_that_cannot_be_is_refused(office, seat, change, status, word):
    answer = office.post("placements/", **record(seat) | change)
    assert answer.status_code == status
    assert word in str(answer.json())
    assert not Placement.objects.exists()


def test_proof_is_climbed_and_work_ends(office, firm, reported):
    path = f"placements/{reported.pk}/"
    assert office.post(f"{path}see/").json()["evidence"] == "SEEN"
    assert firm.post(f"{path}confirm/").json()["evidence"] == "CONFIRMED"
    assert office.post(f"{path}see/").json()["code"] == "illegal_move"
    assert set(office.post(f"{path}end/").json()) == {"reason", "ended_on"}
    ended = office.post(f"{path}end/", reason="Kontrak selesai", ended_on=today()).json()
    assert ended["ended_on"] == str(today())
    again = office.post(f"{path}end/", reason="Lagi", ended_on=today())
    assert (again.status_code, again.json()["code"]) == (409, "placement_ended")


def test_placements_are_narrowed(office, reported):
    other = make_program("barista", "Barista")
    assert office.ids("placements/", kind="WORK", ended="no") == [reported.pk]
    assert office.ids("placements/", evidence="SEEN") == []
    assert office.ids("placements/", program=other.pk) == []
    assert office.ids("placements/", year=timezone.localdate().year - 5) == []


def test_neighbours_find_nothing(neighbour, other_recruiter, asked, reported, seat):
    for door in (Door(neighbour), Door(other_recruiter)):
        assert door.ids("hire-requests/") == door.ids("placements/") == []
        assert door.get(f"hire-requests/{asked.pk}/").status_code == 404
        assert door.get(f"placements/{reported.pk}/").status_code == 404
    answer = Door(neighbour).post("placements/", **record(seat))
    assert (answer.status_code, list(answer.json())) == (400, ["enrollment"])


def test_a_firm_is_registered_and_decided_upon(ministry_door):
    firm = {"name": "PT Kapal", "registry_number": "nib 9", "sector": "Galangan",
            "kbli": "30111", "is_direct": True, "regency": "21.71"}  # fmt: skip
    made = ministry_door.post("employers/", **firm)
    assert (made.status_code, made.json()["registry_number"]) == (201, "NIB9")
    twice = ministry_door.post("employers/", **firm)
    assert (twice.status_code, twice.json()["code"]) == (409, "registry_number_taken")
    path = f"employers/{made.json()['id']}/"
    assert ministry_door.post(f"{path}verify/").json()["status"] == "VERIFIED"
    assert "reason" in ministry_door.post(f"{path}suspend/").json()
    told = ministry_door.post(f"{path}suspend/", reason="Alamat tidak ditemukan").json()
    assert told["status"] == "SUSPENDED"
    late = ministry_door.post(f"{path}deny/", reason="Terlambat")
    assert (late.status_code, late.json()["code"]) == (409, "illegal_move")


def test_a_firm_reads_itself_alone(firm, employer, ministry_door):
    other = make_graduate()
    assert other.pk
    assert firm.ids("employers/") == [employer.pk]
    assert firm.post("employers/", name="X").status_code == 403
    assert ministry_door.ids("employers/", q="baja", status="VERIFIED", sector="ind") == [
        employer.pk
    ]

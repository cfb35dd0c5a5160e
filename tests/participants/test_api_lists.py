"""Lists of the API: pages, filters and order, over the rows of whoever asks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.assessing import make_certificate
from tests.chain import (
    make_batch,
    make_consent,
    make_enrollment,
    make_participant,
    make_quota,
    make_referral,
)
from tests.door import Door
from tests.learning import make_bed, make_stay
from tests.participants.nominees import open_batch


@pytest.fixture
def region(officer):
    return Door(officer)


@pytest.fixture
def ministry_door(ministry_reader):
    return Door(ministry_reader)


def test_people_come_by_name_and_page_by_page(region):
    for name in ("Merpati", "Kenari", "Elang"):
        make_participant(name=name)
    first = region.get("participants/", limit=2).json()
    assert [row["name"] for row in first["results"]] == ["Elang", "Kenari"]
    assert (first["count"], first["previous"]) == (3, None)
    assert "offset=2" in first["next"]
    rest = region.get("participants/", limit=2, offset=2).json()
    assert ([row["name"] for row in rest["results"]], rest["next"]) == (["Merpati"], None)


def test_nobody_reads_more_than_a_hundred_rows_at_once(region):
    batch = open_batch(nominees=200)
    for _ in range(101):
        make_referral(batch)
    page = region.get("referrals/", limit=5_000).json()
    assert (page["count"], len(page["results"])) == (101, 100)


@pytest.mark.parametrize("noun", ["participants/", "referrals/", "consents/", "referral-imports/"])
@pytest.mark.parametrize("odd", ["-1", "1e3", "٣", "1234567", "abc"])
def test_an_odd_page_size_is_named_as_the_fault(region, noun, odd):
    answer = region.get(noun, limit=odd)
    assert (answer.status_code, list(answer.json())) == (400, ["limit"])


def test_no_row_of_a_list_holds_a_nik_or_an_address_by_another_name(region):
    person = make_participant(address="Jl. Damang Batu 3")
    row = region.get("participants/").json()["results"][0]
    assert person.nik not in str(row)
    assert row["masked_nik"].endswith(person.nik_last4)
    assert row["masked_nik"].count("•") == 12
    assert "nik_hash" not in row


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"q": "kena"}, ["Kenari"]),
        ({"q": "0777"}, ["Kenari"]),
        ({"stage": "nominated"}, ["Kenari"]),
        ({"stage": "draft"}, ["Merpati"]),
        ({"status": "DRAFT", "stage": "nominated"}, []),
        ({"year": "2018"}, []),
    ],
)
def test_people_are_narrowed_as_on_the_page(region, query, names):
    batch = open_batch()
    make_referral(batch, make_participant(name="Kenari", nik="6210010306000777"))
    make_referral(batch, make_participant(name="Merpati"), status="DRAFT")
    found = region.get("participants/", **query).json()["results"]
    assert [row["name"] for row in found] == names


@pytest.mark.parametrize("query", [{"stage": "x"}, {"batch": "99999"}, {"status": "LULUS"}])
def test_a_filter_that_cannot_be_is_named(region, query):
    answer = region.get("participants/", **query)
    assert (answer.status_code, list(answer.json())) == (400, list(query))


def test_nominations_are_narrowed_by_state_class_person_and_place(ministry_door):
    batch, other = open_batch(), open_batch()
    first = make_referral(batch)
    second = make_referral(other, status="RETURNED")
    foreign = make_referral(make_batch(), make_participant("62.11"), regency="62.11")
    assert ministry_door.ids("referrals/") == [foreign.pk, second.pk, first.pk]
    assert ministry_door.ids("referrals/", status="RETURNED") == [second.pk]
    assert ministry_door.ids("referrals/", batch=batch.pk) == [first.pk]
    assert ministry_door.ids("referrals/", participant=second.participant_id) == [second.pk]
    assert ministry_door.ids("referrals/", regency="62.11") == [foreign.pk]
    assert ministry_door.ids("referrals/", center="bbplk-bekasi", status="SELECTED") == []


def test_consents_are_narrowed_by_person_and_purpose(region):
    person = make_participant()
    shown, other = make_consent(person), make_consent(make_participant(), "TRAINING")
    make_consent(make_participant("62.11"))
    assert region.ids("consents/") == [other.pk, shown.pk]
    assert region.ids("consents/", participant=person.pk) == [shown.pk]
    assert region.ids("consents/", purpose="TRAINING") == [other.pk]


def test_seats_are_walked_by_key_without_a_gap(ministry_door):
    batch = make_batch(capacity=40)
    make_quota(batch, seats=40, nominees=40)
    made = {make_enrollment("ARRIVED", make_referral(batch, status="SELECTED")).pk
            for _ in range(5)}  # fmt: skip
    seen, page = [], ministry_door.get("enrollments/", limit=2).json()
    while True:
        seen += [row["id"] for row in page["results"]]
        if not page["next"]:
            break
        cursor = page["next"].split("cursor=")[1].split("&")[0].replace("%3D", "=")
        page = ministry_door.get("enrollments/", limit=2, cursor=cursor).json()
    assert seen == sorted(made, reverse=True)


def test_seats_are_narrowed_by_class_state_place_and_day_of_graduation(ministry_door):
    early = make_batch(starts_on=timezone.localdate() - timedelta(days=300), status="CLOSED")
    graduate = make_enrollment("GRADUATED", make_referral(early, status="SELECTED"))
    trainee = make_enrollment("IN_TRAINING")
    day = graduate.graduated_on
    assert ministry_door.ids("enrollments/", status="IN_TRAINING") == [trainee.pk]
    assert ministry_door.ids("enrollments/", batch=early.pk) == [graduate.pk]
    assert ministry_door.ids("enrollments/", regency="62.11") == []
    assert ministry_door.ids("enrollments/", graduated_from=day, graduated_to=day) == [graduate.pk]
    assert ministry_door.ids("enrollments/", graduated_from=day + timedelta(days=1)) == []
    wrong = ministry_door.get("enrollments/", graduated_from="kemarin")
    assert (wrong.status_code, list(wrong.json())) == (400, ["graduated_from"])


def test_certificates_are_found_by_number_name_kind_and_state(ministry_door):
    welder = make_certificate(number="BBPLK/77/2020")
    trained = make_certificate(kind="TRAINING")
    trained.participant.name = "Kenari Emas"
    trained.participant.save()
    assert ministry_door.ids("certificates/", q="plk/77/") == [welder.pk]
    assert ministry_door.ids("certificates/", q="kenari") == [trained.pk]
    assert ministry_door.ids("certificates/", kind="TRAINING") == [trained.pk]
    assert ministry_door.ids("certificates/", status="REVOKED") == []
    assert set(ministry_door.ids("certificates/", program=welder.program_id)) == {
        welder.pk, trained.pk,
    }  # fmt: skip


def test_who_sleeps_here_tonight_is_asked_with_a_day(organizer, center):
    batch = make_batch(center, status="RUNNING", starts_on=timezone.localdate())
    here = make_enrollment("ARRIVED", make_referral(batch, status="SELECTED"))
    stay = make_stay(here, make_bed(center))
    door = Door(organizer)
    assert door.ids("stays/", tonight=batch.starts_on) == [stay.pk]
    assert door.ids("stays/", tonight=batch.ends_on) == []  # the morning of departure
    assert door.ids("stays/", enrollment=here.pk + 1) == []
    assert door.get(f"stays/{stay.pk}/").json()["leaves_on"] == str(batch.ends_on)


@pytest.mark.parametrize("noun", ["participants", "referrals", "consents", "enrollments",
                                  "certificates"])  # fmt: skip
def test_a_program_of_the_neighbour_finds_no_row_of_ours(neighbour, noun):
    certificate = make_certificate()
    make_consent(certificate.participant)
    door = Door(neighbour)
    assert door.ids(f"{noun}/") == []
    key = {
        "participants": certificate.participant_id,
        "referrals": certificate.enrollment.referral_id,
        "consents": certificate.participant.consents.get().pk,
        "enrollments": certificate.enrollment_id,
        "certificates": certificate.pk,
    }[noun]
    assert door.get(f"{noun}/{key}/").status_code == 404

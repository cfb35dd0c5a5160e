"""Seats, beds and certificates through the API: each verb, its refusals, its side effects."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blkportal.core.models import StatusChange
from participants.models import Certificate, Enrollment, Stay
from tests.assessing import make_certificate
from tests.chain import make_batch
from tests.door import Door
from tests.learning import make_bed, make_stay
from tests.participants.classes import seat

TODAY = timezone.localdate


@pytest.fixture
def batch(center):
    return make_batch(center, status="RUNNING", starts_on=TODAY())


@pytest.fixture
def desk(organizer):
    return Door(organizer)


@pytest.fixture
def certificates(certifier):
    return Door(certifier)


@pytest.fixture
def graduate(center):
    past = make_batch(center, starts_on=TODAY() - timedelta(days=90), status="CLOSED")
    return seat(past, "Kenari Emas", "GRADUATED")


def test_arriving_books_the_bed_that_was_asked_for(desk, batch, center):
    make_bed(center)
    wanted, person = make_bed(center), seat(batch)
    told = desk.post(f"enrollments/{person.pk}/arrive/", bed=wanted.pk, on=TODAY()).json()
    assert (told["status"], told["enrolled_on"]) == ("ARRIVED", str(TODAY()))
    (stay,) = desk.get("stays/", enrollment=person.pk).json()["results"]
    assert (stay["bed"], stay["first_night"]) == (wanted.pk, str(TODAY()))


@pytest.mark.parametrize(
    ("sent", "status", "word"),
    [
        ({"on": "besok"}, 400, "on"),
        ({"bed": 0}, 400, "bed"),
        ({"on": TODAY() + timedelta(days=1)}, 409, "arrival_day"),
    ],
)
def test_an_arrival_that_cannot_be_is_refused(desk, batch, center, sent, status, word):
    make_bed(center)
    person = seat(batch)
    answer = desk.post(f"enrollments/{person.pk}/arrive/", **sent)
    assert answer.status_code == status
    assert word in str(answer.json())
    assert not Stay.objects.exists()


@pytest.mark.parametrize(("sex", "code"), [("MALE", "wrong_bed"), ("FEMALE", "bed_taken")])
def test_a_bed_that_does_not_fit_is_refused_by_its_code(desk, batch, center, sex, code):
    bed = make_bed(center, sex)
    if code == "bed_taken":
        make_stay(seat(batch, "Elang", "ARRIVED"), bed)
    answer = desk.post(f"enrollments/{seat(batch).pk}/arrive/", bed=bed.pk)
    assert (answer.status_code, answer.json()["code"]) == (409, code)


def test_an_arrival_under_one_key_books_one_bed(desk, batch, center):
    make_bed(center)
    make_bed(center)
    path = f"enrollments/{seat(batch).pk}/arrive/"
    first, again = desk.post(path, key="tiba-1"), desk.post(path, key="tiba-1")
    assert first.json() == again.json()
    assert Stay.objects.count() == 1


def test_missing_frees_the_seat_and_keeps_the_reason(desk, batch):
    person = seat(batch)
    told = desk.post(f"enrollments/{person.pk}/miss/", reason="Tidak dapat dihubungi").json()
    assert told["status"] == "NO_ARRIVAL"
    batch.refresh_from_db()
    assert batch.taken == 0
    assert StatusChange.about(person).get(verb="miss").reason == "Tidak dapat dihubungi"


@pytest.mark.parametrize("verb", ["withdraw", "expel"])
def test_leaving_early_frees_bed_and_seat_from_that_day(desk, batch, center, verb):
    person = seat(batch, stage="IN_TRAINING")
    make_stay(person, make_bed(center))
    told = desk.post(f"enrollments/{person.pk}/{verb}/", reason="Sakit", on=TODAY()).json()
    assert told["dropped_on"] == str(TODAY())
    assert Stay.objects.get().is_cancelled  # nobody has slept there yet
    batch.refresh_from_db()
    assert batch.taken == 0


@pytest.mark.parametrize("verb", ["withdraw", "expel", "fail"])
def test_a_reason_is_due(desk, batch, verb):
    person = seat(batch, stage="COMPLETED" if verb == "fail" else "IN_TRAINING")
    answer = desk.post(f"enrollments/{person.pk}/{verb}/")
    assert (answer.status_code, list(answer.json())) == (400, ["reason"])


def test_days_follow_each_other(desk, batch):
    person = seat(batch, stage="IN_TRAINING")
    early = TODAY() - timedelta(days=1)
    answer = desk.post(f"enrollments/{person.pk}/complete/", on=early)
    assert (answer.status_code, answer.json()["code"]) == (409, "days_in_order")
    assert Enrollment.objects.get().completed_on is None


@pytest.mark.parametrize(
    ("stage", "verb"),
    [("CONFIRMED", "start"), ("ARRIVED", "complete"), ("IN_TRAINING", "graduate"),
     ("GRADUATED", "withdraw"), ("GRADUATED", "miss"), ("CONFIRMED", "expel"),
     ("IN_TRAINING", "fail"), ("ARRIVED", "arrive")],
)  # fmt: skip
def test_a_step_out_of_turn_names_both_states(desk, batch, stage, verb):
    person = seat(batch, stage=stage)
    said = desk.post(f"enrollments/{person.pk}/{verb}/", reason="Sebab", on=batch.ends_on)
    if verb == "arrive":
        said = desk.post(f"enrollments/{person.pk}/{verb}/")
    assert said.status_code == 409
    assert said.json()["code"] == "illegal_move"
    assert said.json()["before"] == person.get_status_display()


def test_every_step_counts_the_version(desk, batch):
    person = seat(batch, stage="ARRIVED")
    before = person.version
    assert desk.post(f"enrollments/{person.pk}/start/").json()["version"] == before + 1


def test_a_region_reads_its_seats_and_moves_none(officer, batch):
    person, door = seat(batch, stage="ARRIVED"), Door(officer)
    assert door.get(f"enrollments/{person.pk}/").json()["name"] == "Melati Ayu"
    assert door.post(f"enrollments/{person.pk}/start/").status_code == 403
    assert door.get("stays/").status_code == 403


def test_a_foreign_center_finds_no_seat_bed_or_certificate(other_organizer, batch, center):
    person = seat(batch, stage="ARRIVED")
    stay, door = make_stay(person, make_bed(center)), Door(other_organizer)
    certificate = make_certificate()
    for path in (f"enrollments/{person.pk}/", f"stays/{stay.pk}/",
                 f"certificates/{certificate.pk}/"):  # fmt: skip
        assert door.get(path).status_code == 404
    assert door.post(f"enrollments/{person.pk}/start/").status_code == 404
    assert door.ids("stays/") == []


def test_a_certificate_carries_the_programs_units_and_term(certificates, graduate):
    made = certificates.post(
        "certificates/", enrollment=graduate.pk, kind="COMPETENCY", registration_number="R-1"
    )
    assert made.status_code == 201
    told = made.json()
    assert told["units"] == [["C.24LAS01.001.1", "Mengelas"]]
    assert (told["name"], told["status"], told["registration_number"]) == (
        "Kenari Emas", "ISSUED", "R-1",
    )  # fmt: skip
    assert told["valid_until"] == str(TODAY().replace(year=TODAY().year + 3))
    graduate.refresh_from_db()
    assert graduate.certified_on == TODAY()


def test_issuing_under_one_key_gives_one_number(certificates, graduate):
    sent = {"enrollment": graduate.pk, "kind": "COMPETENCY"}
    first = certificates.post("certificates/", key="sertifikat", **sent)
    again = certificates.post("certificates/", key="sertifikat", **sent)
    assert (again.status_code, again.json()["number"]) == (201, first.json()["number"])
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "status"),
    [({"kind": "PIAGAM"}, 400), ({"enrollment": 99_999_999}, 404), ({"enrollment": "x"}, 400),
     ({"issued_on": TODAY() + timedelta(days=1)}, 409), ({"issued_on": "2001-01-01"}, 409)],
)  # fmt: skip
def test_a_certificate_that_cannot_be_is_refused(certificates, graduate, change, status):
    sent = {"enrollment": graduate.pk, "kind": "COMPETENCY"} | change
    assert certificates.post("certificates/", **sent).status_code == status
    assert not Certificate.objects.exists()


def test_who_has_not_graduated_gets_no_certificate(certificates, batch):
    person = seat(batch, stage="IN_TRAINING")
    answer = certificates.post("certificates/", enrollment=person.pk, kind="COMPETENCY")
    assert answer.status_code == 409


def test_a_revoked_certificate_certifies_nothing_any_more(certificates, graduate):
    certificate = make_certificate(graduate)
    path = f"certificates/{certificate.pk}/revoke/"
    assert certificates.post(path, reason="Salah skema").json()["status"] == "REVOKED"
    graduate.refresh_from_db()
    assert graduate.certified_on is None
    assert certificates.post(path, reason="Lagi").status_code == 409


def test_an_organizer_reads_certificates_and_issues_none(desk, graduate):
    certificate = make_certificate(graduate)
    assert desk.get(f"certificates/{certificate.pk}/").json()["number"] == certificate.number
    assert desk.post("certificates/", enrollment=graduate.pk, kind="TRAINING").status_code == 403
    assert desk.post(f"certificates/{certificate.pk}/revoke/", reason="x").status_code == 403

"""Enrollments, stays and certificates through the second door."""

import pytest
from django.test import RequestFactory
from django.utils import timezone
from rest_framework.test import force_authenticate

from participants.api.selection import MAY_SELECT, SelectionActions
from participants.permissions import MAY
from tests.assessing import find_competent, make_certificate
from tests.chain import make_batch, make_enrollment, make_referral
from tests.learning import make_bed, make_stay, pass_units

URL = "/api/v1"


def send(client, path, **data):
    return client.post(f"{URL}/{path}", data, content_type="application/json")


@pytest.fixture
def batch(center):
    return make_batch(center, status="RUNNING", starts_on=timezone.localdate())


def person(batch, stage):
    return make_enrollment(stage, make_referral(batch, status="SELECTED"))


def test_a_person_arrives_starts_and_completes(signed_in, organizer, batch, center):
    bed, row, browser = make_bed(center), person(batch, "CONFIRMED"), signed_in(organizer)
    arrived = send(browser, f"enrollments/{row.pk}/arrive/", bed=bed.pk)
    assert (arrived.status_code, arrived.json()["status"]) == (200, "ARRIVED")
    assert send(browser, f"enrollments/{row.pk}/start/").status_code == 200
    assert send(browser, f"enrollments/{row.pk}/complete/").status_code == 200
    pass_units(row)
    today = timezone.localdate().isoformat()
    done = send(browser, f"enrollments/{row.pk}/graduate/", on=today).json()
    assert (done["status"], done["graduated_on"]) == ("GRADUATED", today)
    again = send(browser, f"enrollments/{row.pk}/graduate/", on=today)
    assert (again.status_code, again.json()["code"]) == (409, "illegal_move")


def test_a_bed_of_another_center_is_not_found(signed_in, organizer, batch, other_center):
    foreign, row = make_bed(other_center), person(batch, "CONFIRMED")
    answer = send(signed_in(organizer), f"enrollments/{row.pk}/arrive/", bed=foreign.pk)
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("verb", "stage", "after"),
    [("miss", "CONFIRMED", "NO_ARRIVAL"), ("fail", "COMPLETED", "NOT_PASSED"),
     ("withdraw", "ARRIVED", "WITHDRAWN"), ("expel", "IN_TRAINING", "EXPELLED")],
)  # fmt: skip
def test_a_seat_ends(signed_in, organizer, officer, other_organizer, batch, verb, stage, after):
    row = person(batch, stage)
    path = f"enrollments/{row.pk}/{verb}/"
    assert send(signed_in(officer), path, reason="Sebab").status_code == 403
    assert send(signed_in(other_organizer), path, reason="Sebab").status_code == 404
    assert send(signed_in(organizer), path, reason="Sebab").json()["status"] == after


def test_everybody_reads_the_own_rows(signed_in, officer, neighbour, organizer, recruiter, batch):
    make_certificate(person(batch, "GRADUATED"))
    for noun in ("enrollments", "certificates"):
        found = [
            len(signed_in(user).get(f"{URL}/{noun}/").json()["results"])
            for user in (officer, neighbour, organizer)
        ]
        assert found == [1, 0, 1]
        assert signed_in(recruiter).get(f"{URL}/{noun}/").status_code == 403


def test_no_answer_carries_a_nik(signed_in, organizer, batch):
    row = person(batch, "ARRIVED")
    text = signed_in(organizer).get(f"{URL}/enrollments/{row.pk}/").content.decode()
    assert row.participant.nik not in text
    assert row.participant.nik_last4 not in text or '"nik' not in text


def test_stays_are_read_by_the_center_and_not_by_a_region(
    signed_in, organizer, officer, batch, center
):
    make_stay(person(batch, "ARRIVED"), make_bed(center))
    today = timezone.localdate().isoformat()
    rows = signed_in(organizer).get(f"{URL}/stays/", {"tonight": today}).json()["results"]
    assert rows[0]["first_night"] == today
    assert signed_in(officer).get(f"{URL}/stays/").status_code == 403


def test_a_certificate_is_issued_and_revoked(signed_in, certifier, organizer, batch):
    row = person(batch, "GRADUATED")
    row.graduated_on = timezone.localdate()
    row.save()
    find_competent(row)
    browser = signed_in(certifier)
    issue = {"enrollment": row.pk, "kind": "COMPETENCY", "registration_number": "R-1"}
    assert send(signed_in(organizer), "certificates/", **issue).status_code == 403
    made = send(browser, "certificates/", **issue)
    assert made.status_code == 201
    twice = send(browser, "certificates/", **issue)
    assert (twice.status_code, twice.json()["code"]) == (409, "certificate_twice")
    pk = made.json()["id"]
    assert send(browser, f"certificates/{pk}/revoke/").status_code == 400
    revoked = send(browser, f"certificates/{pk}/revoke/", reason="Salah skema")
    assert revoked.json()["status"] == "REVOKED"


def test_every_verb_of_the_selection_has_its_permission():
    assert {name.split(".")[1] for name in MAY_SELECT.values()} <= MAY.keys()
    assert all(hasattr(SelectionActions, name) for name in MAY_SELECT)


def test_the_selection_verbs_answer_with_the_referral(organizer, center):
    """The viewset of referrals mixes these in; here they act on a record of their own."""
    referral = make_referral(make_batch(center, status="SELECTION", delivery="ON_SITE"))
    actions = SelectionActions()
    actions.get_object = lambda: referral
    actions.get_serializer = lambda row: type("Told", (), {"data": {"status": row.status}})

    def ask(name, **data):
        request = RequestFactory().post("/", data, content_type="application/json")
        force_authenticate(request, organizer)
        request.data, request.user = data, organizer
        return getattr(actions, name)(request, referral.pk).data

    assert ask("verify")["status"] == "VERIFIED"
    assert ask("return_", reason="Foto buram")["status"] == "RETURNED"
    referral.status = "SUBMITTED"
    referral.save()
    ask("verify")
    assert ask("reserve", rank=3)["status"] == "RESERVE"
    assert ask("select")["status"] == "CONFIRMED"
    other = referral = make_referral(referral.batch)
    assert ask("reject", reason="Nilai")["status"] == "REJECTED"
    referral = make_referral(other.batch)
    assert ask("miss")["status"] == "NO_SHOW"

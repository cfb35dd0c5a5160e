"""Agreements, quotas and the catalog through the API, with their refusals."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programs.models import Agreement, Quota
from tests.chain import make_batch, make_program, make_quota
from tests.door import Door


@pytest.fixture
def grants(ministry):
    return Door(ministry)


def terms(home, **changes):
    today = timezone.localdate()
    return {
        "number": "PKS/API", "title": "Boarding", "regency": "62.10", "center": home.pk,
        "signed_on": today, "starts_on": today, "ends_on": today + timedelta(days=300), **changes,
    }  # fmt: skip


def test_an_agreement_is_drafted_and_put_into_force_once(grants, center):
    made = grants.post("agreements/", **terms(center))
    assert (made.status_code, made.json()["status"]) == (201, "DRAFT")
    path = f"agreements/{made.json()['id']}/"
    assert grants.post(f"{path}activate/").json()["status"] == "ACTIVE"
    again = grants.post(f"{path}activate/")
    assert (again.status_code, again.json()["code"]) == (409, "illegal_move")


@pytest.mark.parametrize(
    ("change", "status", "word"),
    [({"regency": "00.00"}, 400, "regency"), ({"number": ""}, 400, "number"),
     ({"ends_on": "2001-01-01"}, 409, "agreement_days")],
)  # fmt: skip
def test_wrong_terms_are_refused(grants, center, change, status, word):
    answer = grants.post("agreements/", **terms(center) | change)
    assert answer.status_code == status
    assert word in str(answer.json())
    assert not Agreement.objects.exists()


def test_an_agreement_that_is_past_does_not_come_into_force(grants, center):
    past = timezone.localdate() - timedelta(days=400)
    made = grants.post("agreements/", **terms(center, starts_on=past, signed_on=past,
                                              ends_on=past + timedelta(days=9)))  # fmt: skip
    answer = grants.post(f"agreements/{made.json()['id']}/activate/")
    assert (answer.status_code, answer.json()["code"]) == (409, "agreement_past")


def test_quotas_count_what_is_left(grants, center):
    quota = make_quota(make_batch(center), seats=4, nominees=6)
    Quota.objects.filter(pk=quota.pk).update(taken=1, nominated=3)
    told = grants.get(f"quotas/{quota.pk}/").json()
    assert (told["seats_left"], told["nominations_left"]) == (3, 3)
    assert grants.ids("quotas/", free="true") == [quota.pk]
    Quota.objects.filter(pk=quota.pk).update(taken=4)
    assert grants.ids("quotas/", free="true") == []


@pytest.mark.parametrize(
    ("sent", "status", "word"),
    [
        ({"seats": 0, "nominees": 1}, 400, "seats"),
        ({"seats": 2, "nominees": 1}, 409, "quota_nominees"),
        ({"seats": 1, "nominees": 1, "batch": None}, 409, "quota_for_what"),
        ({"seats": 1, "nominees": 1}, 409, "quota_twice"),
        ({"seats": 1, "nominees": 1, "agreement": 99_999}, 400, "agreement"),
    ],
)
def test_a_quota_that_cannot_be_is_refused(grants, center, sent, status, word):
    quota = make_quota(make_batch(center))
    data = {"agreement": quota.agreement_id, "batch": quota.batch_id} | sent
    answer = grants.post("quotas/", **data)
    assert answer.status_code == status
    assert word in str(answer.json())
    assert Quota.objects.count() == 1


def test_a_quota_keeps_its_note_unless_one_is_sent(grants, center):
    quota = make_quota(make_batch(center))
    path = f"quotas/{quota.pk}/change/"
    assert grants.post(path, seats=5, nominees=6, note="limpahan").json()["note"] == "limpahan"
    assert grants.post(path, seats=6, nominees=6).json()["note"] == "limpahan"
    assert grants.post(path, seats=6, nominees=6, note="").json()["note"] == ""


def test_neighbours_find_no_agreement_and_no_quota(neighbour, other_organizer, center):
    quota = make_quota(make_batch(center))
    for door in (Door(neighbour), Door(other_organizer)):
        assert door.ids("agreements/") == door.ids("quotas/") == []
        assert door.get(f"agreements/{quota.agreement_id}/").status_code == 404
        assert door.get(f"quotas/{quota.pk}/").status_code == 404


def test_the_catalog_is_read_by_code_and_found_by_filters(recruiter, center):
    make_batch(center)
    door, program = Door(recruiter), make_program("barista", "Barista", qualification_level=4)
    assert door.get(f"centers/{center.pk}/").json()["name"] == "BBPLK Bekasi"
    assert door.get("funding-sources/apbn/").json() == {"code": "apbn", "name": "APBN"}
    assert door.ids("programs/", level=4) == [program.pk]
    units = door.get(f"programs/{make_program().pk}/").json()["units"]
    assert units == [{"code": "C.24LAS01.001.1", "title": "Mengelas", "is_critical": True}]
    assert door.get("vocations/").json()["results"][0]["name"] == "Teknik Las"
    assert door.get("centers/bbplk-bulan/").status_code == 404
    assert door.get("centers/", owner="CENTRAL").json()["count"] == 1
    assert door.post("batches/", title="Las").status_code == 403

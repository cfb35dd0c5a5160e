"""The second door: the same verbs, the same refusals."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programs.models import Batch, Quota
from tests.chain import make_batch, make_quota

URL = "/api/v1"


def send(client, path, **data):
    return client.post(f"{URL}/{path}", data, content_type="application/json")


@pytest.mark.parametrize("noun", ["centers", "vocations", "programs", "funding-sources"])
def test_the_catalog_is_read_with_any_account(signed_in, recruiter, center, noun):
    make_batch(center)
    answer = signed_in(recruiter).get(f"{URL}/{noun}/")
    assert answer.status_code == 200
    assert answer.json()["count"] == 1


def test_a_stranger_is_asked_to_sign_in(client, db):
    assert client.get(f"{URL}/batches/").status_code in {401, 403}


def test_a_center_is_found_by_its_code(signed_in, officer, center):
    answer = signed_in(officer).get(f"{URL}/centers/{center.pk}/").json()
    assert (answer["code"], answer["regency"]) == (center.pk, "32.75")


def test_a_batch_is_planned_and_led_to_its_close(signed_in, organizer, center):
    example, start = make_batch(center), timezone.localdate() + timedelta(days=40)
    plan = {
        "code": "las-api", "title": "Las", "center": center.pk, "program": example.program_id,
        "funding": "apbn", "year": start.year, "nominate_by": start.isoformat(),
        "starts_on": start.isoformat(), "ends_on": (start + timedelta(days=9)).isoformat(),
    }  # fmt: skip
    browser = signed_in(organizer)
    made = send(browser, "batches/", **plan)
    assert made.status_code == 201
    pk = made.json()["id"]
    steps = [
        ("open", {}), ("start-selection", {}),
        ("confirm", {"decree_number": "KEP.1", "decree_on": "2027-01-02"}),
        ("start", {}), ("start-assessment", {}), ("start-graduation", {}), ("close", {}),
    ]  # fmt: skip
    for verb, data in steps:
        assert send(browser, f"batches/{pk}/{verb}/", **data).status_code == 200, verb
    assert Batch.objects.get(pk=pk).status == "CLOSED"
    again = send(browser, f"batches/{pk}/close/")
    assert (again.status_code, again.json()["code"]) == (409, "illegal_move")


def test_a_batch_is_corrected_against_the_version_that_was_read(signed_in, organizer, center):
    batch, browser = make_batch(center), signed_in(organizer)
    assert send(browser, f"batches/{batch.pk}/correct/", title="Baru").status_code == 400
    assert (
        send(browser, f"batches/{batch.pk}/correct/", title="Baru", version=1).status_code == 200
    )
    stale = send(browser, f"batches/{batch.pk}/correct/", title="Lain", version=1)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")


def test_a_center_plans_only_its_own(signed_in, organizer, center, other_center):
    batch = make_batch(center)
    path = f"batches/{batch.pk}/correct/"
    answer = send(signed_in(organizer), path, version=1, center=other_center.pk)
    assert answer.status_code == 400


@pytest.mark.parametrize("verb", ["postpone", "cancel"])
def test_a_reason_is_due(signed_in, organizer, center, verb):
    batch, browser = make_batch(center), signed_in(organizer)
    assert send(browser, f"batches/{batch.pk}/{verb}/").status_code == 400
    assert send(browser, f"batches/{batch.pk}/{verb}/", reason="Pandemi").status_code == 200


def test_a_foreign_center_finds_nothing_and_an_officer_may_not(
    signed_in, other_organizer, officer, center
):
    batch = make_batch(center, status="PLANNED")
    assert send(signed_in(other_organizer), f"batches/{batch.pk}/open/").status_code == 404
    assert send(signed_in(officer), f"batches/{batch.pk}/open/").status_code == 403


def test_the_ministry_grants_and_changes_quotas(signed_in, ministry, center):
    browser, batch = signed_in(ministry), make_batch(center)
    today = timezone.localdate()
    terms = {
        "number": "PKS/API", "title": "Boarding", "regency": "62.10", "center": center.pk,
        "signed_on": today.isoformat(), "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=300)).isoformat(),
    }  # fmt: skip
    pk = send(browser, "agreements/", **terms).json()["id"]
    assert send(browser, f"agreements/{pk}/activate/").json()["status"] == "ACTIVE"
    grant = send(browser, "quotas/", agreement=pk, batch=batch.pk, seats=4, nominees=6)
    assert grant.status_code == 201
    quota = grant.json()
    changed = send(browser, f"quotas/{quota['id']}/change/", seats=5, nominees=6).json()
    assert (changed["seats"], changed["seats_left"]) == (5, 5)
    assert send(browser, f"agreements/{pk}/end/", reason="Dana").json()["status"] == "ENDED"
    late = send(browser, "quotas/", agreement=pk, batch=batch.pk, seats=1, nominees=1)
    assert (late.status_code, late.json()["code"]) == (409, "agreement_not_in_force")


def test_each_office_lists_its_own_quotas(signed_in, officer, neighbour, organizer, center):
    make_quota(make_batch(center))
    counts = [
        signed_in(user).get(f"{URL}/quotas/").json()["count"]
        for user in (officer, neighbour, organizer)
    ]
    assert counts == [1, 0, 1]
    assert send(signed_in(officer), f"quotas/{Quota.objects.get().pk}/change/").status_code == 403

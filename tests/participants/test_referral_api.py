"""Nominations through the API: from the draft to the decision, each verb with its refusals."""

import pytest

from blkportal.core.models import IdempotencyKey, StatusChange
from participants.models import Enrollment, Referral
from tests.chain import make_batch, make_participant, make_quota, make_referral
from tests.door import Door
from tests.participants.nominees import open_batch


@pytest.fixture
def region(officer):
    return Door(officer)


@pytest.fixture
def desk(organizer):
    return Door(organizer)


@pytest.fixture
def choosing(center):
    """A class whose nominations are closed and being looked at; people sleep at home."""
    batch = make_batch(center, status="SELECTION", delivery="ON_SITE")
    make_quota(batch)
    return batch


def verified(batch, **person):
    return make_referral(batch, make_participant(**person), status="VERIFIED")


def test_a_draft_takes_no_place_until_it_is_submitted(region, center):
    batch, person = open_batch(center), make_participant()
    draft = region.post("referrals/", participant=person.pk, batch=batch.pk)
    assert (draft.status_code, draft.json()["status"]) == (201, "DRAFT")
    assert draft.json()["submitted_on"] is None
    assert batch.quotas.get().nominated == 0
    sent = region.post(f"referrals/{draft.json()['id']}/submit/").json()
    assert (sent["status"], sent["center"], sent["regency"]) == (
        "SUBMITTED", center.pk, "62.10",
    )  # fmt: skip
    assert batch.quotas.get().nominated == 1


def test_a_draft_tells_the_rules_of_the_program_and_which_are_not_met(region, center):
    batch = open_batch(center, eligibility={"education_min": "SMA"})
    person = make_participant(education="SMP")
    made = region.post("referrals/", participant=person.pk, batch=batch.pk).json()
    (rule,) = [rule for rule in made["eligibility"] if not rule["ok"]]
    assert rule["rule"] == "education_min"
    refused = region.post(f"referrals/{made['id']}/submit/")
    assert refused.status_code == 409
    assert rule["text"] in refused.json()["detail"]
    assert Referral.objects.get().status == "DRAFT"


def test_whom_nobody_may_see_is_not_nominated(region, center):
    batch, stranger = open_batch(center), make_participant("62.11")
    assert region.post("referrals/", participant=stranger.pk, batch=batch.pk).status_code == 404
    own = make_participant()
    assert region.post("referrals/", participant=own.pk, batch=99_999).status_code == 404
    assert not Referral.objects.exists()


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "participant"),
        ({"participant": 1}, "batch"),
        ({"participant": "Siti", "batch": 1}, "participant"),
        ({"participant": -1, "batch": 1}, "participant"),
        ({"participant": 2**70, "batch": 1}, "participant"),
    ],
)
def test_a_wrong_field_is_named(region, sent, field):
    answer = region.post("referrals/", **sent)
    assert answer.status_code == 400
    assert list(answer.json()) == [field] or field in answer.json()


def test_the_same_key_nominates_once_and_gets_the_same_answer(region, center):
    batch, person = open_batch(center), make_participant()
    sent = {"participant": person.pk, "batch": batch.pk}
    first = region.post("referrals/", key="usul-1", **sent)
    again = region.post("referrals/", key="usul-1", **sent)
    assert (again.status_code, again.json()) == (201, first.json())
    assert Referral.objects.count() == 1


def test_the_same_key_for_something_else_is_refused(region, center):
    batch = open_batch(center)
    one, two = make_participant(), make_participant()
    region.post("referrals/", key="usul-1", participant=one.pk, batch=batch.pk)
    other = region.post("referrals/", key="usul-1", participant=two.pk, batch=batch.pk)
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")
    assert not Referral.objects.filter(participant=two).exists()


def test_a_refused_request_does_not_use_up_its_key(region, center):
    batch = open_batch(center, nominees=1, seats=1)
    blocking = make_referral(batch)
    draft = make_referral(batch, status="DRAFT")
    path = f"referrals/{draft.pk}/submit/"
    assert region.post(path, key="ajukan").status_code == 409
    assert not IdempotencyKey.objects.exists()
    region.post(f"referrals/{blocking.pk}/withdraw/")
    assert region.post(path, key="ajukan").json()["status"] == "SUBMITTED"


def test_two_people_may_use_the_same_key(region, desk, center):
    mine, theirs = make_referral(status="DRAFT", batch=open_batch(center)), None
    assert region.post(f"referrals/{mine.pk}/submit/", key="1").status_code == 200
    theirs = make_referral(mine.batch)
    assert desk.post(f"referrals/{theirs.pk}/verify/", key="1").status_code == 200


def test_a_returned_one_goes_back_with_a_note(region, officer, center):
    returned = make_referral(open_batch(center), status="RETURNED")
    sent = region.post(f"referrals/{returned.pk}/resubmit/", reason="Ijazah sudah dilampirkan")
    assert sent.json()["status"] == "SUBMITTED"
    step = StatusChange.about(returned).get(verb="resubmit")
    assert (step.by, step.reason) == (officer, "Ijazah sudah dilampirkan")


@pytest.mark.parametrize(
    ("status", "verb"),
    [
        ("SUBMITTED", "submit"),
        ("DRAFT", "resubmit"),
        ("VERIFIED", "resubmit"),
        ("SELECTED", "withdraw"),
        ("REJECTED", "withdraw"),
    ],
)
def test_a_step_that_does_not_lead_on_names_both_states(region, center, status, verb):
    row = make_referral(open_batch(center), status=status)
    refused = region.post(f"referrals/{row.pk}/{verb}/")
    assert refused.status_code == 409
    said = refused.json()
    assert said["code"] == "illegal_move"
    assert said["before"] == str(row.get_status_display())
    assert said["after"]
    row.refresh_from_db()
    assert row.status == status


def test_withdrawing_frees_the_place_and_keeps_the_reason(region, center):
    batch = open_batch(center)
    row = make_referral(batch)
    told = region.post(f"referrals/{row.pk}/withdraw/", reason="Mendapat pekerjaan").json()
    assert (told["status"], batch.quotas.get().nominated) == ("WITHDRAWN", 0)
    assert StatusChange.about(row).get(verb="withdraw").reason == "Mendapat pekerjaan"


def test_papers_are_checked_ranked_and_a_seat_is_given(desk, choosing):
    row = make_referral(choosing)
    assert desk.post(f"referrals/{row.pk}/verify/").json()["verified_on"]
    reserve = desk.post(f"referrals/{row.pk}/reserve/", rank=2).json()
    assert (reserve["status"], reserve["rank"]) == ("RESERVE", 2)
    seat = desk.post(f"referrals/{row.pk}/select/").json()
    assert (seat["status"], seat["referral"], seat["is_boarding"]) == ("CONFIRMED", row.pk, False)
    choosing.refresh_from_db()
    assert (choosing.taken, choosing.quotas.get().taken) == (1, 1)


@pytest.mark.parametrize("verb", ["return", "reject"])
def test_a_decision_against_somebody_wants_its_reason(desk, choosing, verb):
    row = verified(choosing)
    assert "reason" in desk.post(f"referrals/{row.pk}/{verb}/").json()
    assert desk.post(f"referrals/{row.pk}/{verb}/", reason="  ").status_code in (400, 409)
    done = desk.post(f"referrals/{row.pk}/{verb}/", reason="Foto KTP buram").json()
    assert done["reason"] == "Foto KTP buram"


@pytest.mark.parametrize("rank", [0, 1000, "satu"])
def test_a_place_on_the_reserve_list_is_a_number_of_sense(desk, choosing, rank):
    row = verified(choosing)
    assert "rank" in desk.post(f"referrals/{row.pk}/reserve/", rank=rank).json()
    row.refresh_from_db()
    assert row.status == "VERIFIED"


def test_the_seventeenth_of_sixteen_is_refused(desk, choosing):
    type(choosing).objects.filter(pk=choosing.pk).update(capacity=1)
    first, second = verified(choosing), verified(choosing)
    assert desk.post(f"referrals/{first.pk}/select/").status_code == 200
    refused = desk.post(f"referrals/{second.pk}/select/")
    assert refused.status_code == 409
    assert refused.json()["code"] != "illegal_move"
    assert Enrollment.objects.count() == 1


def test_a_full_quota_is_told_apart_from_a_full_class(desk, center):
    batch = make_batch(center, status="SELECTION", delivery="ON_SITE")
    quota = make_quota(batch, seats=1, nominees=3)
    first, second = verified(batch), verified(batch)
    desk.post(f"referrals/{first.pk}/select/")
    by_quota = desk.post(f"referrals/{second.pk}/select/").json()
    type(quota).objects.filter(pk=quota.pk).update(seats=3)
    type(batch).objects.filter(pk=batch.pk).update(capacity=1)
    by_class = desk.post(f"referrals/{second.pk}/select/").json()
    assert (by_quota["code"], by_class["code"]) == ("quota_full", "batch_full")


def test_missing_the_selection_frees_the_place(desk, choosing):
    row = verified(choosing)
    assert desk.post(f"referrals/{row.pk}/miss/").json()["status"] == "NO_SHOW"
    assert choosing.quotas.get().nominated == 0


def test_a_neighbour_finds_nothing_and_changes_nothing(neighbour, other_organizer, choosing):
    row = verified(choosing)
    for door, verbs in (
        (Door(neighbour), ("submit", "resubmit", "withdraw")),
        (Door(other_organizer), ("verify", "return", "select", "reserve", "reject", "miss")),
    ):
        assert door.ids("referrals/") == []
        assert door.get(f"referrals/{row.pk}/").status_code == 404
        for verb in verbs:
            answer = door.post(f"referrals/{row.pk}/{verb}/", reason="Mencoba")
            assert answer.status_code == 404, verb
    row.refresh_from_db()
    assert (row.status, StatusChange.about(row).exists()) == ("VERIFIED", False)

"""Verify, return, reserve, reject, miss."""

import pytest

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.states import ReferralStatus
from tests.chain import make_batch, make_referral


@pytest.fixture
def referral(center):
    return make_referral(make_batch(center, status="SELECTION"))


def test_papers_in_order_are_verified_with_the_day(referral, organizer):
    with acting_as(organizer):
        services.verify_referral(referral, by=organizer)
    assert referral.status == ReferralStatus.VERIFIED
    assert referral.verified_on is not None


def test_a_return_says_why_and_keeps_the_nominee_place(referral, organizer):
    with acting_as(organizer):
        services.return_referral(referral, reason="Ijazah tidak terbaca", by=organizer)
    referral.refresh_from_db()
    referral.quota.refresh_from_db()
    assert (referral.status, referral.reason) == ("RETURNED", "Ijazah tidak terbaca")
    assert referral.quota.nominated == 1
    assert StatusChange.about(referral).first().reason == "Ijazah tidak terbaca"


@pytest.mark.parametrize("verb", ["return_referral", "reject_referral"])
def test_turning_down_wants_a_reason(referral, organizer, verb):
    with pytest.raises(Refusal) as refusal:
        getattr(services, verb)(referral, reason=" ", by=organizer)
    assert refusal.value.code == "reason_missing"


def test_a_rejection_frees_the_nominee_place(referral, organizer):
    with acting_as(organizer):
        services.reject_referral(referral, reason="Di bawah nilai batas", by=organizer)
    referral.quota.refresh_from_db()
    assert referral.status == ReferralStatus.REJECTED
    assert referral.quota.nominated == 0


def test_who_did_not_come_frees_the_nominee_place(referral, organizer):
    services.miss_referral(referral, by=organizer)
    referral.quota.refresh_from_db()
    assert (referral.status, referral.quota.nominated) == (ReferralStatus.NO_SHOW, 0)


def test_the_reserve_list_counts_on_unless_a_place_is_named(referral, organizer):
    others = [make_referral(referral.batch, status="VERIFIED") for _ in range(2)]
    services.reserve_referral(others[0], by=organizer)
    services.reserve_referral(others[1], by=organizer)
    assert [row.rank for row in others] == [1, 2]
    services.verify_referral(referral, by=organizer)
    services.reserve_referral(referral, rank=7, by=organizer)
    assert referral.rank == 7


def test_what_was_rejected_is_not_verified(referral, organizer):
    services.reject_referral(referral, reason="Usia", by=organizer)
    with pytest.raises(IllegalMove):
        services.verify_referral(referral, by=organizer)

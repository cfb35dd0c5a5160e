"""The same verbs for a program that speaks for an office."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programs.models import SeatOffer
from tests.chain import make_batch, make_quota
from tests.door import Door
from tests.quotas import make_offer

SOON = (timezone.localdate() + timedelta(days=7)).isoformat()
OFFERS = "seat-offers/"


@pytest.fixture
def quota(center):
    return make_quota(make_batch(center), seats=4, nominees=6)


@pytest.fixture
def offer(quota, officer):
    make_quota(make_batch(quota.center), "62.11", seats=1, nominees=1)
    return make_offer(quota, officer, seats=2)


def test_an_officer_offers_own_seats_and_not_those_of_others(quota, officer, neighbour):
    sent = {"quota": quota.pk, "seats": 1, "until": SOON, "reason": "Calon mundur"}
    assert Door(neighbour).post(OFFERS, **sent).status_code == 404
    answer = Door(officer).post(OFFERS, **sent)
    assert (answer.status_code, answer.json()["remaining"]) == (201, 1)


def test_an_officer_claims_for_the_own_region_whatever_is_named(offer, neighbour):
    answer = Door(neighbour).post(f"{OFFERS}{offer.pk}/claim/", seats=1, regency="62.03")
    assert (answer.status_code, answer.json()["regency"]) == (201, "62.11")


def test_the_ministry_must_say_for_which_region(offer, ministry):
    answer = Door(ministry).post(f"{OFFERS}{offer.pk}/claim/", seats=1)
    assert (answer.status_code, "regency" in answer.text) == (400, True)


def test_the_last_seats_are_refused_with_how_many_are_left(offer, neighbour):
    answer = Door(neighbour).post(f"{OFFERS}{offer.pk}/claim/", seats=3)
    assert (answer.status_code, answer.json()["code"]) == (409, "seats_gone")


def test_only_who_passed_on_takes_back(offer, officer, neighbour):
    address = f"{OFFERS}{offer.pk}/take-back/"
    assert Door(neighbour).post(address).status_code == 404
    assert Door(officer).post(address).json()["status"] == "TAKEN_BACK"
    assert SeatOffer.objects.get().remaining == 0


def test_the_ledger_and_the_balance_of_a_day_are_read(quota, officer):
    lines = Door(officer).get(f"quotas/{quota.pk}/ledger/").json()["results"]
    assert [(line["kind"], line["seats_after"]) for line in lines] == [("ALLOCATE", 4)]
    found = Door(officer).get("quota-balances/").json()["results"]
    assert [(row["quota"], row["seats_free"]) for row in found] == [(quota.pk, 4)]
    yesterday = timezone.localdate() - timedelta(days=1)
    assert Door(officer).get("quota-balances/", day=yesterday).json()["count"] == 0

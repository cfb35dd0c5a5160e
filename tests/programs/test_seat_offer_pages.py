"""Passing on and taking over, as an officer does it in the browser."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.templatetags import ui
from programs.models import Quota, SeatOffer
from programs.services import change_quota
from tests.chain import make_batch, make_quota
from tests.needs import make_need
from tests.quotas import make_offer

SOON = (timezone.localdate() + timedelta(days=7)).isoformat()


@pytest.fixture
def quota(center):
    return make_quota(make_batch(center, title="Las Tahap 9"), seats=4, nominees=6)


@pytest.fixture
def offer(quota, officer):
    make_quota(make_batch(quota.center), "62.11", seats=1, nominees=1)
    return make_offer(quota, officer, seats=2)


def address(name, record):
    return reverse(f"programs:{name}", args=[record.pk])


def test_an_officer_passes_seats_on_from_the_page_of_the_quota(quota, officer, client):
    client.force_login(officer)
    assert address("offer_seats", quota) in client.get(address("show_quota", quota)).text
    page = client.post(
        address("offer_seats", quota),
        {"seats": 2, "until": SOON, "reason": "Calon mundur"},
        follow=True,
    )
    assert page.redirect_chain[-1][0] == address("show_offer", SeatOffer.objects.get())
    assert "Calon mundur" in page.text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"seats": 9}, "seats"), ({"until": "2020-01-01"}, "until"), ({"reason": ""}, "reason")],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(
    quota, officer, client, wrong, field
):
    client.force_login(officer)
    sent = {"seats": 1, "until": SOON, "reason": "Calon mundur"} | wrong
    page = client.post(address("offer_seats", quota), sent)
    assert page.context["form"].errors.keys() == {field}
    assert page.context["form"]["seats"].value() == str(sent["seats"])
    assert not SeatOffer.objects.exists()


def test_a_neighbour_finds_the_offer_and_takes_it_over(offer, neighbour, client):
    client.force_login(neighbour)
    assert str(offer) in client.get(reverse("programs:list_offers")).text
    page = client.post(address("claim_seats", offer), {"seats": 1}, follow=True)
    quota = Quota.objects.get(regency="62.11", batch=offer.batch)
    assert page.redirect_chain[-1][0] == address("show_quota", quota)
    assert "Kab. Gunung Mas" in page.text


def test_a_neighbour_cannot_take_over_for_somebody_else(offer, neighbour, client):
    client.force_login(neighbour)
    client.post(address("claim_seats", offer), {"seats": 1, "regency": "62.03"})
    assert Quota.objects.filter(batch=offer.batch, regency="62.11").exists()


def test_what_is_gone_meanwhile_is_said_on_the_page(offer, neighbour, client):
    client.force_login(neighbour)
    page = client.post(address("claim_seats", offer), {"seats": 3})
    assert page.status_code == 200
    assert page.context["claim_form"].non_field_errors()


def test_the_ministry_takes_over_for_a_region_with_an_agreement(offer, ministry, client):
    client.force_login(ministry)
    choices = client.get(address("show_offer", offer)).context["claim_form"].fields["regency"]
    assert [place.pk for place in choices.queryset] == ["62.11"]
    client.post(address("claim_seats", offer), {"seats": 1, "regency": "62.11"})
    assert Quota.objects.get(regency="62.11", batch=offer.batch).seats == 1


def test_the_own_region_takes_back_and_is_offered_no_claim(offer, officer, client, quota):
    client.force_login(officer)
    page = client.get(address("show_offer", offer))
    assert page.context["claim_form"] is None
    client.post(address("take_back_seats", offer), {"reason": "Ada calon"})
    quota.refresh_from_db()
    assert quota.seats == 4


def test_a_neighbour_cannot_take_back(offer, neighbour, client):
    client.force_login(neighbour)
    assert client.post(address("take_back_seats", offer)).status_code == 404


def test_a_quota_without_a_free_seat_offers_no_passing_on(quota, officer, client):
    Quota.objects.filter(pk=quota.pk).update(taken=4)
    client.force_login(officer)
    page = client.get(address("show_quota", quota))
    assert address("offer_seats", quota) not in page.text


def test_the_home_page_tells_of_seats_to_be_had_with_the_own_centers(
    offer, neighbour, officer, client
):
    link = reverse("programs:list_offers")
    client.force_login(neighbour)
    assert link in client.get(reverse("home")).text
    client.force_login(officer)
    assert link not in client.get(reverse("home")).text


def test_the_balance_page_shows_a_day_and_says_when_there_was_nothing(quota, officer, client):
    client.force_login(officer)
    today = timezone.localdate()
    page = client.get(reverse("programs:list_balances"))
    assert "Las Tahap 9" in page.text
    page = client.get(reverse("programs:list_balances"), {"day": today - timedelta(days=1)})
    assert list(page.context["rows"]) == []


@pytest.mark.parametrize("day", ["kemarin", "2099-01-01", "9999-12-31"])
def test_a_day_that_is_none_or_still_to_come_is_said_and_shows_nothing_wrong(
    quota, officer, ministry, client, day
):
    client.force_login(officer)
    change_quota(quota, seats=5, nominees=7, by=ministry, note="Kelas bertambah")
    page = client.get(reverse("programs:list_balances"), {"day": day})
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"day"}
    assert [row.seats_after for row in page.context["rows"]] == [5]  # as today, each quota once


def test_a_day_is_a_chip_that_reads_as_a_day_and_today_is_none(quota, officer, client):
    client.force_login(officer)
    address, today = reverse("programs:list_balances"), timezone.localdate()
    assert client.get(address).context["chips"] == []
    (chip,) = client.get(address, {"day": today}).context["chips"]
    assert chip["value"] == ui.day(today)


def test_the_page_says_for_whom_seats_are_first(offer, neighbour, client):
    client.force_login(neighbour)
    SeatOffer.objects.update(needs_first_until=SOON)
    page, home = client.get(address("show_offer", offer)), client.get(reverse("home"))
    assert page.context["is_barred"]
    assert address("claim_seats", offer) not in page.text
    assert reverse("programs:list_offers") not in home.text
    make_need(neighbour, program=offer.batch.program, year=offer.year, rank=3)
    page, home = client.get(address("show_offer", offer)), client.get(reverse("home"))
    assert address("claim_seats", offer) in page.text
    assert reverse("programs:list_offers") in home.text

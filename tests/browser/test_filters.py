"""Filters are folded on a phone, and open where something in them is wrong."""

from playwright.sync_api import expect

from tests.browser.chromium import PHONE

BALANCES = "/programs/quotas/balances/"


def test_on_a_phone_filters_are_folded_until_they_are_wanted(page_of):
    page = page_of("officer", viewport=PHONE)
    page.goto(BALANCES)
    expect(page.locator(".filter [name=day]")).to_be_hidden()
    page.locator(".filter summary").click()
    expect(page.locator(".filter [name=day]")).to_be_visible()


def test_what_is_wrong_in_a_filter_is_seen_on_a_phone_too(page_of):
    page = page_of("officer", viewport=PHONE)
    page.goto(f"{BALANCES}?day=2099-01-01")
    expect(page.locator(".filter .error")).to_be_visible()

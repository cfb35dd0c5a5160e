"""Whoever follows a letter chooses a password, in a browser that says where a form comes from."""

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import PHONE

CHOSEN = "kereta-pagi-ke-bekasi-7"


@pytest.mark.parametrize("letter", ["first_password", "new_password"])
def test_the_link_of_a_letter_leads_to_a_password_and_in(open_page, portal, letter):
    page = open_page(viewport=PHONE)
    page.goto(portal.world["things"][letter])
    page.locator("[name=new_password]").fill(CHOSEN)
    page.locator("[name=again]").fill(CHOSEN)
    with page.expect_navigation():
        page.locator("main form .primary").click()
    assert page.url != portal.address + portal.world["things"][letter]
    expect(page.locator(".messages, .notices, main h1").first).to_be_visible()
    assert page.violations == []

"""Whom a comment calls: found by typing @, with a mouse or without, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import PHONE
from tests.browser.hands import press
from tests.browser.inspecting import faults_of

FIELD = "form[action$='/comment/'] textarea"
LIST = "select[data-mentions]"
MENU = ".mention-menu button"


@pytest.fixture
def address(portal):
    return f"/regions/obstacles/{portal.world['things']['obstacle']}/"


def colleague(page):
    """The last person of the list, by the name that stands there."""
    return page.locator(f"{LIST} option").last.inner_text()


def send(page):
    with page.expect_navigation():
        page.locator("form[action$='/comment/'] .button:not([type=button])").click()


def test_typing_an_at_sign_offers_who_sees_the_obstacle_and_a_click_calls_them(page_of, address):
    page = page_of("officer")
    page.goto(address)
    name = colleague(page)
    page.locator(FIELD).press_sequentially(f"Tolong @{name[:4].lower()}")
    page.locator(MENU).filter(has_text=name).first.click()
    expect(page.locator(FIELD)).to_have_value(f"Tolong @{name} ")
    expect(page.locator(MENU).first).to_be_hidden()
    page.keyboard.type("hari ini")  # the writing goes on where it was
    send(page)
    said = page.locator("#comments li").filter(has_text=f"Tolong @{name} hari ini")
    expect(said.locator(".soft b")).to_have_text([name])


def test_the_keyboard_alone_chooses_and_escape_closes(page_of, address):
    page = page_of("officer")
    page.goto(address)
    name = colleague(page)
    field = page.locator(FIELD)
    field.press_sequentially("Halo @")
    expect(page.locator(MENU).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(MENU).first).to_be_hidden()
    field.press_sequentially(name[:3])
    press(page, page.locator(MENU).filter(has_text=name).first)
    expect(field).to_have_value(f"Halo @{name} ")
    expect(field).to_be_focused()
    expect(page.locator(LIST)).to_have_values(
        [page.locator(f"{LIST} option").last.get_attribute("value")]
    )


def test_an_address_of_a_letter_calls_nobody(page_of, address):
    page = page_of("officer")
    page.goto(address)
    page.locator(FIELD).press_sequentially("kirim ke dinas@contoh.test")
    expect(page.locator(MENU).first).to_be_hidden()


def test_the_menu_fits_a_phone_and_a_desk(page_of, address):
    page = page_of("officer", viewport=PHONE)
    page.goto(address)
    page.locator(FIELD).press_sequentially("@")
    expect(page.locator(MENU).first).to_be_visible()
    assert list(faults_of(page)) == []


def test_without_scripts_the_list_below_does_the_same(page_of, address):
    page = page_of("officer", scripts=False)
    page.goto(address)
    name = colleague(page)
    page.locator(FIELD).fill("Mohon kabar")
    page.locator(LIST).select_option(label=name)
    send(page)
    said = page.locator("#comments li").filter(has_text="Mohon kabar")
    expect(said.locator(".soft b")).to_have_text([name])


def test_who_is_mentioned_reads_it_among_the_news(page_of, address):
    page, province = page_of("officer"), page_of("province")
    page.goto(address)
    page.locator(FIELD).press_sequentially("Mohon dibantu @helm")
    page.locator(MENU).filter(has_text="Helmi").click()
    send(page)
    province.goto("/reports/notices/")
    expect(province.locator("main")).to_contain_text("Anda disebut dalam 1 komentar")

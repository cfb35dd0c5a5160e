"""A sheet of points outlives a lost connection, and leaves nothing behind once it is saved."""

import re

from playwright.sync_api import expect

KEPT = "Object.keys(localStorage).filter(key => key.startsWith('kept:')).length"


def open_sheet(page, portal):
    page.goto(f"/participants/selection-steps/{portal.world['things']['selection_step']}/points/")
    return page.locator("input[name^=points-]").first


def test_what_was_typed_is_filled_in_again_until_it_is_saved(page_of, portal):
    page = page_of("organizer")
    field = open_sheet(page, portal)
    field.fill("66,5")
    page.context.set_offline(True)
    page.context.set_offline(False)
    field = open_sheet(page, portal)
    expect(field).to_have_value("66,5")
    expect(page.locator("[data-kept]")).to_be_visible()
    with page.expect_navigation():
        page.locator("main form .primary").click()
    assert re.search(r"1 (baris|row)", page.locator(".notices").inner_text())
    assert page.locator("input[name^=points-]").first.input_value() == "66,5"
    expect(page.locator("[data-kept]")).to_be_hidden()
    assert page.evaluate(KEPT) == 0


def test_what_was_typed_is_given_up_on_request_and_on_signing_out(page_of, portal):
    page = page_of("organizer")
    field = open_sheet(page, portal)
    saved = field.input_value()
    field.fill("12")
    field = open_sheet(page, portal)
    page.locator("[data-kept] button").click()
    expect(field).to_have_value(saved)
    assert page.evaluate(KEPT) == 0
    field.fill("13")
    assert page.evaluate(KEPT) == 1
    page.locator("form[action$='/sign-out/']").evaluate("form => form.requestSubmit()")
    page.wait_for_url("**/sign-in/**")
    assert page.evaluate(KEPT) == 0


def test_without_scripts_the_sheet_is_a_form_like_any_other(page_of, portal):
    page = page_of("organizer", scripts=False)
    open_sheet(page, portal)
    expect(page.locator("[data-kept]")).to_be_hidden()
    expect(page.locator("main form .primary")).to_be_visible()

"""Dashboards change at once where scripts run, and as pages where none do."""

import re

from playwright.sync_api import expect

from tests.browser.test_weight import MOST, weights_of

NATION = "/reports/dashboard/"
YEARS = "?since=2017-01-01&until=2026-12-31"


def test_a_filter_a_part_and_the_way_back_load_no_new_page(page_of):
    page = page_of("manager")
    page.goto(NATION + YEARS)
    page.evaluate("window.same = true")
    page.locator("select[name=sex]").select_option("FEMALE")
    expect(page).to_have_url(re.compile(r"since=2017-01-01&until=2026-12-31&.*sex=FEMALE"))
    page.locator(".tabs a[href*='show=map']").click()
    expect(page.locator("svg.map")).to_be_visible()
    expect(page).to_have_url(re.compile("sex=FEMALE"))
    page.go_back()
    expect(page.locator("svg.map")).to_have_count(0)
    expect(page.locator("select[name=sex]")).to_have_value("FEMALE")
    assert page.evaluate("window.same") is True
    assert not page.violations


def test_where_the_network_fails_the_browser_goes_there_itself(page_of):
    page = page_of("manager")
    page.goto(NATION + YEARS)
    page.evaluate("window.same = true")
    page.route(
        re.compile("sex=MALE"),
        lambda route: (
            route.abort() if route.request.resource_type == "fetch" else route.continue_()
        ),
    )
    page.locator("select[name=sex]").select_option("MALE")
    expect(page).to_have_url(re.compile("sex=MALE"))
    expect(page.locator("select[name=sex]")).to_have_value("MALE")
    assert page.evaluate("window.same") is None


def test_without_scripts_the_filters_are_a_form(page_of):
    page = page_of("officer", scripts=False)
    page.goto(NATION + YEARS)
    page.locator("select[name=sex]").select_option("FEMALE")
    page.locator(".filter-form .button").first.click()
    expect(page).to_have_url(re.compile(r"/dashboard/62\.10/\?.*sex=FEMALE"))
    expect(page.locator("#dashboard")).to_be_visible()


def test_the_map_of_514_regencies_is_light(page_of):
    page = page_of("manager")
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    for show in ("", "map", "cohort", "league"):
        assert sum(weights_of(page, f"{NATION}{YEARS}&show={show}").values()) <= MOST

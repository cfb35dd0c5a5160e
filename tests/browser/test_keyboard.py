"""Whoever has no mouse, and whoever prints."""

import pytest

FOCUSED = "() => document.activeElement.id || document.activeElement.className"
STOPS = """() => [...document.querySelectorAll(
        "a[href], button, input, select, textarea, summary")]
    .filter((e) => e.type !== "hidden" && !e.disabled && e.tabIndex >= 0 && e.checkVisibility())
    .length"""


@pytest.fixture
def page(page_of):
    page = page_of("officer")
    page.goto("/participants/")
    return page


def test_a_slash_goes_to_the_search_but_can_be_typed_there(page):
    page.keyboard.press("/")
    assert page.evaluate(FOCUSED) == "search"
    page.keyboard.type("a/b")
    assert page.locator("#search").input_value() == "a/b"


def test_the_first_stop_skips_to_the_content(page):
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0, "it is seen as long as it has the focus"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "content"


def test_the_tab_key_passes_everything_once_and_is_never_trapped(page):
    stops = page.evaluate(STOPS)
    page.evaluate("""() => { window.seen = new Set();
        document.addEventListener("focusin", (event) => window.seen.add(event.target)); }""")
    for _ in range(stops + 20):  # a date is a stop for each of its parts
        page.keyboard.press("Tab")
    assert page.evaluate("() => window.seen.size") >= stops


def test_the_order_of_the_tab_key_is_the_order_of_the_page(page):
    tops = []
    for _ in range(8):
        page.keyboard.press("Tab")
        tops.append(
            page.evaluate("""() => document.activeElement.compareDocumentPosition(
            document.querySelector("main")) & Node.DOCUMENT_POSITION_FOLLOWING""")
        )
    assert all(tops), "header before content"


def test_escape_closes_a_menu_and_returns_to_its_button(page):
    menu = page.locator("details.drop").first
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert menu.locator("summary").evaluate("it => it === document.activeElement")


def test_on_paper_there_is_no_navigation(page_of, portal):
    page = page_of("organizer")
    page.goto("/participants/classes/{selection}/".format(**portal.world["things"]))
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    for part in (".top", ".nav.wide", ".crumbs", ".actions", ".skip"):
        assert not page.locator(part).first.is_visible(), part

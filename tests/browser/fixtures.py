"""A real browser on the running portal: the system's Chromium, driven by Playwright."""

import pytest

from tests.browser.chromium import DESK, find_chromium, launched, sign_in
from tests.browser.inspecting import TOOLS
from tests.people import PASSWORD


@pytest.fixture(scope="session")
def chromium():
    path = find_chromium()
    if path is None:
        pytest.skip("No Chromium on this machine: install the package chromium.")
    with launched(path) as browser:
        yield browser


@pytest.fixture
def open_page(chromium, portal):
    """``open_page("yunita@gunungmas.test")`` gives a page on which that person has signed in."""
    contexts = []

    def open_for(email=None, viewport=DESK, scripts=True):
        context = chromium.new_context(
            viewport=viewport, base_url=portal.address, locale="id-ID", java_script_enabled=scripts
        )
        contexts.append(context)
        page = context.new_page()
        page.violations = []
        page.add_init_script(TOOLS)
        page.on("console", lambda message: note_violation(page, message))
        if email:
            sign_in(page, email, PASSWORD)
        return page

    yield open_for
    for context in contexts:
        context.close()


def note_violation(page, message):
    if message.type == "error" and "Content Security Policy" in message.text:
        page.violations.append(message.text)

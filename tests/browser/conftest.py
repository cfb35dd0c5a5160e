"""All tests in this folder share one portal per worker, laid out by ``tests.browser.world``."""

import pytest

from tests.blank import drop

BROKER_NUMBERS_FROM = 8  # the lower ones belong to the other portals


@pytest.fixture(scope="session")
def portal(portal_named, worker_number):
    name = f"browser_{worker_number}"
    opened = portal_named(name, BROKER_NUMBERS_FROM + worker_number, world="tests.browser.world")
    yield opened
    opened.stop()
    drop(name)


@pytest.fixture
def page_of(open_page, portal):
    """``page_of("officer")`` gives a page on which this person of the world has signed in."""
    return lambda person, **options: open_page(portal.world["people"].get(person), **options)

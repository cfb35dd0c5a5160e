"""How a session ends: by leaving, by silence, by age, by a new password, by losing the account."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts import services
from regions.services import move_officer
from tests.accounts.doors import SIGN_IN, is_signed_in, knock
from tests.people import make_officer

PROFILE = reverse("accounts:see_profile")


@pytest.fixture
def clock(monkeypatch):
    """``clock(minutes)`` moves the middleware's clock on."""
    now = [1_800_000_000.0]
    monkeypatch.setattr("accounts.middleware.time.time", lambda: now[0])
    monkeypatch.setattr("accounts.listeners.time.time", lambda: now[0])

    def move(minutes):
        now[0] += minutes * 60

    return move


@pytest.fixture
def browser(officer, clock):
    browser = Client()
    knock(officer.email, browser=browser)
    return browser


def test_signing_out_ends_the_session_on_the_server(officer):
    browser, thief = Client(), Client()
    knock(officer.email, browser=browser)
    thief.cookies["session"] = browser.cookies["session"].value
    assert is_signed_in(thief)
    answer = browser.post(reverse("accounts:sign_out"))
    assert answer.url == SIGN_IN
    assert '"cache"' in answer["Clear-Site-Data"]
    assert not is_signed_in(thief)


def test_a_link_cannot_sign_anybody_out(browser):
    assert browser.get(reverse("accounts:sign_out")).status_code == 405
    assert is_signed_in(browser)


def test_half_an_hour_of_silence_ends_it_and_the_page_says_so(browser, clock):
    clock(29)
    assert is_signed_in(browser)
    clock(31)
    answer = browser.get(PROFILE, follow=True)
    assert answer.redirect_chain[0][0] == f"{SIGN_IN}?next={PROFILE}"
    assert answer.context["ended"]
    assert not browser.get(SIGN_IN).context["ended"]


def test_twelve_hours_end_it_however_busy_it_was(browser, clock):
    for _ in range(36):
        clock(20)
        assert is_signed_in(browser)
    clock(1)
    assert not is_signed_in(browser)


def test_the_session_is_written_once_a_minute_at_most(browser, clock, django_assert_num_queries):
    def writes():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(PROFILE)
        return sum("UPDATE" in q["sql"] and "django_session" in q["sql"] for q in asked)

    assert writes() == 0
    clock(2)
    assert writes() == 1
    assert writes() == 0


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(officer):
    here, elsewhere = Client(), Client()
    for browser in (here, elsewhere):
        knock(officer.email, browser=browser)
    before = here.session.session_key
    answer = here.post(
        reverse("accounts:change_password"),
        {
            "old_password": "kejuruan-las-3G-2019",
            "new_password": "perahu-di-kahayan-77",
            "again": "perahu-di-kahayan-77",
        },
    )
    assert answer.url == PROFILE
    assert here.session.session_key != before
    assert is_signed_in(here)
    assert not is_signed_in(elsewhere)


def test_a_closed_account_is_outside_at_the_next_request(officer, ministry_admin):
    browser = Client()
    knock(officer.email, browser=browser)
    services.deactivate_user(officer, by=ministry_admin)
    assert browser.get(PROFILE).status_code == 302


def test_a_moved_officer_sees_the_new_region_at_the_next_request_and_nothing_of_the_old(
    officer, neighbour, ministry_admin
):
    browser = Client()
    knock(officer.email, browser=browser)
    colleague = make_officer("rekan@gunungmas.test", "62.10")
    address = reverse("accounts:list_users")
    assert colleague.email in browser.get(address).content.decode()
    move_officer(officer.officer, neighbour.officer.agency, by=ministry_admin)
    page = browser.get(address).content.decode()
    assert neighbour.email in page
    assert colleague.email not in page
    old = reverse("accounts:see_user", args=[colleague.pk])
    assert browser.get(old).status_code == 404

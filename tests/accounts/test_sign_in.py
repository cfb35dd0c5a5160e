"""The door: what it says, what it costs, and where it leads."""

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.urls import reverse

from tests.accounts.doors import SIGN_IN, is_signed_in, knock

HOSTILE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "////evil.example",
    "/\\evil.example/",
    "\\\\evil.example",
    "/\\/evil.example",
    "http:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "ftp://evil.example/",
    "http://testserver@evil.example/",
    "http://testserver:80@evil.example/",
    "http://testserver.evil.example/",
    "http://evil.example/testserver",
    "http://evil.example#testserver",
    "http://evil.example?testserver",
    "//testserver@evil.example",
    "/\t/evil.example/",
    "\t//evil.example/",
    " //evil.example/",
    "http://\u0435vil.example/",
    "//\u3002evil.example",
    "https://[::1]/",
    "http://127.0.0.1:9/",
    "//%0d%0aLocation:https://evil.example",
    "/ok\r\nLocation: https://evil.example",
]


@pytest.fixture
def hashes(monkeypatch):
    """Counts the password hashes that are made, each of which costs the same time."""
    calls = []
    make = Argon2PasswordHasher.encode

    def counted(self, *args, **kwargs):
        calls.append(1)
        return make(self, *args, **kwargs)

    monkeypatch.setattr(Argon2PasswordHasher, "encode", counted)
    monkeypatch.setattr(
        Argon2PasswordHasher, "verify", lambda self, *a: bool(calls.append(1)) or False
    )
    return calls


def test_the_right_password_opens_the_door(officer):
    browser = Client()
    answer = knock(officer.email, browser=browser)
    assert (answer.status_code, answer.url) == (302, "/")
    assert is_signed_in(browser)


def test_the_address_may_be_typed_in_capitals(officer):
    assert knock(f" {officer.email.upper()} ").status_code == 302


def test_unknown_inactive_unusable_and_wrong_get_one_answer_at_one_price(
    officer, neighbour, province_officer, hashes
):
    neighbour.is_active = False
    neighbour.save()
    province_officer.set_unusable_password()
    province_officer.save()
    people = [officer.email, neighbour.email, province_officer.email, "nobody@nowhere.test"]
    bodies, costs, statuses = [], [], []
    for email in people:
        before = len(hashes)
        answer = knock(email, "not-the-password-9")
        costs.append(len(hashes) - before)
        statuses.append(answer.status_code)
        text = answer.content.decode().replace(email, "…")
        token = text.split('csrfmiddlewaretoken" value="')
        bodies.append("".join([token[0], *(part.split('"', 1)[1] for part in token[1:])]))
    assert costs == [1, 1, 1, 1]
    assert set(statuses) == {200}
    assert len(set(bodies)) == 1


def test_an_inactive_person_with_the_right_password_stays_outside(officer):
    officer.is_active = False
    officer.save()
    assert knock(officer.email).status_code == 200


def test_the_session_gets_a_new_key(officer):
    browser = Client()
    session = browser.session
    session["planted"] = True
    session.save()
    before = session.session_key
    knock(officer.email, browser=browser)
    assert browser.session.session_key != before
    assert is_signed_in(browser)


def test_a_planted_session_key_opens_nothing_afterwards(officer):
    thief, victim = Client(), Client()
    session = thief.session
    session.save()
    victim.cookies = thief.cookies
    knock(officer.email, browser=victim)
    thief = Client()
    thief.cookies["session"] = session.session_key
    assert not is_signed_in(thief)


@pytest.mark.parametrize("following", HOSTILE)
def test_next_leads_nowhere_but_here(officer, following):
    answer = knock(officer.email, next=following)
    assert (answer.status_code, answer.url) == (302, "/")


def test_next_leads_to_the_page_that_was_asked_for(officer):
    wanted = reverse("accounts:list_tokens") + "?page=2"
    asked = Client().get(wanted)
    assert asked.url.startswith(SIGN_IN)
    assert knock(officer.email, next=wanted).url == wanted


def test_whoever_is_signed_in_is_sent_on(officer, signed_in):
    assert signed_in(officer).get(SIGN_IN + "?next=//evil.example").url == "/"


def test_a_form_of_another_site_signs_nobody_in(officer):
    browser = Client(enforce_csrf_checks=True)
    browser.get(SIGN_IN)
    assert knock(officer.email, browser=browser).status_code == 403
    token = browser.cookies["csrf"].value
    answer = browser.post(
        SIGN_IN,
        {
            "email": officer.email,
            "password": "kejuruan-las-3G-2019",
            "csrfmiddlewaretoken": token,
        },
    )
    assert answer.status_code == 302


def test_every_writing_page_wants_the_csrf_token(ministry_admin, officer):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(ministry_admin)
    token = {"pk": 1}
    for name, parts in [
        ("sign_out", {}),
        ("change_password", {}),
        ("see_profile", {}),
        ("create_token", {}),
        ("revoke_token", token),
        ("invite_user", {}),
        ("resend_invitation", {"pk": officer.pk}),
        ("deactivate_user", {"pk": officer.pk}),
        ("reactivate_user", {"pk": officer.pk}),
    ]:
        answer = browser.post(reverse(f"accounts:{name}", kwargs=parts), {})
        assert answer.status_code == 403, name


def test_the_language_that_was_chosen_stays(officer):
    browser = Client()
    browser.post(reverse("set_language"), {"language": "en"})
    knock(officer.email, browser=browser)
    page = browser.get(reverse("accounts:see_profile")).content.decode()
    assert '<html lang="en">' in page


def test_the_demo_lists_its_accounts_and_no_other(officer):
    from accounts.demo import DEMO_ACCOUNTS
    from tests.people import make_user

    first = DEMO_ACCOUNTS[0]
    make_user(first.email, first.role, first.scope_key)
    page = Client().get(SIGN_IN).content.decode()
    assert first.email in page
    assert officer.email not in page


def test_production_shows_no_demo_account(officer, settings):
    from accounts.demo import DEMO_ACCOUNTS
    from tests.people import make_user

    settings.SHOWS_SYNTHETIC_DATA = False
    first = DEMO_ACCOUNTS[0]
    make_user(first.email, first.role, first.scope_key)
    assert first.email not in Client().get(SIGN_IN).content.decode()

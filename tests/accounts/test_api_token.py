"""Tokens: shown once, kept as a hash, dead when expired, revoked or when the account is."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import services
from accounts.models import ApiToken, User

ME = "/api/v1/me/"


def ask(text, address=ME):
    return Client().get(address, HTTP_AUTHORIZATION=f"Bearer {text}")


def test_a_token_opens_the_api_for_its_owner(officer):
    answer = ask(services.create_token(officer))
    assert answer.status_code == 200
    assert answer.json()["email"] == officer.email


def test_a_token_sees_what_its_owner_sees(officer, neighbour):
    rows = ask(services.create_token(officer), "/api/v1/users/").json()["results"]
    assert [row["email"] for row in rows] == [officer.email]


@pytest.mark.parametrize("text", ["", "blk_unknown", "x" * 5000, "blk_\u00e9", "a b"])
def test_an_unknown_token_gets_401_with_a_sentence(db, text):
    answer = ask(text)
    assert answer.status_code == 401
    assert answer.json()["detail"].endswith(".")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_no_token_gets_401(db):
    assert Client().get(ME).status_code == 401


def test_an_expired_token_is_refused(officer):
    text = services.create_token(officer)
    ApiToken.objects.update(expires_at=timezone.now())
    assert ask(text).status_code == 401


def test_a_revoked_token_is_refused_and_a_second_revoking_too(officer, signed_in):
    text = services.create_token(officer)
    address = reverse("accounts:revoke_token", args=[ApiToken.objects.get().pk])
    browser = signed_in(officer)
    assert browser.post(address).status_code == 302
    assert ask(text).status_code == 401
    assert browser.post(address).status_code == 409


def test_a_token_of_a_closed_account_is_refused(officer):
    text = services.create_token(officer)
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert ask(text).status_code == 401


def test_a_refused_token_is_not_saved_by_a_session(officer, signed_in):
    answer = signed_in(officer).get(ME, HTTP_AUTHORIZATION="Bearer blk_unknown")
    assert answer.status_code == 401


def test_a_token_opens_no_page(officer):
    answer = ask(services.create_token(officer), reverse("accounts:see_profile"))
    assert answer.status_code == 302


def test_the_page_shows_the_token_once_and_the_database_never(officer, signed_in):
    browser = signed_in(officer)
    page = browser.post(reverse("accounts:create_token"), {"days": 30})
    text = page.context["new_token"]
    assert text in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert ask(text).status_code == 200
    assert text not in browser.get(reverse("accounts:list_tokens")).content.decode()
    assert text not in str(ApiToken.objects.values().get())


def test_a_token_lives_as_long_as_was_asked_and_no_odd_time(officer, signed_in):
    browser = signed_in(officer)
    assert browser.post(reverse("accounts:create_token"), {"days": 9999}).status_code == 200
    assert not ApiToken.objects.exists()
    browser.post(reverse("accounts:create_token"), {"days": 30})
    left = ApiToken.objects.get().expires_at - timezone.now()
    assert timedelta(days=29) < left <= timedelta(days=30)


def test_a_colleague_neither_sees_nor_revokes_it(officer, neighbour, ministry_admin, signed_in):
    services.create_token(officer)
    token = ApiToken.objects.get()
    for other in (neighbour, ministry_admin):
        browser = signed_in(other)
        assert str(token) not in browser.get(reverse("accounts:list_tokens")).content.decode()
        address = reverse("accounts:revoke_token", args=[token.pk])
        assert browser.post(address).status_code == 404
    token.refresh_from_db()
    assert token.revoked_at is None


def test_the_command_prints_a_token_once(officer, capsys):
    call_command("api_token", officer.email.upper(), days=7)
    text = capsys.readouterr().out.strip()
    assert ask(text).json()["email"] == officer.email
    assert ApiToken.objects.get().expires_at < timezone.now() + timedelta(days=8)


def test_the_command_knows_only_people_who_may_sign_in(officer):
    User.objects.filter(pk=officer.pk).update(is_active=False)
    for email in (officer.email, "nobody@nowhere.test"):
        with pytest.raises(CommandError):
            call_command("api_token", email)

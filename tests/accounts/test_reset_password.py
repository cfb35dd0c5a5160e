"""Whoever forgot the password gets a letter; whoever only guesses learns nothing."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import ApiToken, User
from blkportal.core.models import Job
from tests.accounts.doors import is_signed_in, knock, link_in, path_in, run_letters

ASK = reverse("accounts:request_reset")
NEW = "perahu-di-kahayan-77"
CHOSEN = {"new_password": NEW, "again": NEW}


def ask(email, **extra):
    return Client().post(ASK, {"email": email}, **extra)


@pytest.fixture
def letter(officer):
    ask(officer.email)
    run_letters()
    return mail.outbox[0]


def test_the_letter_holds_a_link_that_sets_a_password_and_signs_in(letter, officer):
    browser = Client()
    assert officer.email in browser.get(path_in(letter)).content.decode()
    answer = browser.post(path_in(letter), CHOSEN)
    assert answer.url == "/"
    assert is_signed_in(browser)
    assert knock(officer.email, NEW).status_code == 302


def test_known_unknown_and_closed_get_one_answer_and_one_job(officer, neighbour):
    User.objects.filter(pk=neighbour.pk).update(is_active=False)
    bodies, jobs = set(), []
    for email in (officer.email, neighbour.email, "nobody@nowhere.test"):
        before = Job.objects.count()
        answer = ask(email)
        text = answer.content.decode().replace(email, "…")
        head, *parts = text.split('csrfmiddlewaretoken" value="')
        bodies.add("".join([head, *(part.split('"', 1)[1] for part in parts)]))
        jobs.append(Job.objects.count() - before)
        assert answer.status_code == 200
    assert len(bodies) == 1
    assert jobs == [1, 1, 1]


def test_a_worker_writes_to_the_known_one_only(officer):
    ask(officer.email)
    ask("nobody@nowhere.test")
    assert run_letters() == 2
    assert [letter.to for letter in mail.outbox] == [[officer.email]]


def test_no_hash_is_made_when_a_letter_is_asked_for(officer, monkeypatch):
    from django.contrib.auth.hashers import Argon2PasswordHasher

    monkeypatch.delattr(Argon2PasswordHasher, "encode")
    monkeypatch.delattr(Argon2PasswordHasher, "verify")
    assert ask(officer.email).status_code == 200


def test_a_link_works_once(letter):
    Client().post(path_in(letter), CHOSEN)
    late = Client()
    assert late.get(path_in(letter)).status_code == 410
    assert late.post(path_in(letter), CHOSEN).status_code == 410
    assert not is_signed_in(late)


def test_a_link_dies_when_the_password_changes_elsewhere(letter, officer):
    officer.set_password("sawah-di-lereng-44")
    officer.save()
    assert Client().get(path_in(letter)).status_code == 410


def test_a_link_dies_when_the_address_changes(letter, officer):
    User.objects.filter(pk=officer.pk).update(email="new@gunungmas.test")
    assert Client().get(path_in(letter)).status_code == 410


def test_a_link_dies_when_the_person_signs_in(letter, officer):
    knock(officer.email)
    assert Client().get(path_in(letter)).status_code == 410


def test_a_link_dies_with_the_account(letter, officer):
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert Client().get(path_in(letter)).status_code == 410


def test_a_link_dies_after_three_hours(letter, monkeypatch):
    later = timezone.now().replace(tzinfo=None) + timedelta(hours=11)
    monkeypatch.setattr(
        "django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda self: later
    )
    assert Client().get(path_in(letter)).status_code == 410


def test_a_link_of_one_person_does_not_open_another(letter, neighbour):
    from accounts.services.password import _uid

    parts = path_in(letter).split("/")
    parts[-3] = _uid(neighbour)
    assert Client().get("/".join(parts)).status_code == 410


@pytest.mark.parametrize("uid", ["x", "MA", "LTE", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "%FF"])
def test_a_made_up_link_leads_nowhere(db, uid):
    assert Client().get(f"/accounts/password/new/{uid}/abc-123/").status_code == 410


def test_the_host_of_the_request_never_reaches_the_letter(officer, settings):
    settings.ALLOWED_HOSTS = ["*"]
    ask(officer.email, HTTP_HOST="evil.example", HTTP_X_FORWARDED_HOST="evil.example")
    run_letters()
    assert link_in(mail.outbox[0]).startswith(settings.PUBLIC_URL)
    assert "evil" not in mail.outbox[0].body


def test_the_link_does_not_leak_by_the_referer(letter):
    """No stricter either: without any origin a browser's form would be refused."""
    page = Client().get(path_in(letter))
    assert page["Referrer-Policy"] == "same-origin"
    assert 'name="referrer"' not in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_a_new_password_ends_every_session(letter, officer):
    before = Client()
    before.force_login(User.objects.get(pk=officer.pk))
    ask(officer.email)
    mail.outbox.clear()
    run_letters()
    Client().post(path_in(mail.outbox[0]), CHOSEN)
    assert not is_signed_in(before)


def test_a_letter_tells_that_the_password_was_changed(letter):
    Client().post(path_in(letter), CHOSEN)
    run_letters()
    assert len(mail.outbox) == 2


def test_at_most_three_letters_in_a_quarter_of_an_hour(officer):
    answers = {ask(officer.email).status_code for _ in range(6)}
    run_letters()
    assert answers == {200}
    assert len(mail.outbox) == 3


def test_asking_for_letters_does_not_use_up_tries_to_sign_in(officer):
    for _ in range(12):
        ask(officer.email)
    assert knock(officer.email).status_code == 302


def test_the_letter_is_in_the_language_of_the_page(officer):
    browser = Client()
    browser.post(reverse("set_language"), {"language": "en"})
    browser.post(ASK, {"email": officer.email})
    run_letters()
    assert mail.outbox[0].body.startswith("Dear ")


def test_a_weak_password_is_refused_and_the_link_lives_on(letter):
    answer = Client().post(path_in(letter), {"new_password": "123", "again": "123"})
    assert "new_password" in answer.context["form"].errors
    assert Client().post(path_in(letter), CHOSEN).status_code == 302


def test_the_old_password_is_needed_to_change_it(officer, signed_in):
    answer = signed_in(officer).post(
        reverse("accounts:change_password"), {"old_password": "wrong-password-1"} | CHOSEN
    )
    assert "old_password" in answer.context["form"].errors
    officer.refresh_from_db()
    assert not officer.check_password(NEW)


def test_a_token_of_the_api_does_not_change_passwords(officer):
    from accounts.services import create_token

    text = create_token(officer)
    answer = Client().post(
        reverse("accounts:change_password"), CHOSEN, HTTP_AUTHORIZATION=f"Bearer {text}"
    )
    assert answer.status_code == 302
    assert ApiToken.objects.count() == 1

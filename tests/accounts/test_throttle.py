"""How often one may guess, and that guessing elsewhere locks nobody out."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client, RequestFactory
from django.utils import timezone

from accounts.models import SignInTry
from accounts.services import device
from accounts.tasks import forget_sign_ins
from blkportal.core.peer import peer_address, peer_network
from blkportal.core.scope import UNSCOPED, acting_in
from tests.accounts.doors import is_signed_in, knock

WRONG = "not-the-password-9"


@pytest.fixture(autouse=True)
def cheap_hashes(settings):
    """These tests try often; what a hash costs is another test's business."""
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        "django.contrib.auth.hashers.Argon2PasswordHasher",
    ]


def guess(times, email, **extra):
    return [knock(email, WRONG, **extra).status_code for _ in range(times)]


def tries():
    with acting_in(UNSCOPED):
        return SignInTry.objects.count()


def test_the_eleventh_failed_try_is_refused(officer):
    assert guess(11, officer.email) == [200] * 10 + [429]


def test_an_unknown_account_is_refused_at_the_same_try(db):
    assert guess(11, "nobody@nowhere.test") == [200] * 10 + [429]


def test_the_right_password_is_refused_too_and_says_how_long(officer):
    guess(10, officer.email)
    answer = knock(officer.email)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert "15" in answer.content.decode()


def test_a_refused_try_makes_no_hash(officer, monkeypatch):
    guess(10, officer.email)

    def must_not(*args):
        raise AssertionError("a hash was made")

    monkeypatch.setattr(Argon2PasswordHasher, "verify", must_not)
    monkeypatch.setattr(Argon2PasswordHasher, "encode", must_not)
    monkeypatch.setattr("accounts.backends.make_password", must_not)
    monkeypatch.setattr("accounts.models.User.check_password", must_not)
    assert knock(officer.email).status_code == 429


def test_refused_tries_do_not_make_the_wait_longer(officer):
    guess(15, officer.email)
    assert tries() == 10


def test_after_the_window_one_may_try_again(officer):
    guess(10, officer.email)
    with acting_in(UNSCOPED):
        SignInTry.objects.update(at=timezone.now() - timedelta(minutes=15, seconds=1))
    assert knock(officer.email).status_code == 302


def test_signing_in_rightly_uses_up_nothing(officer):
    for _ in range(12):
        assert knock(officer.email).status_code == 302
    assert tries() == 0


def test_another_network_does_not_give_an_account_more_tries(officer):
    guess(10, officer.email, REMOTE_ADDR="198.51.100.7")
    assert guess(1, officer.email, REMOTE_ADDR="203.0.113.9") == [429]


def test_one_network_may_not_go_through_many_accounts(officer, settings):
    settings.SIGN_IN_TRIES = 2
    for number in range(20):
        guess(1, f"person{number}@nowhere.test", REMOTE_ADDR=f"198.51.100.{number}")
    assert guess(1, officer.email, REMOTE_ADDR="198.51.100.200") == [429]
    assert guess(1, officer.email, REMOTE_ADDR="203.0.113.9") == [200]


def test_addresses_of_one_ipv6_network_are_one(officer, settings):
    settings.SIGN_IN_TRIES = 2
    for number in range(20):
        guess(1, f"person{number}@nowhere.test", REMOTE_ADDR=f"2001:db8:1:2::{number:x}")
    assert guess(1, officer.email, REMOTE_ADDR="2001:db8:1:2:ffff::1") == [429]
    assert guess(1, officer.email, REMOTE_ADDR="2001:db8:1:3::1") == [200]


def test_a_known_device_still_gets_in_while_an_attacker_is_refused(officer):
    own = Client()
    knock(officer.email, browser=own)
    own.post("/accounts/sign-out/")
    assert guess(11, officer.email)[-1] == 429
    assert knock(officer.email, browser=own).status_code == 302
    assert is_signed_in(own)


def test_a_known_device_gets_in_though_its_whole_network_is_refused(officer, settings):
    own = Client()
    knock(officer.email, browser=own)
    own.post("/accounts/sign-out/")
    settings.SIGN_IN_TRIES = 1
    for number in range(10):
        guess(1, f"person{number}@nowhere.test")
    assert guess(1, "one.more@nowhere.test") == [429]
    assert knock(officer.email, browser=own).status_code == 302


def test_a_known_device_has_a_limit_of_its_own(officer):
    own = Client()
    knock(officer.email, browser=own)
    own.post("/accounts/sign-out/")
    assert guess(11, officer.email, browser=own) == [200] * 10 + [429]


def test_a_device_is_known_to_the_account_that_used_it_only(officer, neighbour):
    attackers = Client()
    knock(neighbour.email, browser=attackers)
    attackers.post("/accounts/sign-out/")
    guess(10, officer.email)
    assert knock(officer.email, browser=attackers).status_code == 429


def test_a_made_up_device_is_not_known(officer):
    forged = Client()
    forged.cookies[device.COOKIE] = "eyJkZXZpY2UiOiJ4IiwiYWNjb3VudHMiOlsxXX0:1abcde:forged"
    guess(10, officer.email)
    assert knock(officer.email, browser=forged).status_code == 429


def test_the_device_cookie_is_out_of_reach_of_scripts(officer):
    cookie = knock(officer.email).cookies[device.COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert officer.email not in cookie.value


def test_a_shared_computer_knows_several_accounts(officer, neighbour):
    shared = Client()
    for person in (officer, neighbour):
        knock(person.email, browser=shared)
        shared.post("/accounts/sign-out/")
    guess(10, officer.email)
    guess(10, neighbour.email)
    assert knock(officer.email, browser=shared).status_code == 302


@pytest.mark.parametrize("header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED"])
def test_a_forged_header_changes_no_counter(officer, settings, header):
    settings.SIGN_IN_TRIES = 1
    for number in range(10):
        guess(1, f"person{number}@nowhere.test", **{header: f"203.0.{number}.1"})
    assert guess(1, officer.email, **{header: "192.0.2.1"}) == [429]


@pytest.mark.parametrize(
    ("trusted", "forwarded", "address"),
    [
        (0, "192.0.2.1", "198.51.100.7"),
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "203.0.113.1, 192.0.2.1", "192.0.2.1"),
        (2, "10.9.9.9, 203.0.113.1, 192.0.2.1", "203.0.113.1"),
        (2, "192.0.2.1", "198.51.100.7"),
        (1, "", "198.51.100.7"),
        (1, "not an address", "198.51.100.7"),
    ],
)
def test_only_our_own_proxies_are_believed(settings, trusted, forwarded, address):
    settings.TRUSTED_PROXIES = trusted
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7", HTTP_X_FORWARDED_FOR=forwarded)
    assert peer_address(request) == address


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("198.51.100.7", "198.51.100.0/24"),
        ("::ffff:198.51.100.7", "198.51.100.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "unknown"),
    ],
)
def test_a_network_is_what_one_subscriber_can_change_at_will(address, network):
    assert peer_network(RequestFactory().get("/", REMOTE_ADDR=address)) == network


def test_old_tries_are_forgotten_and_new_ones_are_kept(officer):
    guess(3, officer.email)
    with acting_in(UNSCOPED):
        old = SignInTry.objects.order_by("pk")[:2]
        SignInTry.objects.filter(pk__in=[row.pk for row in old]).update(
            at=timezone.now() - timedelta(hours=1)
        )
        assert forget_sign_ins() == 2
    assert tries() == 1


def test_no_row_of_a_try_names_a_person(officer):
    guess(1, officer.email)
    with acting_in(UNSCOPED):
        noted = SignInTry.objects.get()
    assert officer.email not in f"{noted.email_hash} {noted.network} {noted}"

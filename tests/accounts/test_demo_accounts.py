"""The demo has one account for each role, and lists those that exist."""

import json

from django.core.management import call_command

from accounts.demo import DEMO_ACCOUNTS, DOMAIN
from accounts.roles import KEY_PATTERN, Role
from tests.people import PASSWORD, make_user


def listed(capsys, style="json"):
    call_command("demo_accounts", format=style)
    return capsys.readouterr().out


def test_each_role_has_an_account_of_the_demo():
    assert {account.role for account in DEMO_ACCOUNTS} == set(Role)
    assert all(account.email.endswith(f"@{DOMAIN}") for account in DEMO_ACCOUNTS)
    assert len({account.email for account in DEMO_ACCOUNTS}) == len(DEMO_ACCOUNTS)


def test_each_account_names_the_office_that_its_role_needs():
    import re

    for account in DEMO_ACCOUNTS:
        if account.role != Role.EMPLOYER:  # its number is known when it is seeded
            assert re.fullmatch(KEY_PATTERN[account.role], account.scope_key)


def test_only_what_exists_is_listed(db, officer, capsys):
    first = DEMO_ACCOUNTS[0]
    assert json.loads(listed(capsys)) == []
    make_user(first.email, first.role, first.scope_key)
    assert json.loads(listed(capsys)) == [
        {"role": first.role, "email": first.email, "scope": first.scope_key}
    ]
    assert first.email in listed(capsys, "text")
    assert officer.email not in listed(capsys, "text")


def test_the_password_in_use_is_printed(db, capsys, settings):
    settings.DEMO_PASSWORD = PASSWORD
    first = DEMO_ACCOUNTS[0]
    make_user(first.email, first.role, first.scope_key)
    assert f"Password of all: {PASSWORD}" in listed(capsys, "text")
    settings.DEMO_PASSWORD = "another-one-meanwhile"
    text = listed(capsys, "text")
    assert settings.DEMO_PASSWORD not in text
    assert "make demo-reset" in text

"""May this person do this? Every verb against every role, and no verb that nothing asks about."""

from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import URLPattern, get_resolver

from accounts.models import User
from accounts.roles import Role
from blkportal.core.access import MayDo, may, may_do
from tests.core.may_table import LETTERS, TABLE, TABLES


def of_role(role):
    return User(role=role, email=f"{role}@x.test")


def declared():
    return {f"{app}.{verb}" for app in TABLES for verb in import_module(f"{app}.permissions").MAY}


def test_the_table_names_every_verb_and_no_other():
    assert declared() == TABLE.keys()


def test_the_table_has_a_letter_for_every_role():
    assert set(LETTERS.values()) == set(Role)


@pytest.mark.parametrize("letter", LETTERS)
def test_each_role_may_what_the_table_says_and_nothing_else(letter):
    user = of_role(LETTERS[letter])
    may_now = {verb for verb in TABLE if may_do(user, verb)}
    assert may_now == {verb for verb, letters in TABLE.items() if letter in letters}


@pytest.mark.parametrize("role", Role)
def test_a_closed_account_may_nothing(role):
    user = User(role=role, is_active=False)
    assert [verb for verb in TABLE if may_do(user, verb)] == []


@pytest.mark.parametrize("role", ["", "none", "superuser", "MINISTRY_ADMIN"])
def test_a_role_that_no_table_names_may_nothing(role):
    assert [verb for verb in TABLE if may_do(of_role(role), verb)] == []


def test_a_stranger_may_nothing():
    assert [verb for verb in TABLE if may_do(AnonymousUser(), verb)] == []


@pytest.mark.parametrize("verb", ["participants.fly", "reports.", "nowhere.see_user"])
def test_a_verb_with_a_slip_of_the_pen_is_an_error_and_not_a_no(verb):
    with pytest.raises((KeyError, ModuleNotFoundError)):
        may_do(of_role(Role.MINISTRY_ADMIN), verb)


@pytest.mark.parametrize(
    ("letters", "verb"), [("R", "submit_referral"), ("mac", "issue_certificate")]
)
def test_a_guarded_view_is_not_even_entered_by_others(rf, letters, verb):
    entered = []
    view = may(f"participants.{verb}")(lambda request: entered.append(1) or HttpResponse())
    for letter, role in LETTERS.items():
        request = rf.get("/")
        request.user = of_role(role)
        entered.clear()
        if letter in letters:
            assert view(request).status_code == 200
        else:
            with pytest.raises(PermissionDenied):
                view(request)
        assert bool(entered) == (letter in letters)


class Asked:
    """What the API's guard looks at."""

    def __init__(self, role, action, may):
        self.user, self.action, self.may = of_role(role), action, may


@pytest.mark.parametrize(
    ("action", "answer"),
    [("submit", True), ("issue", False), ("forgotten", False), (None, True)],
)
def test_an_action_of_the_api_without_a_verb_is_closed_to_everybody(action, answer):
    """An unused method has no action at all, and is answered with 405 further on."""
    verbs = {"submit": "participants.submit_referral", "issue": "participants.issue_certificate"}
    asked = Asked(Role.REGENCY_OFFICER, action, verbs)
    assert MayDo().has_permission(asked, asked) is answer


def views(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield pattern.callback
        else:
            yield from views(pattern.url_patterns)


def asked_by_addresses():
    """The verbs that pages name in ``@may`` and API views in their tables."""
    for view in views(get_resolver().url_patterns):
        if verb := getattr(view, "permission", None):
            yield verb
        yield from getattr(getattr(view, "cls", None), "may", {}).values()


def test_addresses_ask_only_about_verbs_that_exist():
    assert set(asked_by_addresses()) - TABLE.keys() == set()


def source():
    apps = [Path(settings.BASE_DIR) / app for app in TABLES]
    files = [path for app in apps for path in app.rglob("*.py") if path.name != "permissions.py"]
    return "\n".join(path.read_text() for path in files)


def test_every_verb_is_asked_about_somewhere():
    """A verb that guards nothing is a promise that nobody keeps."""
    text = source()
    idle = {verb for verb in TABLE.keys() - set(asked_by_addresses()) if f'"{verb}"' not in text}
    assert idle == set()

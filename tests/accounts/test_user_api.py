"""Accounts through the API: listed, invited, closed and opened; never a password or a stranger."""

import pytest
from django.core import mail

from accounts.models import User
from accounts.roles import Role
from tests.accounts.doors import path_in, run_letters
from tests.door import Door
from tests.people import make_center_user, make_officer

NEW = {"name": "Sari Dewi", "email": "sari@gunungmas.test"}


@pytest.fixture
def office(officer):
    return Door(officer)


@pytest.fixture
def admin(ministry_admin):
    return Door(ministry_admin)


def test_an_account_is_told_without_its_password(office, officer):
    told = office.get(f"users/{officer.pk}/").json()
    assert (told["email"], told["role"]) == (officer.email, Role.REGENCY_OFFICER)
    assert (told["scope_key"], told["office"]) == ("62.10", officer.office)
    assert not {"password", "is_staff", "is_superuser", "last_name"} & told.keys()


def test_accounts_come_by_name_and_are_narrowed(admin, officer, neighbour, ministry_admin):
    rows = admin.get("users/").json()["results"]
    assert [row["name"] for row in rows] == sorted(row["name"] for row in rows)
    assert admin.ids("users/", q="yunita") == [officer.pk]
    assert set(admin.ids("users/", role="regency_officer")) == {officer.pk, neighbour.pk}
    assert admin.ids("users/", state="closed") == []
    assert admin.get("users/", role="kepala").status_code == 400


def test_an_invited_colleague_gets_the_own_office_and_a_letter(office):
    made = office.post("users/", **NEW)
    assert made.status_code == 201
    assert (made.json()["role"], made.json()["scope_key"], made.json()["state"]) == (
        "regency_officer", "62.10", "invited",
    )  # fmt: skip
    run_letters()
    assert path_in(mail.outbox[0]).startswith("/accounts/invitations/")


def test_inviting_under_one_key_sends_one_letter(office):
    first, again = (
        office.post("users/", key="undang", **NEW),
        office.post("users/", key="undang", **NEW),
    )
    assert first.json() == again.json()
    run_letters()
    assert len(mail.outbox) == 1
    twice = office.post("users/", **NEW)
    assert (twice.status_code, twice.json()["code"]) == (409, "email_taken")


@pytest.mark.parametrize(
    ("change", "field"),
    [({"email": "sari"}, "email"), ({"name": ""}, "name"), ({"role": "kepala"}, "role"),
     ({"password": "x"}, "password"), ({"is_staff": True}, "is_staff")],
)  # fmt: skip
def test_what_is_wrong_with_an_invitation_is_named(office, change, field):
    answer = office.post("users/", **NEW | change)
    assert (answer.status_code, list(answer.json())) == (400, [field])
    assert not User.objects.filter(email=NEW["email"]).exists()


@pytest.mark.parametrize(
    "beyond", [{"role": "ministry_admin", "scope_key": ""}, {"scope_key": "62.11"}]
)
def test_nobody_invites_beyond_the_own_office(office, beyond):
    assert office.post("users/", **NEW | beyond).status_code in (403, 409)
    assert not User.objects.filter(email=NEW["email"]).exists()


def test_an_office_that_cannot_be_is_refused(admin):
    answer = admin.post("users/", **NEW, role="regency_officer", scope_key="")
    assert (answer.status_code, answer.json()["code"]) == (409, "no_office")


def test_an_account_is_closed_and_opened_once_each(office):
    colleague = make_officer("budi@gunungmas.test", "62.10")
    path, own = f"users/{colleague.pk}/", Door(colleague)
    assert own.get("me/").status_code == 200
    assert office.post(f"{path}deactivate/").json()["state"] == "closed"
    assert own.get("me/").status_code == 401  # the token ends with the account
    again = office.post(f"{path}deactivate/")
    assert (again.status_code, again.json()["code"]) == (409, "already_done")
    assert office.post(f"{path}reactivate/").status_code == 200
    assert office.post(f"{path}reactivate/").status_code == 409
    assert own.get("me/").status_code == 200


def test_nobody_closes_the_own_account_and_the_last_administrator_stays(
    office, officer, admin, ministry_admin
):
    answer = office.post(f"users/{officer.pk}/deactivate/")
    assert (answer.status_code, answer.json()["code"]) == (409, "own_account")
    answer = admin.post(f"users/{ministry_admin.pk}/deactivate/")
    assert answer.status_code == 409
    assert User.objects.filter(is_active=True).count() >= 2


def test_a_second_letter_is_for_who_has_not_come_yet(office, officer):
    pk = office.post("users/", **NEW).json()["id"]
    assert office.post(f"users/{pk}/resend/").status_code == 200
    colleague = make_officer("budi@gunungmas.test", "62.10")
    assert office.post(f"users/{colleague.pk}/resend/").status_code == 409


def test_a_stranger_is_not_found_and_a_desk_closes_nobody(neighbour, officer, center):
    door = Door(neighbour)
    assert door.get(f"users/{officer.pk}/").status_code == 404
    for verb in ("deactivate", "reactivate", "resend"):
        assert door.post(f"users/{officer.pk}/{verb}/").status_code == 404
    certifier = make_center_user("maya@bekasi.test", center, Role.CENTER_CERTIFIER)
    assert Door(certifier).post("users/", **NEW).status_code == 403

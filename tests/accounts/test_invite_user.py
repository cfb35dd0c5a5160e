"""A colleague is invited, chooses a password by the letter's link, and is in."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import services
from accounts.models import Invitation, User
from accounts.roles import Role
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from regions.models import Officer
from tests.accounts.doors import is_signed_in, link_in, path_in, run_letters
from tests.people import make_user

INVITE = reverse("accounts:invite_user")
CHOSEN = {"new_password": "perahu-di-kahayan-77", "again": "perahu-di-kahayan-77"}


@pytest.fixture
def letter(officer):
    """The letter that a colleague of the officer gets."""
    with acting_as(officer):
        invite(officer)
    run_letters()
    return mail.outbox[0]


def invite(by, email="marta@gunungmas.test", name="Marta Nuraini", **fields):
    fields = {"role": by.role, "scope_key": by.scope_key} | fields
    return services.invite_user(email, name, **fields, by=by)


def new_user():
    return User.objects.get(email="marta@gunungmas.test")


def test_an_officer_invites_a_colleague_of_the_own_office(officer, signed_in):
    answer = signed_in(officer).post(
        INVITE, {"name": "Marta Nuraini", "email": "Marta@GunungMas.test"}
    )
    assert answer.url == reverse("accounts:list_users")
    user = new_user()
    assert (user.role, user.scope_key) == (Role.REGENCY_OFFICER, "62.10")
    assert user.state == "invited"
    assert not user.has_usable_password()
    assert Officer.objects.get(user=user).agency == officer.officer.agency


def test_the_letter_speaks_indonesian_and_its_link_leads_to_the_public_address(
    letter, settings, officer
):
    assert letter.to == ["marta@gunungmas.test"]
    assert officer.name in letter.body
    assert link_in(letter).startswith(settings.PUBLIC_URL + "/accounts/invitations/")


def test_the_link_is_nowhere_but_in_the_letter(letter):
    from blkportal.core.models import Job

    secret = path_in(letter).split("/")[-2]
    assert secret not in str(list(Job.objects.values_list("params", "result", "key")))
    assert not Invitation.objects.filter(digest=secret).exists()
    assert len(secret) >= 43  # 32 random bytes


def test_the_invited_person_chooses_a_password_and_is_in(letter):
    browser = Client()
    page = browser.get(path_in(letter))
    assert "Marta Nuraini" in page.content.decode()
    answer = browser.post(path_in(letter), CHOSEN)
    assert (answer.status_code, answer.url) == (302, "/")
    assert is_signed_in(browser)
    assert new_user().state == "active"


def test_a_weak_password_is_refused_beside_its_field(letter):
    answer = Client().post(path_in(letter), {"new_password": "marta", "again": "marta"})
    assert answer.status_code == 200
    assert "new_password" in answer.context["form"].errors
    assert not new_user().has_usable_password()


def test_two_different_passwords_are_refused(letter):
    answer = Client().post(path_in(letter), CHOSEN | {"again": "perahu-di-kahayan-78"})
    assert "again" in answer.context["form"].errors


def test_a_used_link_says_that_it_was_used(letter):
    Client().post(path_in(letter), CHOSEN)
    again = Client()
    for answer in (again.get(path_in(letter)), again.post(path_in(letter), CHOSEN)):
        assert answer.status_code == 410
    assert not is_signed_in(again)


def test_of_two_clicks_at_once_the_second_is_refused(letter):
    invitation = Invitation.objects.get()
    same = Invitation.objects.get()
    services.accept_invitation(invitation, CHOSEN["new_password"])
    with pytest.raises(Refusal) as refused:
        services.accept_invitation(same, "another-password-88")
    assert refused.value.code == "invitation_used"
    assert new_user().check_password(CHOSEN["new_password"])


def test_after_seven_days_the_link_has_expired(letter):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().post(path_in(letter), CHOSEN).status_code == 410
    assert not new_user().has_usable_password()


def test_a_closed_account_cannot_be_opened_by_its_letter(letter):
    User.objects.filter(email="marta@gunungmas.test").update(is_active=False)
    assert Client().post(path_in(letter), CHOSEN).status_code == 410


@pytest.mark.parametrize("secret", ["x", "a" * 43, "%C3%A9", "'--"])
def test_a_made_up_link_leads_nowhere(db, secret):
    assert Client().get(f"/accounts/invitations/{secret}/").status_code == 410


def test_a_second_letter_ends_the_link_of_the_first(letter, officer, signed_in):
    user = new_user()
    answer = signed_in(officer).post(reverse("accounts:resend_invitation", args=[user.pk]))
    assert answer.url == reverse("accounts:see_user", args=[user.pk])
    run_letters()
    first, second = mail.outbox
    assert Client().get(path_in(first)).status_code == 410
    assert Client().get(path_in(second)).status_code == 200


def test_no_second_letter_for_whoever_has_a_password(letter, officer, signed_in):
    Client().post(path_in(letter), CHOSEN)
    answer = signed_in(officer).post(reverse("accounts:resend_invitation", args=[new_user().pk]))
    assert answer.status_code == 409


def test_a_taken_address_is_said_beside_its_field(officer, neighbour, signed_in):
    answer = signed_in(officer).post(INVITE, {"name": "X", "email": neighbour.email.upper()})
    assert answer.status_code == 200
    assert "email" in answer.context["form"].errors
    assert User.objects.filter(email=neighbour.email).count() == 1


def test_the_database_itself_keeps_one_account_for_an_address(officer):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        User(email=officer.email.upper(), name="X", role=Role.MINISTRY_READER).save()


def test_the_form_of_an_officer_cannot_name_another_office_or_role(officer, signed_in):
    signed_in(officer).post(
        INVITE,
        {
            "name": "Marta",
            "email": "marta@gunungmas.test",
            "role": Role.MINISTRY_ADMIN,
            "scope_key": "62.11",
        },
    )
    assert (new_user().role, new_user().scope_key) == (Role.REGENCY_OFFICER, "62.10")


@pytest.mark.parametrize(
    ("inviter", "role", "scope_key"),
    [
        ("officer", Role.REGENCY_OFFICER, "62.11"),
        ("officer", Role.PROVINCE_OFFICER, "62"),
        ("officer", Role.MINISTRY_ADMIN, ""),
        ("province_officer", Role.REGENCY_OFFICER, "62.10"),
        ("organizer", Role.CENTER_CERTIFIER, "bbplk-serang"),
        ("organizer", Role.MINISTRY_READER, ""),
        ("recruiter", Role.EMPLOYER, "999999"),
        ("certifier", Role.CENTER_CERTIFIER, "bbplk-bekasi"),
        ("ministry", Role.MINISTRY_READER, ""),
        ("ministry_reader", Role.REGENCY_OFFICER, "62.10"),
    ],
)
def test_nobody_invites_beyond_the_own_office(db, request, inviter, role, scope_key):
    by = request.getfixturevalue(inviter)
    with acting_as(by), pytest.raises(PermissionDenied):
        invite(by, role=role, scope_key=scope_key)


def test_an_organizer_invites_each_desk_of_the_own_center(organizer, signed_in):
    answer = signed_in(organizer).post(
        INVITE,
        {"name": "Marta", "email": "marta@gunungmas.test", "role": Role.CENTER_INSTRUCTOR},
    )
    assert answer.status_code == 302
    assert new_user().scope_key == "bbplk-bekasi"


def test_a_contact_invites_a_colleague_of_the_firm(recruiter, signed_in):
    signed_in(recruiter).post(INVITE, {"name": "Marta", "email": "marta@gunungmas.test"})
    assert (new_user().role, new_user().scope_key) == (Role.EMPLOYER, recruiter.scope_key)


def test_the_administrator_invites_anybody(ministry_admin, officer, signed_in):
    answer = signed_in(ministry_admin).post(
        INVITE,
        {
            "name": "Marta",
            "email": "marta@gunungmas.test",
            "role": Role.REGENCY_OFFICER,
            "scope_key": "62.10",
        },
    )
    assert answer.status_code == 302
    assert new_user().officer.agency == officer.officer.agency


def test_an_officer_without_an_office_is_not_invited(ministry_admin, signed_in):
    answer = signed_in(ministry_admin).post(
        INVITE,
        {"name": "Marta", "email": "m@x.test", "role": Role.REGENCY_OFFICER, "scope_key": "62.10"},
    )
    assert answer.context["form"].non_field_errors()
    assert not User.objects.filter(email="m@x.test").exists()


def test_a_role_without_its_office_is_not_invited(ministry_admin, signed_in):
    answer = signed_in(ministry_admin).post(
        INVITE,
        {"name": "M", "email": "m@x.test", "role": Role.CENTER_PLACER, "scope_key": "62.10"},
    )
    assert answer.context["form"].non_field_errors()


@pytest.mark.parametrize("who", ["ministry", "ministry_reader", "certifier"])
def test_a_role_that_may_not_invite_gets_403(db, request, signed_in, who):
    browser = signed_in(request.getfixturevalue(who))
    assert browser.get(INVITE).status_code == 403
    assert browser.post(INVITE, {}).status_code == 403


def test_the_audit_names_the_inviter(officer, signed_in):
    from blkportal.core.models import AuditEntry

    signed_in(officer).post(INVITE, {"name": "Marta", "email": "marta@gunungmas.test"})
    entry = AuditEntry.about(new_user()).get(action="INSERT")
    assert entry.user_id == officer.pk


def test_the_api_invites_too(officer, signed_in):
    answer = signed_in(officer).post(
        "/api/v1/users/",
        {"name": "Marta", "email": "marta@gunungmas.test"},
        content_type="application/json",
    )
    assert answer.status_code == 201
    assert answer.json()["state"] == "invited"
    assert new_user().scope_key == "62.10"


def test_the_api_invites_nobody_into_another_office(officer, signed_in):
    answer = signed_in(officer).post(
        "/api/v1/users/",
        {"name": "Marta", "email": "marta@gunungmas.test", "scope_key": "62.11"},
        content_type="application/json",
    )
    assert answer.status_code == 403
    assert not User.objects.filter(email="marta@gunungmas.test").exists()


def test_a_letter_that_finds_the_account_closed_is_not_sent(officer):
    with acting_as(officer):
        invite(officer)
    User.objects.filter(email="marta@gunungmas.test").update(is_active=False)
    assert run_letters() == 1
    assert mail.outbox == []


def test_the_first_administrator_is_invited_at_the_console(db, capsys, settings):
    from django.core.management import call_command

    call_command("invite", "laras@kemnaker.test", role="ministry_admin", name="Laras")
    link = capsys.readouterr().out.strip()
    assert link.startswith(settings.PUBLIC_URL)
    browser = Client()
    browser.post(link.removeprefix(settings.PUBLIC_URL), CHOSEN)
    assert is_signed_in(browser)
    assert User.objects.get(email="laras@kemnaker.test").role == Role.MINISTRY_ADMIN


@pytest.mark.parametrize(
    ("email", "role", "scope"),
    [
        ("no address", "ministry_admin", ""),
        ("a@b.test", "regency_officer", ""),
        ("taken@b.test", "ministry_reader", ""),
    ],
)
def test_the_console_says_what_is_wrong(db, email, role, scope):
    from django.core.management import CommandError, call_command

    make_user("taken@b.test", Role.MINISTRY_READER)
    with pytest.raises(CommandError):
        call_command("invite", email, role=role, scope=scope)

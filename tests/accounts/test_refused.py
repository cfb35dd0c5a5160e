"""What accounts refuse, in which words, and that nothing has changed afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import services
from accounts.models import ApiToken, Invitation, User
from accounts.roles import Role
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal


def refused(act):
    with pytest.raises(Refusal) as error:
        act()
    return error.value.code


@pytest.mark.parametrize(
    ("verb", "state"), [("deactivate_user", True), ("reactivate_user", False)]
)
def test_the_second_of_two_clicks_changes_nothing(ministry_admin, officer, verb, state):
    User.objects.filter(pk=officer.pk).update(is_active=state)
    act = getattr(services, verb)
    act(User.objects.get(pk=officer.pk), by=ministry_admin)
    assert refused(lambda: act(officer, by=ministry_admin)) == "already_done"
    officer.refresh_from_db()
    assert officer.is_active is not state


def test_nobody_closes_the_own_account(ministry_admin):
    act = services.deactivate_user
    assert refused(lambda: act(ministry_admin, by=ministry_admin)) == "own_account"
    ministry_admin.refresh_from_db()
    assert ministry_admin.is_active


@pytest.mark.parametrize("email", ["yunita@gunungmas.test", " YUNITA@gunungmas.test "])
def test_one_address_is_one_account(ministry_admin, officer, email):
    def invite():
        services.invite_user(email, "Lain", Role.MINISTRY_READER, by=ministry_admin)

    assert refused(invite) == "email_taken"
    assert User.objects.count() == 2
    assert not Invitation.objects.exists()
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("role", "key"),
    [
        (Role.REGENCY_OFFICER, ""),
        (Role.REGENCY_OFFICER, "62"),
        (Role.PROVINCE_OFFICER, "62.10"),
        (Role.CENTER_PLACER, "BBPLK Bekasi"),
        (Role.EMPLOYER, "PT Baja"),
        (Role.MINISTRY_READER, "62"),
    ],
)
def test_a_role_goes_with_an_office_of_its_kind(ministry_admin, role, key):
    def invite():
        services.invite_user("baru@x.test", "Baru", role, key, by=ministry_admin)

    assert refused(invite) == "no_office"
    assert not User.objects.filter(email="baru@x.test").exists()


@pytest.fixture
def invitation(ministry_admin):
    user = services.invite_user(
        "baru@x.test", "Baru", Role.MINISTRY_READER, by=ministry_admin, with_letter=False
    )
    return user.invitation


def set_to(invitation, **columns):
    Invitation.objects.filter(pk=invitation.pk).update(**columns)
    invitation.refresh_from_db()
    return invitation


def test_a_link_that_was_never_sent_leads_nowhere():
    assert refused(lambda: services.check_open(None)) == "invitation_unknown"


def test_an_invitation_that_nobody_took_up_ends(invitation):
    assert services.check_open(invitation) == invitation
    old = set_to(invitation, expires_at=timezone.now() - timedelta(seconds=1))
    assert refused(lambda: services.check_open(old)) == "invitation_expired"


def test_the_invitation_to_a_closed_account_ends_with_it(invitation, ministry_admin):
    services.deactivate_user(invitation.user, by=ministry_admin)
    invitation.user.refresh_from_db()
    assert refused(lambda: services.check_open(invitation)) == "invitation_expired"


def test_a_used_invitation_says_so_and_changes_no_password(invitation):
    services.accept_invitation(invitation, "kata-sandi-pertama-9")
    again = Invitation.objects.get(pk=invitation.pk)
    act = services.accept_invitation
    assert refused(lambda: act(again, "kata-sandi-kedua-10")) == "invitation_used"
    assert User.objects.get(email="baru@x.test").check_password("kata-sandi-pertama-9")


def test_a_token_is_revoked_once_and_opens_nothing_afterwards(officer):
    text = services.create_token(officer)
    token = ApiToken.objects.get()
    services.revoke_token(token, by=officer)
    revoked_at = ApiToken.objects.get().revoked_at
    assert services.find_token(text) is None
    assert refused(lambda: services.revoke_token(token, by=officer)) == "token_revoked"
    assert ApiToken.objects.get().revoked_at == revoked_at

"""Invited by the ministry, a person of each office reads the letter and can work at once."""

import pytest
from django.core import mail
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from accounts import services
from accounts.models import User
from accounts.roles import Role
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from placements.models import EmployerContact
from programs.models import CenterStaff
from tests.accounts.doors import path_in, run_letters
from tests.chain import make_batch, make_referral
from tests.people import make_user

INVITE = reverse("accounts:invite_user")
CHOSEN = {"new_password": "perahu-di-kahayan-77", "again": "perahu-di-kahayan-77"}


def come_in_by_the_letter(ministry_admin, signed_in, role, scope_key):
    """What the invited person does; gives their browser, and the first page that they see."""
    answer = signed_in(ministry_admin).post(
        INVITE, {"name": "Marta", "email": "m@x.test", "role": role, "scope_key": scope_key}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    run_letters()
    browser = Client()
    home = browser.post(path_in(mail.outbox[0]), CHOSEN, follow=True)
    assert home.redirect_chain[0] == ("/", 302)
    return browser, home.content.decode()


def test_an_organizer_works_from_the_first_click(ministry_admin, center, signed_in):
    waiting = make_referral(make_batch(center, title="Kelas las pagi"))
    browser, home = come_in_by_the_letter(
        ministry_admin, signed_in, Role.CENTER_ORGANIZER, center.pk
    )
    assert center.name in home
    assert "Kelas las pagi" in home
    page = reverse("participants:show_class_referrals", args=[waiting.batch_id])
    assert waiting.participant.name in browser.get(page).content.decode()
    assert CenterStaff.objects.get(user__email="m@x.test").center == center


def test_a_recruiter_works_from_the_first_click(ministry_admin, employer, signed_in):
    browser, home = come_in_by_the_letter(
        ministry_admin, signed_in, Role.EMPLOYER, str(employer.pk)
    )
    assert employer.name in home
    assert browser.get(reverse("placements:graduate_list")).status_code == 200
    own = browser.get(reverse("placements:employer_detail", args=[employer.pk]))
    assert own.status_code == 200
    assert EmployerContact.objects.get(user__email="m@x.test").employer == employer


def test_an_officer_works_from_the_first_click(ministry_admin, officer, signed_in):
    own = make_referral(regency="62.10")
    browser, home = come_in_by_the_letter(ministry_admin, signed_in, Role.REGENCY_OFFICER, "62.10")
    assert officer.officer.agency.name in home
    page = browser.get(reverse("participants:participant_list")).content.decode()
    assert own.participant.name in page


@pytest.mark.parametrize(
    ("who", "role", "membership", "office"),
    [
        ("organizer", Role.CENTER_INSTRUCTOR, "center_staff", "BBPLK Bekasi"),
        ("recruiter", Role.EMPLOYER, "employer_contact", "PT Baja Karawang"),
    ],
)
def test_a_colleague_joins_the_own_office(db, request, who, role, membership, office):
    inviter = request.getfixturevalue(who)
    with acting_as(inviter):
        services.invite_user("m@x.test", "Marta", role, inviter.scope_key, by=inviter)
    user = User.objects.get(email="m@x.test")
    assert user.office == office
    assert hasattr(user, membership)


@pytest.mark.parametrize(
    ("role", "scope_key", "code"),
    [(Role.CENTER_PLACER, "no-such-center", "no_center"), (Role.EMPLOYER, "99999", "no_employer")],
)
def test_nobody_is_invited_for_an_office_that_does_not_exist(
    ministry_admin, role, scope_key, code
):
    with acting_as(ministry_admin), pytest.raises(Refusal) as refused:
        services.invite_user("m@x.test", "Marta", role, scope_key, by=ministry_admin)
    assert refused.value.code == code
    assert not User.objects.filter(email="m@x.test").exists()


def test_an_organizer_adds_no_row_to_another_center(organizer, other_center):
    stranger = make_user("joko@serang.test", Role.CENTER_PLACER, other_center.pk)
    with pytest.raises(DatabaseError), acting_as(organizer):
        CenterStaff.objects.create(user=stranger, center=other_center)

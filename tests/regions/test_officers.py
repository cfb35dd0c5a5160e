"""Officers: appointed, moved, invited; the account follows in the same transaction."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from regions import services
from regions.models import Officer, RegionalAgency
from tests.people import make_user


@pytest.fixture
def agency(officer):
    return officer.officer.agency


@pytest.fixture
def provincial(province_officer):
    return province_officer.officer.agency


def scope_of_account(user):
    found = User.objects.get(pk=user.pk)
    return found.role, found.scope_key, found.office


def move(browser, officer, agency):
    address = reverse("regions:move_officer", args=[officer.pk])
    return browser.post(address, {"agency": agency.pk})


def test_moving_writes_account_and_membership_together(officer, provincial, ministry, signed_in):
    answer = move(signed_in(ministry), officer.officer, provincial)
    assert answer.url == reverse("regions:see_agency", args=[provincial.pk])
    assert Officer.objects.get(user=officer).agency == provincial
    assert scope_of_account(officer) == (Role.PROVINCE_OFFICER, "62", provincial.name)


def test_moving_to_the_same_agency_is_refused(officer, agency, ministry):
    with pytest.raises(Refusal) as refused:
        services.move_officer(officer.officer, agency, by=ministry)
    assert refused.value.code == "same_agency"


def test_the_page_offers_every_other_agency(officer, neighbour, ministry, signed_in):
    address = reverse("regions:move_officer", args=[officer.officer.pk])
    page = signed_in(ministry).get(address)
    assert list(page.context["form"].fields["agency"].queryset) == [neighbour.officer.agency]


@pytest.mark.parametrize(
    "who", ["officer", "neighbour", "province_officer", "ministry_reader", "organizer"]
)
def test_nobody_else_moves_an_officer(db, request, officer, provincial, signed_in, who):
    before = scope_of_account(officer)
    by = request.getfixturevalue(who)
    assert move(signed_in(by), officer.officer, provincial).status_code == 403
    with acting_as(by), pytest.raises(PermissionDenied):
        services.move_officer(officer.officer, provincial, by=by)
    assert scope_of_account(officer) == before


def test_an_officer_that_does_not_exist_is_not_found(ministry, provincial, signed_in):
    address = reverse("regions:move_officer", args=[2**40])
    assert signed_in(ministry).post(address, {"agency": provincial.pk}).status_code == 404


def test_appointing_gives_an_account_its_region(agency, ministry):
    user = make_user("baru@kemnaker.test", Role.MINISTRY_READER)
    services.appoint_officer(user, agency, "Kepala Bidang", by=ministry)
    assert scope_of_account(user) == (Role.REGENCY_OFFICER, "62.10", agency.name)
    assert user.officer.title == "Kepala Bidang"


def test_a_manager_does_not_turn_an_administrator_into_an_officer(
    agency, ministry, ministry_admin
):
    with pytest.raises(PermissionDenied):
        services.appoint_officer(ministry_admin, agency, by=ministry)
    assert scope_of_account(ministry_admin)[0] == Role.MINISTRY_ADMIN


def test_appointing_twice_moves_instead_of_doubling(officer, agency, provincial, ministry):
    services.appoint_officer(officer, provincial, by=ministry)
    assert Officer.objects.filter(user=officer).count() == 1


def test_an_account_of_a_firm_does_not_become_an_officer(recruiter, agency, ministry):
    with pytest.raises(Refusal) as refused:
        services.appoint_officer(recruiter, agency, by=ministry)
    assert refused.value.code == "other_office"
    assert scope_of_account(recruiter)[0] == Role.EMPLOYER


def test_an_administrator_invites_an_officer_to_an_agency(agency, ministry_admin):
    user = services.invite_officer("marta@x.test", "Marta", agency, by=ministry_admin)
    assert user.officer.agency == agency
    assert scope_of_account(user) == (Role.REGENCY_OFFICER, "62.10", agency.name)


def test_an_invited_colleague_joins_the_inviters_own_agency(officer, agency):
    RegionalAgency.objects.create(name="Aaa, the first by name", regency_id="62.10")
    with acting_as(officer):
        user = services.invite_officer("marta@x.test", "Marta", agency, by=officer)
    assert Officer.objects.get(user=user).agency == agency


def test_officers_are_listed_for_those_above_them_only(
    officer, neighbour, province_officer, organizer, signed_in
):
    def emails(person):
        answer = signed_in(person).get("/api/v1/officers/")
        return answer.status_code, {row["email"] for row in answer.json().get("results", [])}

    assert emails(officer) == (200, {officer.email})
    assert emails(organizer) == (403, set())
    # a province reads the names of its own colleagues; of a regency's it reads the membership
    status, found = emails(province_officer)
    assert status == 200
    assert province_officer.email in found


def test_the_api_moves_an_officer(officer, provincial, ministry, signed_in):
    address = f"/api/v1/officers/{officer.officer.pk}/move/"
    send = {"content_type": "application/json"}
    answer = signed_in(ministry).post(address, {"agency": provincial.pk}, **send)
    assert answer.json()["agency"] == provincial.pk
    assert scope_of_account(officer)[1] == "62"
    again = signed_in(ministry).post(address, {"agency": provincial.pk}, **send)
    assert again.status_code == 409
    unknown = signed_in(ministry).post(address, {"agency": 10**9}, **send)
    assert unknown.status_code == 400

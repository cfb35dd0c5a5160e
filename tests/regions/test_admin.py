"""The ministry's desk for places, agencies and officers."""

import pytest
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from regions.models import Officer, RegionalAgency
from tests.people import make_user


def at(noun, page="changelist", *args):
    return reverse(f"admin:regions_{noun}_{page}", args=args)


@pytest.fixture
def desk(ministry, signed_in):
    return signed_in(ministry)


@pytest.mark.parametrize(
    "address",
    [
        "province",
        "province?q=tengah",
        "regency",
        "regency?q=kab.+gunung+mas",
        "regency?succeeded_by__isempty=1",
        "regionalagency",
        "regionalagency?officers=none",
        "regionalagency?q=tenaga",
        "officer",
        "officer?q=yunita",
    ],
)
def test_each_list_opens_within_its_budget(
    desk, officer, neighbour, django_assert_max_num_queries, address
):
    noun, _mark, query = address.partition("?")
    with django_assert_max_num_queries(12):
        page = desk.get(at(noun) + (f"?{query}" if query else ""))
    assert page.status_code == 200


def test_regencies_are_searched_in_any_spelling(desk):
    rows = desk.get(at("regency") + "?q=GUNUNGMAS").context["cl"].result_list
    assert [row.pk for row in rows] == ["62.10"]


@pytest.mark.parametrize("noun", ["province", "regency"])
def test_places_come_from_the_shipped_files_only(desk, noun):
    assert desk.get(at(noun, "add")).status_code == 403
    pk = "62" if noun == "province" else "62.10"
    assert desk.post(at(noun, "change", pk), {"name": "X"}).status_code == 403
    assert desk.post(at(noun, "delete", pk), {"post": "yes"}).status_code == 403


def test_an_agency_without_officers_stands_out(desk, officer):
    RegionalAgency.objects.create(name="Empty", regency_id="62.11")
    rows = desk.get(at("regionalagency") + "?officers=none").context["cl"].result_list
    assert [row.name for row in rows] == ["Empty"]


def test_an_agency_is_added_for_one_place(desk):
    data = {"name": "Disnaker Baru", "regency": "62.11", "province": ""}
    assert desk.post(at("regionalagency", "add"), data).status_code == 302
    assert RegionalAgency.objects.get(name="Disnaker Baru").regency_id == "62.11"
    both = desk.post(at("regionalagency", "add"), data | {"province": "62"})
    assert both.status_code == 200  # the form says so


def test_two_who_edit_an_agency_at_once(desk, officer):
    agency = officer.officer.agency
    address = at("regionalagency", "change", agency.pk)
    data = {"name": "Baru", "address": "", "phone": "1", "email": "", "version": 1}
    assert desk.post(address, data).status_code == 302
    assert desk.post(address, data | {"phone": "2"}).status_code == 409
    agency.refresh_from_db()
    assert (agency.phone, agency.version) == ("1", 2)


def test_an_officer_is_appointed_here_and_the_account_follows(desk, officer):
    user = make_user("baru@kemnaker.test", Role.MINISTRY_READER)
    agency = officer.officer.agency
    data = {"user": user.pk, "agency": agency.pk, "title": "Kasi", "phone": "08"}
    assert desk.post(at("officer", "add"), data).status_code == 302
    user = User.objects.get(pk=user.pk)
    assert (user.role, user.scope_key, user.officer.phone) == ("regency_officer", "62.10", "08")


def test_the_form_of_an_officer_does_not_move_anybody(desk, officer, neighbour):
    data = {"agency": neighbour.officer.agency_id, "title": "Kasi", "phone": ""}
    desk.post(at("officer", "change", officer.officer.pk), data)
    kept = Officer.objects.get(user=officer)
    assert (kept.title, kept.agency_id) == ("Kasi", officer.officer.agency_id)


def test_a_reader_changes_nothing(ministry_reader, officer, signed_in):
    browser = signed_in(ministry_reader)
    assert browser.get(at("officer")).status_code == 200
    assert browser.get(at("officer", "add")).status_code == 403
    agency = at("regionalagency", "change", officer.officer.agency_id)
    assert browser.get(agency).status_code == 200
    assert browser.post(agency, {"name": "X"}).status_code == 403

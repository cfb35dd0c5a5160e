"""Agencies: who reads them, who keeps the address right, and two who do so at once."""

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from blkportal.core.scope import acting_as
from regions.models import Officer, RegionalAgency
from tests.people import make_officer, make_user

LIST = reverse("regions:list_agencies")
CONTACT = {"name": "Disnakertrans Gunung Mas", "address": "Jl. Ahmad Yani", "phone": "0537-1",
           "email": "disnaker@gunungmas.test"}  # fmt: skip


@pytest.fixture
def agency(officer):
    return officer.officer.agency


def names_on(browser, query=""):
    return {agency.name for agency in browser.get(LIST + query).context["page"]}


def change(browser, agency, version=1, **fields):
    address = reverse("regions:change_agency", args=[agency.pk])
    return browser.post(address, CONTACT | fields | {"version": version})


def fresh(agency):
    return RegionalAgency.objects.get(pk=agency.pk)


def test_a_province_sees_its_own_agency_and_those_of_its_regencies(
    province_officer, officer, neighbour, other_province_officer, signed_in
):
    assert names_on(signed_in(province_officer)) == {
        *("Dinas Tenaga Kerja 62", "Dinas Tenaga Kerja 62.10", "Dinas Tenaga Kerja 62.11")
    }


def test_a_regency_sees_its_own_only_and_a_center_all(officer, neighbour, organizer, signed_in):
    assert names_on(signed_in(officer)) == {"Dinas Tenaga Kerja 62.10"}
    assert len(names_on(signed_in(organizer))) == 2


def test_a_center_reads_no_officer(organizer, agency, officer, signed_in):
    browser = signed_in(organizer)
    page = browser.get(reverse("regions:see_agency", args=[agency.pk])).content.decode()
    assert officer.name not in page
    assert "officers_now" not in str(
        browser.get(LIST + "?sort=officers").context["page"][0].__dict__
    )


@pytest.mark.parametrize(
    ("query", "count"),
    [("?q=kab.+gunung+mas", 1), ("?q=GUNUNG", 1), ("?q=62.11", 1), ("?q=Tenaga", 3),
     ("?q=Kalimantan+Tengah", 1), ("?province=62", 3), ("?province=63", 0), ("?province=x", 3),
     ("?sort=-officers", 3), ("?q=%2A%28", 0)],
)  # fmt: skip
def test_the_list_is_searched_in_any_spelling(
    ministry, province_officer, officer, neighbour, signed_in, query, count
):
    assert len(names_on(signed_in(ministry), query)) == count


def test_the_list_costs_the_same_for_many(
    ministry_reader, signed_in, django_assert_max_num_queries
):
    for code in ("62.10", "62.11", "32.75", "32.73", "36.73", "31.71"):
        make_officer(f"a{code}@x.test", code)
    browser = signed_in(ministry_reader)
    with django_assert_max_num_queries(12):
        page = browser.get(LIST)
    assert len(page.content) < 60_000


def test_the_page_of_an_agency_within_its_budget(
    officer, agency, signed_in, django_assert_max_num_queries
):
    make_officer("rekan@gunungmas.test", "62.10")
    browser = signed_in(officer)
    with django_assert_max_num_queries(12):
        page = browser.get(reverse("regions:see_agency", args=[agency.pk])).content.decode()
    assert officer.name in page
    assert reverse("regions:change_agency", args=[agency.pk]) in page


def test_an_officer_keeps_the_own_address_right(officer, agency, signed_in):
    answer = change(signed_in(officer), agency)
    assert answer.url == reverse("regions:see_agency", args=[agency.pk])
    assert (fresh(agency).phone, fresh(agency).version) == ("0537-1", 2)


def test_of_two_who_edit_at_once_the_second_is_shown_what_differs(officer, agency, signed_in):
    browser = signed_in(officer)
    change(browser, agency)
    answer = change(browser, agency, phone="0537-2")
    assert answer.status_code == 409
    assert "0537-1" in answer.content.decode()
    assert fresh(agency).phone == "0537-1"


def test_a_wrong_address_is_said_beside_its_field(officer, agency, signed_in):
    answer = change(signed_in(officer), agency, email="no address")
    assert "email" in answer.context["form"].errors


def test_the_place_of_an_agency_is_not_for_officers(officer, agency, signed_in):
    change(signed_in(officer), agency, regency="62.11", province="63")
    assert fresh(agency).regency_id == "62.10"


@pytest.mark.parametrize(
    ("who", "status"),
    [("neighbour", 404), ("other_province_officer", 404), ("province_officer", 404),
     ("organizer", 403), ("recruiter", 403), ("ministry_reader", 403), ("ministry", 302)],
)  # fmt: skip
def test_who_else_may_change_it(db, request, agency, signed_in, who, status):
    answer = change(signed_in(request.getfixturevalue(who)), agency)
    assert answer.status_code == status
    assert fresh(agency).version == (2 if status == 302 else 1)


def test_a_province_changes_its_own_agency(province_officer, signed_in):
    own = province_officer.officer.agency
    assert change(signed_in(province_officer), own).status_code == 302


def test_the_database_too_keeps_a_province_from_the_agencies_of_its_regencies(
    province_officer, agency
):
    own = province_officer.officer.agency
    with acting_as(province_officer):
        assert RegionalAgency.objects.filter(pk=agency.pk).exists()
        assert RegionalAgency.objects.filter(pk=agency.pk).update(phone="1") == 0
        assert RegionalAgency.objects.filter(pk=own.pk).update(phone="1") == 1


def test_the_database_lets_an_officer_add_a_membership_at_home_only(officer, neighbour, agency):
    user = make_user("rekan@gunungmas.test", officer.role, "62.10")
    foreign = neighbour.officer.agency
    with acting_as(officer):
        Officer.objects.create(user=user, agency=agency)
        for write in (
            lambda: Officer.objects.create(user=officer, agency=foreign),
            lambda: Officer.objects.filter(user=user).update(title="x"),
            lambda: Officer.objects.filter(user=user).delete(),
        ):
            with pytest.raises(ProgrammingError), transaction.atomic():
                write()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM regions_officer WHERE agency_id = %s", [foreign.pk])
        assert cursor.fetchone() == (1,)


def test_the_account_menu_leads_to_the_own_agency(officer, agency, ministry, signed_in):
    address = reverse("regions:see_own_agency")
    assert signed_in(officer).get(address).url == reverse("regions:see_agency", args=[agency.pk])
    assert signed_in(ministry).get(address).status_code == 404


def test_the_api_reads_and_changes_like_the_page(officer, neighbour, agency, signed_in):
    browser = signed_in(officer)
    rows = browser.get("/api/v1/agencies/").json()["results"]
    assert [row["id"] for row in rows] == [agency.pk]
    address = f"/api/v1/agencies/{agency.pk}/change/"
    send = {"content_type": "application/json"}
    assert browser.post(address, CONTACT | {"version": 1}, **send).json()["version"] == 2
    stale = browser.post(address, CONTACT | {"version": 1, "phone": "9"}, **send)
    assert stale.status_code == 409
    assert stale.json()["code"] == "stale_version"
    foreign = f"/api/v1/agencies/{neighbour.officer.agency_id}/change/"
    assert browser.post(foreign, CONTACT | {"version": 1}, **send).status_code == 404


def test_the_api_keeps_a_province_from_the_address_of_a_regency(
    province_officer, agency, signed_in
):
    answer = signed_in(province_officer).post(
        f"/api/v1/agencies/{agency.pk}/change/",
        CONTACT | {"version": 1},
        content_type="application/json",
    )
    assert answer.status_code == 403

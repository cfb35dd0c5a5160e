"""Agencies and officers on their pages and through the API, with every refusal."""

import pytest
from django.urls import reverse

from regions.models import Officer, RegionalAgency
from tests.door import Door
from tests.pages import Page, told
from tests.people import make_officer

LIST = reverse("regions:list_agencies")


def at(name, record):
    return reverse(f"regions:{name}", args=[record.pk])


@pytest.fixture
def agency(officer):
    return officer.officer.agency


@pytest.fixture
def office(signed_in, officer):
    return signed_in(officer)


@pytest.fixture
def desk(signed_in, ministry):
    return signed_in(ministry)


CONTACT = {"name": "Disnaker Gunung Mas", "address": "Jl. Sangkurun 1", "phone": "0537-3031",
           "email": "disnaker@gunungmas.test", "version": 1}  # fmt: skip


def test_a_row_says_place_and_how_the_office_is_reached(desk, agency):
    RegionalAgency.objects.filter(pk=agency.pk).update(phone="0537-3031")
    row = Page(desk.get(LIST)).row(agency.name)
    assert "Gunung Mas" in row[1]
    assert "Kalimantan Tengah" in row[1]
    assert row[2:] == ["0537-3031", "belum diketahui", "1"]


@pytest.mark.parametrize(
    ("query", "count"),
    [("?q=KABUPATEN+GUNUNG+MAS", 1), ("?q=kab.+gunung+mas", 1), ("?q=62.11", 1),
     ("?province=62", 2), ("?province=63", 0), ("?q=bogor", 0)],
)  # fmt: skip
def test_agencies_are_found_in_any_spelling(desk, officer, neighbour, query, count):
    page = Page(desk.get(LIST + query))
    assert len(page.rows) == count
    assert len(page.chips) == 1
    if not count:
        assert page.empty.endswith(f"→ {LIST}")


def test_agencies_are_sorted_by_place_name_and_officers(desk, officer, neighbour):
    make_officer("budi@pulangpisau.test", "62.11")

    def names(query):
        return [row[0] for row in Page(desk.get(LIST + query)).rows]

    ours, theirs = officer.officer.agency.name, neighbour.officer.agency.name
    assert names("") == [ours, theirs]
    assert names("?sort=-place") == names("?sort=-officers") == [theirs, ours]
    assert names("?sort=secret") == [ours, theirs]


def test_the_page_says_who_works_there_and_leads_to_them(office, officer, agency):
    colleague = make_officer("budi@gunungmas.test", "62.10")
    page = Page(office.get(at("see_agency", agency)))
    assert {officer.name, colleague.name} == {row[0] for row in page.rows}
    assert at("change_agency", agency) in page.links
    assert reverse("accounts:invite_user") in page.links
    assert not any("/move/" in link for link in page.links)


def test_an_agency_without_officers_says_what_to_do(desk, db):
    empty = RegionalAgency.objects.create(name="Disnaker Katingan", regency_id="62.06")
    assert Page(desk.get(at("see_agency", empty))).empty


def test_the_contact_data_are_saved_told_and_in_the_history(office, officer, agency):
    answer = office.post(at("change_agency", agency), CONTACT)
    assert (answer["Location"], len(told(answer))) == (at("see_agency", agency), 1)
    page = Page(office.get(answer["Location"]))
    assert page.heading == "Disnaker Gunung Mas"
    assert "Jl. Sangkurun 1" in page.text
    assert officer.name in page.text
    officer.refresh_from_db()
    assert officer.office == "Disnaker Gunung Mas"  # in the header of each page


@pytest.mark.parametrize(
    ("change", "field"), [({"name": ""}, "name"), ({"email": "disnaker@"}, "email")]
)
def test_wrong_contact_data_are_kept_with_their_error(office, agency, change, field):
    page = Page(office.post(at("change_agency", agency), CONTACT | change))
    assert list(page.errors) == [field]
    assert page.values["phone"] == "0537-3031"


def test_the_second_of_two_editors_sees_both_values(office, agency):
    office.post(at("change_agency", agency), CONTACT)
    stale = Page(office.post(at("change_agency", agency), CONTACT | {"phone": "0537-9999"}))
    assert stale.status == 409
    assert ["0537-3031", "0537-9999"] in [row[1:] for row in stale.rows]
    assert at("see_agency", agency) in stale.links


def test_an_officer_is_moved_with_a_message_and_not_to_nowhere(desk, officer, neighbour):
    move = at("move_officer", officer.officer)
    assert list(Page(desk.post(move, {"agency": ""})).errors) == ["agency"]
    own = Page(desk.post(move, {"agency": officer.officer.agency_id}))
    assert list(own.errors) == ["agency"]
    answer = desk.post(move, {"agency": neighbour.officer.agency_id})
    assert answer["Location"] == at("see_agency", neighbour.officer.agency)
    assert officer.name in told(answer)[0]
    officer.refresh_from_db()
    assert officer.scope_key == "62.11"


def test_the_api_reads_agencies_and_officers(officer, agency):
    door = Door(officer)
    told_agency = door.get(f"agencies/{agency.pk}/").json()
    assert (told_agency["regency"], told_agency["province"]) == ("62.10", None)
    assert door.ids("agencies/", q="gunung mas") == [agency.pk]
    assert door.ids("agencies/", province="63") == []
    (row,) = door.get("officers/", agency=agency.pk).json()["results"]
    assert (row["name"], row["email"]) == (officer.name, officer.email)
    assert door.ids("officers/", q="zzz") == []


def test_the_api_changes_contact_data_against_the_version(officer, agency):
    door, path = Door(officer), f"agencies/{agency.pk}/change/"
    assert "version" in door.post(path, name="X").json()
    assert door.post(path, **CONTACT).json()["version"] == 2
    stale = door.post(path, **CONTACT | {"phone": "0537-9999"})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")
    assert {"theirs": "0537-3031", "yours": "0537-9999"} in stale.json()["fields"].values()
    assert "email" in door.post(path, **CONTACT | {"email": "x", "version": 2}).json()


def test_the_api_moves_an_officer_once(ministry, officer, neighbour):
    door, path = Door(ministry), f"officers/{officer.officer.pk}/move/"
    assert "agency" in door.post(path).json()
    assert "agency" in door.post(path, agency=99_999).json()
    target = neighbour.officer.agency_id
    assert door.post(path, agency=target).json()["agency"] == target
    again = door.post(path, agency=target)
    assert again.status_code == 409
    assert Officer.objects.get(user=officer).agency_id == target


def test_neighbours_find_neither_office_nor_officer(signed_in, neighbour, officer, agency):
    browser, door = signed_in(neighbour), Door(neighbour)
    assert browser.get(at("see_agency", agency)).status_code == 404
    assert browser.post(at("change_agency", agency), CONTACT).status_code == 404
    assert door.get(f"agencies/{agency.pk}/").status_code == 404
    assert door.post(f"agencies/{agency.pk}/change/", **CONTACT).status_code == 404
    assert door.get(f"officers/{officer.officer.pk}/").status_code == 404
    assert door.post(f"officers/{officer.officer.pk}/move/", agency=1).status_code == 403


def test_places_are_told_with_their_successors(officer):
    door = Door(officer)
    assert door.get("provinces/62/").json() == {"code": "62", "name": "Kalimantan Tengah"}
    place = door.get("regencies/62.10/").json()
    assert (place["name"], place["kind"]) == ("Kabupaten Gunung Mas", "REGENCY")
    old = door.get("regencies/91.01/").json()
    assert old["succeeded_by"] == "93.01"
    assert door.get("regencies/", current="false").json()["count"] == 26
    assert door.get("regencies/", kind="KOTA").status_code == 400
    assert door.get("regencies/00.00/").status_code == 404

"""Other sites may frame one page of open data, and no other page of the portal."""

import re

import pytest
from django.urls import reverse

from reports.opendata.columns import BASE
from reports.services import publish_open_data
from tests.open_datasets import YEAR, more_people, newest

NATION = reverse("open_data:embed_nation")


def province(code="62"):
    return reverse("open_data:embed_province", args=[code])


@pytest.mark.parametrize("address", [NATION, province()])
def test_only_this_page_may_be_framed(published, client, address):
    page = client.get(address)
    assert page.status_code == 200
    assert "frame-ancestors *" in page.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in page.headers
    assert "<script" not in page.text


@pytest.mark.parametrize("name", ["list_open_data", "show_catalog"])
def test_other_public_pages_may_not(published, client, name):
    page = client.get(reverse(f"open_data:{name}"))
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"


def test_every_number_is_one_of_the_published_table(published, client):
    lines = {row["code"]: row for row in newest("regencies").lines}
    page = client.get(NATION, {"year": YEAR})
    found = page.context["found"]
    for row in found.table.rows:
        assert {name: row[name] for name in found.table.heads} == {
            name: lines[row["key"]][name] for name in found.table.heads
        }
    for each in found.picture.bubbles:
        assert each.number == lines[each.code]["enrolled"]
    for name, number in found.numbers.items():
        assert number == sum(row[name] for row in lines.values())
        assert number % BASE == 0


def test_a_province_shows_its_regencies_only(published, client):
    found = client.get(province("62"), {"year": YEAR}).context["found"]
    assert {each.code[:2] for each in found.picture.bubbles} == {"62"}
    total = next(row for row in newest("provinces").lines if row["code"] == "62")
    assert found.numbers["enrolled"] == total["enrolled"]


def test_what_is_not_published_yet_is_not_shown(published, client):
    before = client.get(NATION, {"year": YEAR}).context["found"].numbers
    more_people()
    assert client.get(NATION, {"year": YEAR}).context["found"].numbers == before
    publish_open_data(YEAR)
    assert client.get(NATION, {"year": YEAR}).context["found"].numbers != before


def test_nobody_and_nothing_is_counted_for_it(published, client, questions):
    asked = questions(client, f"{NATION}?year={YEAR}")
    assert len(asked) <= 3
    assert not [sql for sql in asked if re.search(r"participants_|placements_|programs_", sql)]


@pytest.mark.parametrize("query", ["?year=2001", "?year=x", "?year=99999999", "?year=-1"])
def test_a_year_without_data_says_so_or_is_left_out(published, client, query):
    assert client.get(NATION + query).status_code == 200


def test_a_place_that_is_no_province_is_not_found(published, client):
    for code in ("99", "62.10", "6", "xx"):
        assert client.get(province(code)).status_code == 404


def test_it_is_there_before_anything_is_published(db, client):
    assert client.get(NATION).context["found"] is None


def test_the_dashboard_hands_out_the_frame(signed_in, ministry, settings):
    page = signed_in(ministry).get(reverse("reports:show_dashboard"), {"show": "map"})
    assert f'&lt;iframe src="{settings.PUBLIC_URL}{NATION}"' in page.text

"""Places through the API: in any spelling, by province, a page at a time."""

import pytest
from django.test import Client


@pytest.fixture
def ask(officer, signed_in):
    browser = signed_in(officer)
    return lambda address: browser.get(f"/api/v1/{address}")


def codes(answer):
    return [row["code"] for row in answer.json()["results"]]


def test_all_provinces_are_there(ask):
    answer = ask("provinces/?limit=100")
    assert answer.json()["count"] == 38
    assert ask("provinces/62/").json()["name"] == "Kalimantan Tengah"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Kab. Gunung Mas", ["62.10"]),
        ("GUNUNGMAS", ["62.10"]),
        ("62.10", ["62.10"]),
        ("Kabupaten Bogor", ["32.01"]),
        ("Bogor", ["32.01", "32.71"]),
        ("zzzz", []),
    ],
)
def test_a_regency_is_found_in_any_spelling(ask, written, found):
    assert codes(ask(f"regencies/?q={written}")) == found


def test_part_of_a_name_finds_all_that_hold_it(ask):
    found = codes(ask("regencies/?q=gunung"))
    assert {"62.10", "34.03"} <= set(found)


def test_regencies_of_one_province(ask):
    found = codes(ask("regencies/?province=62&current=true&limit=100"))
    assert len(found) == 14
    assert all(code.startswith("62.") for code in found)


def test_a_superseded_code_names_its_successor(ask):
    row = ask("regencies/?current=false&limit=1").json()["results"][0]
    assert row["succeeded_by"]
    assert row["valid_to"]


def test_a_page_holds_at_most_a_hundred(ask):
    assert len(ask("regencies/?limit=1000").json()["results"]) == 100


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("regencies/62.10/", 200),
        ("regencies/62.99/", 404),
        ("regencies/6210/", 404),
        ("provinces/99/", 404),
        ("regencies/?province=99", 400),
        ("regencies/?kind=VILLAGE", 400),
        ("regencies/?q=" + "x" * 200, 400),
        ("regencies/?limit=x", 400),
    ],
)
def test_odd_questions_get_a_plain_answer(ask, address, status):
    assert ask(address).status_code == status


def test_nobody_reads_without_being_somebody(db):
    assert Client().get("/api/v1/regencies/").status_code == 401

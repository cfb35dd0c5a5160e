"""The shipped tables of places against what the decrees and the map say."""

import re
from collections import Counter

import pytest

from regions import data
from regions.names import RegencyNames, shipped_names
from regions.spelling import KIND_WORDS

PROVINCES = {row["code"]: row["name"] for row in data.rows("provinces")}
REGENCIES = data.rows("regencies")
CODES = {row["code"] for row in REGENCIES}
SUPERSEDED = data.rows("superseded")
ALIASES = data.rows("aliases")


def test_there_are_38_provinces_514_regencies_and_26_old_codes():
    assert (len(PROVINCES), len(REGENCIES), len(SUPERSEDED)) == (38, 514, 26)


def test_416_are_regencies_and_98_are_cities():
    assert Counter(row["kind"] for row in REGENCIES) == {"REGENCY": 416, "CITY": 98}


def test_no_code_appears_twice():
    assert len(CODES) == 514


def test_every_code_is_dotted_and_begins_with_its_province():
    for row in REGENCIES:
        assert re.fullmatch(r"[0-9]{2}\.[0-9]{2}", row["code"])
        assert row["code"][:2] == row["province"]
        assert row["province"] in PROVINCES


def test_every_province_has_at_least_one_regency():
    assert {row["province"] for row in REGENCIES} == set(PROVINCES)


def test_cities_are_numbered_from_71():
    for row in REGENCIES:
        assert (row["kind"] == "CITY") == (int(row["code"][3:]) >= 71), row["code"]


def test_every_name_is_trimmed_and_says_no_kind():
    for row in REGENCIES:
        assert row["name"] == " ".join(row["name"].split())
        assert not re.match("(?i)(kab|kota|adm)[. ]|kabupaten|administrasi", row["name"])
        assert row["name"][0].isupper()
        assert "." not in row["name"]


def test_every_point_lies_in_indonesia():
    for row in REGENCIES:
        assert 95 <= float(row["longitude"]) <= 142, row["code"]
        assert -11.5 <= float(row["latitude"]) <= 6.5, row["code"]


def test_every_point_lies_near_its_province():
    """A lost digit (Wakatobi once stood at 23.5 E) shows as a leap away from the neighbours."""
    for province in PROVINCES:
        rows = [row for row in REGENCIES if row["province"] == province]
        for axis, widest in (("longitude", 6), ("latitude", 6)):
            middle = sorted(float(row[axis]) for row in rows)[len(rows) // 2]
            assert all(abs(float(row[axis]) - middle) < widest for row in rows), province


@pytest.mark.parametrize(
    ("offset", "provinces"),
    [
        ("7", "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62"),
        ("8", "51 52 53 63 64 65 71 72 73 74 75 76"),
        ("9", "81 82 91 92 93 94 95 96"),
    ],
)
def test_each_province_keeps_its_own_time(offset, provinces):
    assert {row["province"] for row in REGENCIES if row["utc_offset"] == offset} == set(
        provinces.split()
    )


def test_the_population_sums_to_the_civil_registry():
    assert sum(int(row["population"]) for row in REGENCIES) == 284_973_643


@pytest.mark.parametrize(
    ("code", "kind", "name"),
    [
        ("62.10", "REGENCY", "Gunung Mas"),
        ("62.11", "REGENCY", "Pulang Pisau"),
        ("12.75", "CITY", "Binjai"),
        ("32.01", "REGENCY", "Bogor"),
        ("32.71", "CITY", "Bogor"),
        ("31.01", "REGENCY", "Kepulauan Seribu"),
        ("31.72", "CITY", "Jakarta Utara"),
        ("13.74", "CITY", "Padang Panjang"),
        ("21.02", "REGENCY", "Karimun"),
        ("96.71", "CITY", "Sorong"),
    ],
)
def test_the_referrers_we_know_by_name_have_their_code(code, kind, name):
    row = next(row for row in REGENCIES if row["code"] == code)
    assert (row["kind"], row["name"]) == (kind, name)


def test_no_old_code_was_given_to_another_regency():
    old = {row["old_code"] for row in SUPERSEDED}
    assert len(old) == 26
    assert not old & CODES


def test_every_old_code_has_its_own_successor_of_the_same_name_and_kind():
    by_code = {row["code"]: row for row in REGENCIES}
    assert len({row["new_code"] for row in SUPERSEDED}) == 26
    for row in SUPERSEDED:
        successor = by_code[row["new_code"]]
        assert successor["name"] == row["name"]
        assert (int(row["old_code"][3:]) >= 71) == (successor["kind"] == "CITY")
        assert row["old_code"][:2] in {"91", "92"}
        assert row["valid_to"] in {"2022-07-24", "2022-12-07"}
        assert row["reason"].split(",")[0] == PROVINCES[row["new_code"][:2]]


def test_four_new_provinces_took_their_regencies_from_the_old_two():
    taken = Counter(row["new_code"][:2] for row in SUPERSEDED)
    assert taken == {"93": 4, "94": 8, "95": 8, "96": 6}
    assert all(
        taken[province] == sum(row["province"] == province for row in REGENCIES)
        for province in taken
    )


def test_every_alias_names_a_current_code_once():
    assert all(row["code"] in CODES for row in ALIASES)
    assert len({row["alias"].casefold() for row in ALIASES}) == len(ALIASES)


def test_no_alias_only_repeats_what_a_rule_already_knows():
    without = RegencyNames(shipped_names().rows.values())
    for row in ALIASES:
        assert without.find(row["alias"]).code is None, row["alias"]


@pytest.mark.parametrize("row", ALIASES, ids=lambda row: row["alias"])
def test_every_alias_leads_to_its_code_alone(row):
    assert shipped_names().find(row["alias"]).code == row["code"]


SHAPES = [
    "{kind} {name}",
    "{KIND} {NAME}",
    "{short} {name}",
    "{short}.{name}",
    "{short}.  {name} ",
    "{name} ({kind})",
    "{name}, {kind}",
    "{kind} {name}, {province}",
    "{kind} {name} Provinsi {province}",
    "{kind} {squashed}",
    "{kind} {hyphened}",
    "{kind}\u00a0{name}\u200f",
]


def spelled(shape: str, row: dict) -> str:
    kind = KIND_WORDS[row["kind"]].title()
    name = row["name"]
    return shape.format(
        kind=kind,
        KIND=kind.upper(),
        short="Kab" if kind == "Kabupaten" else kind,
        name=name,
        NAME=name.upper(),
        squashed=name.replace(" ", "").replace("-", ""),
        hyphened=name.replace(" ", "-"),
        province=PROVINCES[row["province"]],
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_every_regency_is_found_by_all_its_spellings(shape):
    find = shipped_names().find
    missed = [r["code"] for r in REGENCIES if find(spelled(shape, r)).code != r["code"]]
    assert missed == []


def test_every_bare_name_is_found_or_names_all_it_could_be():
    find = shipped_names().find
    namesakes = Counter(row["name"] for row in REGENCIES)
    for row in REGENCIES:
        found = find(row["name"])
        assert row["code"] in found.candidates
        assert (found.code == row["code"]) == (namesakes[row["name"]] == 1)

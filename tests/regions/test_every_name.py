"""All 514 regencies and cities, each written in the ways in which people write them."""

import pytest

from regions import data
from regions.names import Reason, shipped_names

REGENCIES = data.rows("regencies")
PROVINCES = {row["code"]: row["name"] for row in data.rows("provinces")}
WORDS = {"REGENCY": ("Kabupaten", "Kab."), "CITY": ("Kota", "Kotamadya")}


WRITTEN = {
    "official": lambda row, word, short: f"{word} {row['name']}",
    "abbreviated": lambda row, word, short: f"{short} {row['name']}",
    "in capitals": lambda row, word, short: f"{word} {row['name']}".upper(),
    "in small letters with blanks": lambda row, word, short: f"  {word}  {row['name']} ".lower(),
    "with its province": lambda row, word, short: (
        f"{word} {row['name']}, {PROVINCES[row['province']]}"
    ),
    "name before kind": lambda row, word, short: f"{row['name']} ({word})",
    "full width, as a phone types it": lambda row, word, short: "".join(
        chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in f"{word} {row['name']}"
    ),
    "hyphens for blanks": lambda row, word, short: f"{word}-{row['name']}".replace(" ", "-"),
}


def test_there_are_as_many_as_the_ministry_counts():
    assert len(REGENCIES) == len({row["code"] for row in REGENCIES}) == 514
    kinds = [row["kind"] for row in REGENCIES]
    assert (kinds.count("REGENCY"), kinds.count("CITY")) == (416, 98)


@pytest.mark.parametrize("way", WRITTEN)
def test_each_is_found_however_it_is_written(way):
    names, lost = shipped_names(), []
    for row in REGENCIES:
        written = WRITTEN[way](row, *WORDS[row["kind"]])
        found = names.find(written)
        if (found.code, found.reason) != (row["code"], Reason.FOUND):
            lost.append(f"{row['code']} {written}: {found}")
    assert not lost, "\n".join(lost)


def test_a_bare_name_gives_its_place_or_says_that_two_bear_it():
    """Never the wrong one, and never a guess between a regency and its city."""
    names, wrong = shipped_names(), []
    for row in REGENCIES:
        found = names.find(row["name"])
        is_right = found.code == row["code"] or row["code"] in found.candidates
        if not is_right or (found.code is None) != (len(found.candidates) > 1):
            wrong.append(f"{row['code']} {row['name']}: {found}")
    assert not wrong, "\n".join(wrong)


def test_each_official_code_is_its_own_and_each_old_one_leads_on():
    names = shipped_names()
    for row in REGENCIES:
        assert names.find(row["code"]).reason == Reason.FOUND
    for row in data.rows("superseded"):
        found = names.find(row["old_code"])
        assert (found.code, found.reason) == (row["new_code"], Reason.SUPERSEDED)


def test_one_wrong_letter_is_suggested_and_never_taken():
    """The place that was meant is among the three that the sentence names, nearly always."""
    names, missed = shipped_names(), []
    for row in REGENCIES:
        word = WORDS[row["kind"]][0]
        slip = f"{word} {row['name'][:-1]}x"
        assert names.find(slip).code is None, slip
        if row["code"] not in names.suggest(slip):
            missed.append(slip)
    assert len(missed) <= 10, missed

"""What people write in the column of the regency, and what the portal understands."""

import pytest

from regions.names import Reason, RegencyNames, normalise, shipped_names
from tests.effort import effort

ROWS = [
    ("32.01", "REGENCY", "Bogor", "Jawa Barat"),
    ("32.71", "CITY", "Bogor", "Jawa Barat"),
    ("32.79", "CITY", "Banjar", "Jawa Barat"),
    ("63.03", "REGENCY", "Banjar", "Kalimantan Selatan"),
    ("93.01", "REGENCY", "Merauke", "Papua Selatan"),
    ("91.03", "REGENCY", "Jayapura", "Papua"),
    ("61.02", "REGENCY", "Mempawah", "Kalimantan Barat"),
    ("61.71", "CITY", "Pontianak", "Kalimantan Barat"),
    ("31.72", "CITY", "Jakarta Utara", "Daerah Khusus Ibukota Jakarta"),
]
ALIASES = [("Kabupaten Pontianak", "61.02"), ("Jakut", "31.72")]


@pytest.fixture
def names():
    return RegencyNames(ROWS, ALIASES, {"91.01": "93.01"})


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("KAB. BOGOR", "kabupaten bogor"),
        ("Kab.Bogor", "kabupaten bogor"),
        ("  kota \t bogor\n", "kota bogor"),
        ("Kota\u00a0Bogor", "kota bogor"),
        ("\u200fKota Bogor\u200e\ufeff", "kota bogor"),
        ("Toli-Toli", "toli toli"),
        ("Toli‑Toli", "toli toli"),
        ("Ma'u", "mau"),
        ("Ma’u", "mau"),
        ("Kep. Aru", "kepulauan aru"),
        ("Tj. Pinang", "tanjung pinang"),
        ("Pangkajene&Kepulauan", "pangkajene dan kepulauan"),
        ("Ｂｏｇｏｒ", "bogor"),
        ("Bo\x00gor", "bogor"),
        ("", ""),
    ],
)
def test_two_spellings_of_one_name_become_the_same_words(written, same):
    assert normalise(written) == same


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Kab. Bogor", "32.01"),
        ("KABUPATEN BOGOR", "32.01"),
        ("Kab Bogor", "32.01"),
        ("Bogor (Kab.)", "32.01"),
        ("Kota Bogor", "32.71"),
        ("Kotamadya Bogor", "32.71"),
        ("Kota Adm. Jakarta Utara", "31.72"),
        ("Kota Administrasi Jakarta Utara", "31.72"),
        ("Kota Jakarta Utara, DKI Jakarta", "31.72"),
        ("Jakut", "31.72"),
        ("Merauke", "93.01"),
        ("Banjar, Jawa Barat", "32.79"),
        ("Banjar, Prov. Kalimantan Selatan", "63.03"),
        ("32.71", "32.71"),
        (" 32.71 ", "32.71"),
        ("３２.７１", "32.71"),
    ],
)
def test_a_clear_spelling_finds_its_code(names, written, code):
    found = names.find(written)
    assert (found.code, found.candidates, found.reason) == (code, [code], Reason.FOUND)


def test_a_bare_name_shared_by_two_is_ambiguous_with_the_regency_first(names):
    found = names.find("Bogor")
    assert (found.code, found.candidates) == (None, ["32.01", "32.71"])
    assert found.reason == Reason.AMBIGUOUS
    assert names.find("banjar").candidates == ["63.03", "32.79"]


def test_an_old_dotted_code_leads_to_its_successor_and_says_so(names):
    found = names.find("91.01")
    assert (found.code, found.reason) == ("93.01", Reason.SUPERSEDED)


def test_a_regency_is_found_under_the_province_it_left(names):
    assert names.find("Kab. Merauke, Papua").code == "93.01"
    assert names.find("Kab. Merauke, Papua Selatan").code == "93.01"


@pytest.mark.parametrize("written", ["6210", "3271", " 3271 ", "9999", "３２７１"])
def test_a_bare_code_of_four_digits_is_never_taken(written):
    found = shipped_names().find(written)
    assert (found.code, found.candidates, found.reason) == (None, [], Reason.BARE_CODE)


@pytest.mark.parametrize("written", ["62.1", "62,10", "62", "62.10.01", "6210.0", "62.100", "0"])
def test_a_code_that_a_spreadsheet_broke_is_never_guessed(written):
    found = shipped_names().find(written)
    assert (found.code, found.reason) == (None, Reason.BROKEN_CODE)


@pytest.mark.parametrize("written", ["6210", "62.1", "62,10"])
def test_a_refused_code_brings_up_the_dotted_one_to_confirm(written):
    assert shipped_names().suggest(written) == ["62.10"]


def test_a_refused_old_code_brings_up_its_successor():
    assert shipped_names().suggest("9101") == ["93.01"]


@pytest.mark.parametrize("written", ["", "   ", "-", "99.99", "Atlantis", "Kab.", "Kota", "\x00"])
def test_what_names_no_place_is_unknown(names, written):
    found = names.find(written)
    assert (found.code, found.candidates, found.reason) == (None, [], Reason.UNKNOWN)


def test_the_wrong_kind_is_not_quietly_mended(names):
    assert names.find("Kota Merauke").reason == Reason.UNKNOWN
    assert names.suggest("Kota Merauke") == ["93.01"]


def test_a_former_name_is_only_understood_with_its_kind(names):
    assert names.find("Kab. Pontianak").code == "61.02"
    assert names.find("Pontianak").code == "61.71"
    assert names.find("Kota Pontianak").code == "61.71"


def test_near_misses_are_suggested_but_not_found(names):
    assert names.find("Kab. Meroke").code is None
    assert names.suggest("Kab. Meroke") == ["93.01"]


def test_the_kind_that_was_written_is_suggested_first(names):
    assert names.suggest("Kab. Bogr") == ["32.01", "32.71"]
    assert names.suggest("Kota Bogr") == ["32.71", "32.01"]


def test_a_beginning_suggests_the_names_that_go_on():
    assert shipped_names().suggest("Jakarta", limit=5) == [f"31.7{n}" for n in range(1, 6)]


def test_nonsense_suggests_nothing(names):
    assert names.suggest("qqqqqqqq") == []
    assert names.suggest("") == []


def test_a_caller_cannot_spoil_the_next_answer(names):
    names.find("Bogor").candidates.clear()
    names.suggest("Bogr").clear()
    assert len(names.find("Bogor").candidates) == len(names.suggest("Bogr")) == 2


def test_a_name_hidden_in_a_long_text_is_not_taken(names):
    assert names.find("Bogor" + " " * 500 + "x").reason == Reason.UNKNOWN
    assert names.find(" " * 500 + "Kota Bogor" + " " * 500).code == "32.71"


@pytest.mark.parametrize("written", ["1" * 1_000_000 + "x", "-" * 1_000_000, "Kota " * 200_000])
def test_a_monstrous_cell_costs_nothing(names, written):
    cost, found = effort(lambda: (names.find(written), names.suggest(written))[0])
    assert found.code is None
    assert cost < 100


def test_fifty_thousand_lookups_are_little_work():
    find = shipped_names().find
    written = ["Kab. Bogor", "Gunung Mas", "Kab.\u00a0Toli-Toli", "tidak ada", "62.10"]
    cost, _ = effort(lambda: [find(text) for text in written * 10_000])
    assert cost < 200

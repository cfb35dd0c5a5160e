from datetime import date

import pytest

from participants.nik import NearMisses, NikRefused, doubts_about, looks_like, read_nik
from tests.effort import effort

DAY = date(2026, 11, 24)


def test_a_nik_tells_region_birth_date_and_sex():
    nik = read_nik("6210014306000001", DAY)
    assert (nik.regency_code, nik.birth_date_hint, nik.sex_hint) == (
        "62.10",
        date(2000, 6, 3),
        "FEMALE",
    )


@pytest.mark.parametrize("written", ["6210 0103 0600 0001", "6210-0103-0600-0001"])
def test_blanks_and_dashes_between_the_digits_do_no_harm(written):
    assert read_nik(written, DAY).digits == "6210010306000001"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("621001030600001", "16"),
        ("62100103060000012", "16"),
        ("621001030600000X", "0–9"),
        ("6.21001E+15", "0–9"),
        ("٦٢١٠٠١٠٣٠٦٠٠٠٠٠١", "0–9"),
        ("６２１００１０３０６００００００1", "0–9"),
        ("6210010306000000", "0000"),
        ("6210013206000001", "7"),
        ("6210010313000001", "7"),
        ("6210017206000001", "7"),
        ("6210013002000001", "7"),
        ("0010010306000001", "00"),
        ("9910010306000001", "99"),
        ("", "16"),
    ],
)
def test_what_can_be_no_nik_is_refused_with_its_reason(written, says):
    with pytest.raises(NikRefused) as refused:
        read_nik(written, DAY)
    assert refused.value.code == "nik"
    if written:
        assert says in str(refused.value.text)


def test_29_february_counts_in_a_leap_year_only():
    assert read_nik("6210012902000001", DAY).birth_date_hint == date(2000, 2, 29)
    with pytest.raises(NikRefused):
        read_nik("6210012902010001", DAY)


@pytest.mark.parametrize(("yy", "year"), [("05", 2005), ("11", 2011), ("52", 1952), ("99", 1999)])
def test_the_century_is_the_one_that_gives_a_working_age(yy, year):
    assert read_nik(f"62100103 06{yy} 0001", DAY).birth_date_hint.year == year


def test_the_age_is_reckoned_at_the_day_of_reference():
    assert read_nik("6210010306990001", date(2017, 1, 1)).birth_date_hint.year == 1999
    assert read_nik("6210010306120001", date(2017, 1, 1)).birth_date_hint.year == 2012


@pytest.mark.parametrize(("prefix", "code"), [("9204", "96.02"), ("9101", "93.01")])
def test_an_old_prefix_of_papua_leads_to_its_successor(prefix, code):
    nik = read_nik(f"{prefix}010306000001", DAY)
    assert (nik.regency_code, nik.is_superseded) == (code, True)
    assert not doubts_about(nik, nik.birth_date_hint, nik.sex_hint)


def test_a_prefix_that_no_regency_bears_is_asked_about_and_not_refused():
    nik = read_nik("6299010306000001", DAY)
    assert nik.regency_code is None
    assert [field for field, _ in doubts_about(nik, nik.birth_date_hint, nik.sex_hint)] == ["nik"]


def test_another_birth_date_or_sex_is_a_question_and_no_error():
    nik = read_nik("6210010306000001", DAY)
    fields = [field for field, _ in doubts_about(nik, date(2000, 3, 6), "FEMALE")]
    assert fields == ["birth_date", "sex"]


def test_one_wrong_digit_and_two_swapped_ones_are_noticed():
    assert looks_like("6210010306000001", ["6210010306000091"]) == "6210010306000091"
    assert looks_like("6210010306000012", ["6210010306000021"]) == "6210010306000021"
    assert looks_like("6210010306000012", ["6210010306000012"]) is None
    assert looks_like("6210010306000012", ["6210010306000034"]) is None
    assert looks_like("6210010306000012", ["6210010306200010"]) is None


def test_comparing_ten_times_as_many_numbers_is_not_a_hundred_times_the_work():
    few, many = (
        min(effort(lambda n=n: count_near_misses(n))[0] for _ in range(3)) for n in (1_000, 10_000)
    )
    assert count_near_misses(1_000) == 1_000
    assert many < 40 * few


def count_near_misses(number_of_people):
    """How many of the consecutive numbers of one district look like another of them."""
    numbers = [f"62100103060{n:05d}" for n in range(number_of_people)]
    index = NearMisses(numbers)
    return sum(bool(index.of(number)) for number in numbers)

"""The NIK, for any person that may come: what it was made of is what it says."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from participants.nik import (
    LENGTH,
    OLDEST,
    YOUNGEST,
    NearMisses,
    NikRefused,
    age_at,
    doubts_about,
    is_near,
    read_nik,
)
from programs.models.dormitory import Sex
from regions import data
from tests.chain import make_nik

CODES = [row["code"] for row in data.rows("regencies")]
DAY = date(2026, 11, 25)
codes = some.sampled_from(CODES)
sexes = some.sampled_from(Sex.values)
serials = some.integers(1, 9999)
working_age = some.dates(DAY.replace(year=DAY.year - OLDEST), DAY - timedelta(days=366 * YOUNGEST))
digits = some.text("0123456789", min_size=LENGTH, max_size=LENGTH)


@given(codes, working_age, sexes, serials)
def test_region_birth_date_and_sex_come_back(code, born, sex, serial):
    nik = read_nik(make_nik(code, born, sex, serial), DAY)
    assert (nik.regency_code, nik.birth_date_hint, nik.sex_hint) == (code, born, sex)
    assert not nik.is_superseded
    assert doubts_about(nik, born, sex) == []


@given(codes, working_age, sexes, serials, some.lists(some.sampled_from(" .-\t"), max_size=15))
def test_signs_between_the_digits_change_nothing(code, born, sex, serial, signs):
    plain = make_nik(code, born, sex, serial)
    written = "".join(
        sign + digit for sign, digit in zip([*signs, *[""] * 16], plain, strict=False)
    )
    assert read_nik(written, DAY).digits == plain


@given(working_age, working_age, sexes)
def test_another_birth_date_is_a_doubt_and_the_same_is_none(born, typed, sex):
    nik = read_nik(make_nik("62.10", born, sex, 7), DAY)
    fields = [field for field, _sentence in doubts_about(nik, typed, sex)]
    assert fields == ([] if typed == born else ["birth_date"])


def read_or_refusal(text):
    try:
        return read_nik(text, DAY)
    except NikRefused as refused:
        return refused


@given(some.text(max_size=40))
def test_any_text_is_a_nik_or_a_sentence_and_never_a_crash(text):
    nik = read_or_refusal(text)
    if isinstance(nik, NikRefused):
        assert nik.as_data() == {"code": "nik", "detail": str(nik.text)}
        assert nik.status == 400
    else:
        assert len(nik.digits) == LENGTH


@given(digits)
def test_sixteen_digits_are_read_alike_or_refused(number):
    nik = read_or_refusal(number)
    if isinstance(nik, NikRefused):
        return
    assert nik.digits == number
    assert nik.birth_date_hint <= DAY
    assert f"{nik.birth_date_hint:%m%y}" == number[8:12]


@given(working_age)
def test_the_age_grows_by_one_on_the_birthday(born):
    birthday = date(DAY.year, born.month, 28 if (born.month, born.day) == (2, 29) else born.day)
    if (born.month, born.day) != (2, 29):
        assert age_at(born, birthday) == age_at(born, birthday - timedelta(days=1)) + 1
    assert age_at(born, born) == 0


@given(digits, some.integers(0, 15), some.sampled_from("123456789"))
def test_one_wrong_digit_is_noticed_wherever_it_stands(number, place, step):
    wrong = str((int(number[place]) + int(step)) % 10)
    slip = number[:place] + wrong + number[place + 1 :]
    assert is_near(number, slip)
    assert NearMisses([number]).of(slip) == [number]


@given(digits, some.integers(0, 14))
def test_two_swapped_neighbours_are_noticed(number, at):
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    expected = [] if swapped == number else [number]
    assert NearMisses([number]).of(swapped) == expected


@given(some.lists(digits, max_size=12, unique=True), digits)
def test_the_quick_search_finds_what_a_slow_comparison_finds(numbers, asked):
    slow = {number for number in numbers if number != asked and is_near(number, asked)}
    assert set(NearMisses(numbers).of(asked)) == slow

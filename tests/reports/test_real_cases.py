"""How the numbers of the real cases were reckoned; that they are counted so is asked of the seeded
database, in ``test_founding_figure``."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import pytest

from reports.demo.fates import AS_TOLD, draw_fate, tell
from reports.demo.places import FAKFAK, PATI, classes_of

WORKING, SELF_EMPLOYED = Decimal("17.7"), Decimal("26.8")  # as published of Pati 2022
MONITORED, GRADUATED = 352, 512
EVERY_YEAR = [("Pati", "33.18", year) for year in PATI] + [("Fakfak", "92.03", FAKFAK[0])]


def percent(part, whole):
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def gives(share, whole):
    return any(percent(part, whole) == share for part in range(whole + 1))


def nearest(share, whole):
    return min(range(whole + 1), key=lambda part: abs(Decimal(100 * part) / whole - share))


def test_no_known_number_of_people_gives_both_published_shares():
    possible = [n for n in range(1, 513) if gives(WORKING, n) and gives(SELF_EMPLOYED, n)]
    assert (len(possible), possible[0]) == (42, 164)
    assert [n for n in possible if n % 16 == 0] == [384, 496]
    assert not {MONITORED, GRADUATED} & set(possible)


def test_all_graduates_come_nearer_to_the_published_shares_than_the_monitored():
    reckoned = {
        whole: [(part, percent(part, whole)) for part in (nearest(s, whole) for s in shares)]
        for shares in [(WORKING, SELF_EMPLOYED)]
        for whole in (MONITORED, GRADUATED)
    }
    assert reckoned == {
        MONITORED: [(62, Decimal("17.6")), (94, Decimal("26.7"))],
        GRADUATED: [(91, Decimal("17.8")), (137, Decimal("26.8"))],
    }
    assert (PATI[1].outcomes["WORKING"], PATI[1].outcomes["SELF_EMPLOYED"]) == (91, 137)


def test_the_other_published_shares_fit_their_numbers():
    assert (percent(187, 496), percent(40, 272)) == (Decimal("37.7"), Decimal("14.7"))


@pytest.mark.parametrize(("name", "regency", "year"), EVERY_YEAR)
def test_each_outcome_is_dealt_as_often_as_it_was_told(name, regency, year):
    classes = classes_of(Random(name), name, regency, year)
    assert {planned.size for planned in classes} == {16}
    dealt = [each for planned in classes for each in planned.delegations[0].outcomes]
    assert {each: dealt.count(each) for each in dealt} == year.outcomes
    assert len(dealt) == 16 * len(year.programs)
    assert {planned.starts_on.year for planned in classes} == {year.year}
    assert classes == classes_of(Random(name), name, regency, year)


def test_work_that_was_told_began_between_graduation_and_that_day():
    ends_on, told_on = date(2022, 11, 6), date(2022, 12, 12)
    for number in range(50):
        fate = draw_fate(Random(number), AS_TOLD, date(2022, 10, 3), ends_on)
        assert (fate.status, fate.outcome) == ("GRADUATED", "UNKNOWN")
        tell(Random(number), fate, "WORKING", told_on)
        assert ends_on < fate.placed_on <= told_on == fate.outcome_known_on


@pytest.mark.parametrize(
    ("outcome", "known_on"), [("UNKNOWN", None), ("SEEKING", date(2022, 12, 12))]
)
def test_who_is_not_placed_has_no_day_of_it(outcome, known_on):
    fate = draw_fate(Random(1), AS_TOLD, date(2022, 10, 3), date(2022, 11, 6))
    tell(Random(1), fate, outcome, date(2022, 12, 12))
    assert (fate.outcome, fate.outcome_known_on, fate.placed_on) == (outcome, known_on, None)

"""Open numbers add up, lie within four of what was counted, and give no small group away."""

import random

import pytest

from reports.opendata.columns import COUNTED, PART_OF, rates_of, with_unknown
from reports.opendata.rounding import Before, Rounding, agree
from reports.services.open_tables import by_province, total_of
from tests.opendata import GROWING, Attacker


def one_person(dice):
    """What one person adds to the figures, lawfully."""
    person = dict.fromkeys(COUNTED, 0)
    for name, whole in PART_OF.items():
        if whole is None or person[whole]:
            person[name] = int(dice.random() < 0.7)
    return person


def history(dice, people, regencies=12, vocations=4):
    """The same people by regency and by vocation."""
    keys = [f"{11 + number % 3}.{number:02}" for number in range(regencies)]
    others = [f"v{number}" for number in range(vocations)]
    tables = [{key: dict.fromkeys(COUNTED, 0) for key in each} for each in (keys, others)]
    for _number in range(people):
        person = one_person(dice)
        for table in tables:
            row = table[dice.choice([*table, *list(table)[:2]])]
            for name in COUNTED:
                row[name] += person[name]
    return tables


NOTHING = Before()


def rounded(regions, vocations, before=(NOTHING, NOTHING)):
    opened = Rounding(regions, "r", {key: key[:2] for key in regions}, before=before[0]).solve()
    totals = total_of(opened)
    return opened, Rounding(vocations, "v", totals=totals, before=before[1]).solve()


def later(dice, table, other, steps):
    """A few more have graduated, were certified, or were asked what they do."""
    after = [{key: dict(row) for key, row in each.items()} for each in (table, other)]
    for _number in range(steps):
        name = dice.choice(GROWING)
        rows = [dice.choice(list(each.values())) for each in after]
        if all(row[name] < row[PART_OF[name]] for row in rows):
            for row in rows:
                row[name] += 1
    return after


SIZES = [(seed, (3, 20, 60, 150, 400)[seed % 5]) for seed in range(20)]


@pytest.mark.parametrize("seed, people", SIZES)
def test_every_number_is_a_multiple_of_five_within_four_of_the_count(seed, people):
    regions, vocations = history(random.Random(seed), people)
    for counted, opened in zip((regions, vocations), rounded(regions, vocations), strict=True):
        for key, row in opened.items():
            for name in COUNTED:
                assert row[name] % 5 == 0
                assert abs(row[name] - counted[key][name]) <= 4


@pytest.mark.parametrize("seed, people", SIZES)
def test_the_open_table_could_itself_be_the_truth(seed, people):
    for opened in rounded(*history(random.Random(seed), people)):
        for row in opened.values():
            for name, whole in PART_OF.items():
                assert whole is None or row[name] <= row[whole]
            assert with_unknown(row)["unknown"] >= 0


@pytest.mark.parametrize("seed, people", SIZES)
def test_sums_stay_near_and_other_cuts_have_the_same_sums(seed, people):
    regions, vocations = history(random.Random(seed), people)
    opened, others = rounded(regions, vocations)
    counted, total = total_of(regions), total_of(opened)
    for name in COUNTED:
        assert abs(total[name] - counted[name]) <= 4
    assert agree(others, total)
    provinces = by_province(opened)
    assert total_of(provinces) == total


@pytest.mark.parametrize("seed, people", SIZES)
def test_nobody_reckons_a_count_more_narrowly_than_five_values(seed, people):
    opened, others = rounded(*history(random.Random(seed), people))
    attacker = Attacker().see(opened).see(others, "vocations")
    assert attacker.narrow() == {}


@pytest.mark.parametrize("seed", range(3))
def test_nor_does_who_thinks_in_whole_people(seed):
    regions, vocations = history(random.Random(seed), 12, regencies=5, vocations=2)
    opened, others = rounded(regions, vocations)
    attacker = Attacker().see(opened).see(others, "vocations")
    assert attacker.narrow(whole=True) == {}


@pytest.mark.parametrize("seed, people", SIZES[:10])
def test_nor_does_who_subtracts_two_versions(seed, people):
    dice = random.Random(seed)
    regions, vocations = history(dice, people)
    opened, others = rounded(regions, vocations)
    regions2, vocations2 = later(dice, regions, vocations, steps=10)
    before = Before(regions, opened), Before(vocations, others)
    opened2, others2 = rounded(regions2, vocations2, before)
    attacker = Attacker().see(opened).see(opened2, version=2)
    attacker.see(others, "vocations")
    if agree(others2, total_of(opened2)):
        attacker.see(others2, "vocations", version=2)
    assert attacker.narrow() == {}


@pytest.mark.parametrize("seed, people", SIZES[:10])
def test_a_version_moves_only_what_was_counted_anew_and_only_that_way(seed, people):
    dice = random.Random(seed)
    regions, vocations = history(dice, people)
    opened, others = rounded(regions, vocations)
    after, _others = later(dice, regions, vocations, steps=10)
    again, _others = rounded(after, vocations, (Before(regions, opened), NOTHING))
    for key, row in again.items():
        for name in COUNTED:
            grown = after[key][name] - regions[key][name]
            assert row[name] >= opened[key][name]
            assert grown or row[name] == opened[key][name]


def test_the_same_counts_are_opened_in_the_same_way():
    regions, vocations = history(random.Random(1), 100)
    assert rounded(regions, vocations) == rounded(regions, vocations)


def test_which_way_a_count_goes_hangs_on_a_secret(settings):
    regions, vocations = history(random.Random(1), 100)
    before = rounded(regions, vocations)
    settings.SECRET_KEY = "another-secret-of-more-than-thirty-two-characters"
    assert rounded(regions, vocations) != before


def test_rounding_takes_nobody_away_and_adds_nobody_on_the_whole():
    """Over many small rows ups and downs are as the counts are, not all down to zero."""
    counted = {f"11.{number:02}": dict.fromkeys(COUNTED, 2) for number in range(60)}
    opened = Rounding(counted, "x", {key: key[:2] for key in counted}).solve()
    assert abs(total_of(opened)["enrolled"] - 120) <= 4


@pytest.mark.parametrize("seed", [3, 4])
def test_the_attacker_finds_what_hiding_small_numbers_alone_gives_away(seed):
    regions, _vocations = history(random.Random(seed), 40, regencies=4)
    hidden = {
        key: {name: n if n == 0 or n >= 5 else None for name, n in row.items()}
        for key, row in regions.items()
    }
    found = Attacker().see(hidden, exact_total=total_of(regions), hides_small=True).intervals()
    hidden_cells = [(1, "regencies", key, name) for key, row in hidden.items()
                    for name, n in row.items() if n is None]  # fmt: skip
    assert any(found[cell][0] == found[cell][1] for cell in hidden_cells)


def test_the_attacker_finds_what_rounding_beside_exact_sums_gives_away():
    """Three times four people, each rounded down to nobody, and the sum of twelve beside them."""
    down = {f"11.{number:02}": dict.fromkeys(COUNTED, 0) for number in range(3)}
    found = Attacker().see(down, exact_total=dict.fromkeys(COUNTED, 12)).intervals()
    assert set(found.values()) == {(4, 4)}


def test_a_rate_is_of_open_numbers_and_empty_where_few_are_divided_by():
    numbers = dict.fromkeys(COUNTED, 0) | {"enrolled": 100, "graduated": 45, "certified": 40}
    assert rates_of(numbers)["graduation_rate"] == 45.0
    assert rates_of(numbers)["certification_rate"] is None

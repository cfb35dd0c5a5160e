"""The figures come out of rows, and the parts add up to the whole."""

from datetime import date

import pytest

from blkportal.core.scope import acting_as
from participants.models import Enrollment, Referral
from regions.models import Province, Regency
from reports.figures import BY_NAME, FIGURES, RATES, ZEROS, shares
from reports.services.counting import BREAKDOWNS, count
from reports.services.question import Question, last_successor, load_places
from tests.assessing import make_certificate
from tests.chain import make_batch, make_enrollment, make_referral
from tests.people import make_center
from tests.reports.histories import random_history, recount

SINCE, UNTIL = date(2019, 3, 1), date(2020, 6, 30)
QUESTIONS = [("", None), ("62", None), ("62.10", None), ("93.01", None), ("", "bbplk-serang"),
             ("63", "bbplk-bekasi")]  # fmt: skip


def ask(place="", since=SINCE, until=UNTIL, center=None):
    return count(Question(place, since, until, center))


@pytest.mark.parametrize("seed", range(30))
def test_the_figures_equal_a_slow_and_obvious_recount(db, seed):
    random_history(seed)
    place, center = QUESTIONS[seed % len(QUESTIONS)]
    assert ask(place, center=center).figures == recount(place, SINCE, UNTIL, center)


@pytest.mark.parametrize("seed", [31, 32, 33])
def test_regencies_add_up_to_provinces_and_provinces_to_the_nation(db, seed):
    random_history(seed, people=30)
    nation = ask()
    provinces = [ask(code) for code in Province.objects.values_list("code", flat=True)]
    for name in ZEROS:
        assert sum(part.figures[name] for part in provinces) == nation.figures[name]
    for part in provinces:
        for code, figures in part.regencies.items():
            assert figures == nation.regencies[code] == ask(code).figures


@pytest.mark.parametrize("seed", [41, 42])
def test_every_breakdown_adds_up_to_the_figure_it_breaks_down(db, seed):
    random_history(seed, people=30)
    found = ask()
    for kind in BREAKDOWNS:
        total = sum(row["figures"]["enrolled"] for row in found.breakdowns[kind])
        assert total == found.figures["enrolled"] > 0
    for kind in ("year", "vocation", "program"):
        total = sum(row["figures"]["referred"] for row in found.breakdowns[kind])
        assert total == found.figures["referred"] > 0


@pytest.mark.parametrize("seed", [51, 52])
def test_what_became_of_people_adds_up(db, seed):
    random_history(seed, people=120)
    n = ask().figures
    assert n["referred"] == sum(
        n[name]
        for name in ("selected", "reserve", "rejected", "no_show", "withdrawn", "undecided")
    )
    assert n["enrolled"] == sum(
        n[name] for name in ("dropped_out", "not_passed", "in_training", "graduated")
    )
    assert n["graduated"] == n["status_known"] + n["unknown"]
    at_work = n["placed_work"] + n["placed_self_employed"] + n["placed_apprenticeship"]
    for parts in (
        ("waited_3", "waited_6", "waited_12", "waited_longer"),
        ("placed_proved", "placed_told"),
        ("placed_home", "placed_away", "placed_somewhere"),
        ("placed_linear", "placed_other", "linear_unknown"),
    ):
        assert n["placed"] == sum(n[name] for name in parts) > 0
    assert n["hired"] == n["wage_enough"] + n["wage_below"] + n["wage_unknown"] > 0
    assert (
        n["status_known"]
        == at_work + n["studying"] + n["seeking"] + n["not_seeking"] + n["something_else"]
    )


def test_deleting_one_enrollment_changes_the_figure(db):
    batch = make_batch(starts_on=date(2019, 7, 1))
    seats = [make_enrollment("GRADUATED", make_referral(batch, status="SELECTED")) for _ in "ab"]
    assert ask("62.10").figures["enrolled"] == 2
    Enrollment.objects.filter(pk=seats[0].pk).delete()
    assert ask("62.10").figures["enrolled"] == 1
    assert ask().figures["graduated"] == 1


def test_a_region_with_nothing_appears_with_zeros(db):
    found = ask()
    assert len(found.regencies) == Regency.objects.current().count() == 514
    assert found.regencies["62.10"] == ZEROS
    assert set(ask("62").regencies) == set(
        Regency.objects.current().in_province("62").values_list("code", flat=True)
    )


def test_who_never_arrived_is_not_counted_as_trained(db):
    batch = make_batch(starts_on=date(2019, 7, 1))
    make_enrollment("NO_ARRIVAL", make_referral(batch, status="SELECTED"))
    assert ask().figures["enrolled"] == 0
    assert ask().figures["selected"] == 1


def test_a_person_is_counted_in_the_year_of_arrival_whenever_the_certificate_came(db):
    batch = make_batch(starts_on=date(2019, 12, 1))
    seat = make_enrollment("GRADUATED", make_referral(batch, status="SELECTED"))
    make_certificate(seat, issued_on=date(2021, 2, 1))
    assert ask(since=date(2019, 1, 1), until=date(2019, 12, 31)).figures["certified"] == 1
    assert ask(since=date(2021, 1, 1), until=date(2021, 12, 31)).figures["certified"] == 0


def test_both_ends_of_the_period_belong_to_it(db):
    for day in (date(2019, 1, 1), date(2019, 12, 31), date(2020, 1, 1)):
        batch = make_batch(starts_on=day)
        make_enrollment("ARRIVED", make_referral(batch, status="SELECTED"))
    assert ask(since=date(2019, 1, 1), until=date(2019, 12, 31)).figures["enrolled"] == 2


def test_so_they_do_for_nominations(db):
    batch = make_batch()
    for day in (date(2018, 12, 31), date(2019, 1, 1), date(2019, 12, 31), date(2020, 1, 1)):
        Referral.objects.filter(pk=make_referral(batch).pk).update(submitted_on=day)
    assert ask(since=date(2019, 1, 1), until=date(2019, 12, 31)).figures["referred"] == 2


def test_people_referred_under_an_old_code_count_for_its_successor(db):
    batch = make_batch(starts_on=date(2019, 7, 1))
    make_enrollment("ARRIVED", make_referral(batch, status="SELECTED", regency="91.01"))
    assert ask("93.01").figures["enrolled"] == 1
    assert ask("91.01").figures["enrolled"] == 1, "an old code is asked as the new one"
    assert ask("93").figures["enrolled"] == 1
    assert ask("91").figures["enrolled"] == 0
    assert "91.01" not in ask().regencies


def test_an_officer_who_asks_for_the_nation_still_counts_own_rows_only(officer, neighbour):
    batch = make_batch(starts_on=date(2019, 7, 1))
    for regency in ("62.10", "62.11", "62.11"):
        make_enrollment("ARRIVED", make_referral(batch, status="SELECTED", regency=regency))
    with acting_as(officer):
        assert ask().figures["enrolled"] == 1
    with acting_as(neighbour):
        assert ask().figures["enrolled"] == 2


def test_a_center_counts_its_own_people_from_every_region(organizer, other_organizer):
    for center in (make_center(), make_center("bbplk-serang", "BBPLK Serang", "36.73")):
        batch = make_batch(center, starts_on=date(2019, 7, 1))
        make_enrollment("ARRIVED", make_referral(batch, status="SELECTED"))
    for user in (organizer, other_organizer):
        with acting_as(user):
            assert ask(center=user.scope_key).figures["enrolled"] == 1


def test_a_count_costs_the_same_for_one_region_and_for_the_nation(
    db, django_assert_max_num_queries
):
    random_history(7)
    for place in ("62.10", ""):
        with django_assert_max_num_queries(7):
            ask(place)


def test_the_whole_count_is_three_statements_over_the_rows(db, django_assert_max_num_queries):
    places = load_places()
    with django_assert_max_num_queries(3):
        count(Question("", SINCE, UNTIL), places)


def test_a_chain_of_successors_is_followed_to_its_end_and_a_circle_ends():
    assert last_successor("a", {"a": "b", "b": "c", "c": None}) == "c"
    assert last_successor("a", {"a": "b", "b": "a"}) in {"a", "b"}


def test_every_rate_and_denominator_names_a_figure():
    names = {figure.name for figure in FIGURES}
    assert len(names) == len(FIGURES)
    assert {figure.denominator for figure in FIGURES} <= names | {None}
    for rate in RATES:
        assert {rate.numerator, rate.denominator} <= names
        assert rate.unknown is None or rate.unknown in names


def test_a_rate_is_a_pair_and_shows_what_is_unknown_beside_it():
    figures = {**ZEROS, "graduated": 13, "placed": 10, "status_known": 10, "unknown": 3}
    placement = {share.rate.name: share for share in shares(figures)}["placement"]
    assert (placement.numerator, placement.denominator, placement.unknown) == (10, 13, 3)


def test_each_figure_says_in_a_sentence_what_it_counts():
    for figure in BY_NAME.values():
        assert str(figure.definition).endswith(".")
        assert str(figure.label)

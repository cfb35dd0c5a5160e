"""Seats divided among needs: within every limit, where they earn most, and with the arithmetic."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.refusals import Refusal
from participants.models import Enrollment
from programs.models import TrainingNeed
from reports.services import quota_solver
from reports.services.quota_arithmetic import arithmetic
from reports.services.quota_proposal import Why, divide, explain
from reports.services.quota_solver import Limit
from reports.services.quota_wishes import (
    Alumni,
    Limits,
    Wish,
    alumni_by_region,
    wishes_of,
    without_program,
)
from tests.chain import make_batch, make_enrollment, make_program
from tests.needs import make_need
from tests.people import make_officer

PAGE = reverse("reports:propose_quotas")
YEAR = timezone.localdate().year + 1


@pytest.fixture
def far_away(db):
    return make_officer("disnaker@padangpanjang.go.id", "13.74")


@pytest.fixture
def welding(db):
    return make_program("las", lesson_hours=240)


@pytest.fixture
def limits(batch):
    return Limits(batch.center, YEAR, people=100, hours=10_000, beds_men=50, beds_women=50,
                  smallest=4, share=100)  # fmt: skip


@pytest.fixture
def batch(db):
    return make_batch()


def given(proposal):
    return {line.wish.need.occupation: (line.seats, line.why) for line in proposal.lines}


def proposed(limits):
    wishes = wishes_of(limits)
    return explain(limits, wishes, divide(limits, wishes, silent))


def graduate():
    """Of Gunung Mas, at work since the last day."""
    begun = timezone.localdate() - timedelta(days=200)
    one = make_enrollment("GRADUATED", batch=make_batch(starts_on=begun, status="CLOSED"))
    one.outcome, one.outcome_known_on = "WORKING", one.batch.ends_on
    one.placed_on = one.batch.ends_on
    one.save()
    return one


def with_(limits, **changes):
    return Limits(**{**vars(limits), **changes})


def test_every_need_gets_what_it_asks_for_where_there_is_enough(officer, welding, limits):
    make_need(officer, program=welding, seats=16)
    assert given(proposed(limits)) == {"Juru las pipa": (16, Why.ALL)}


def test_nobody_gets_more_than_the_gap(officer, welding, limits):
    make_need(officer, program=welding, seats=16, demand=20, capacity=11)
    make_need(officer, "Tukang las", program=welding, seats=16, demand=9, capacity=9)
    assert given(proposed(limits)) == {
        "Juru las pipa": (9, Why.ALL),
        "Tukang las": (0, Why.NO_GAP),
    }


def test_seats_go_where_they_earn_most_points(officer, neighbour, welding, limits):
    make_need(officer, "Sepi", program=welding, seats=10, vacancies=0)
    make_need(neighbour, "Ramai", program=welding, seats=10, vacancies=25, placements=10)
    found = given(proposed(with_(limits, people=12)))
    assert found == {"Ramai": (10, Why.ALL), "Sepi": (2, Why.PEOPLE)}


def test_each_first_need_keeps_its_seats(officer, neighbour, welding, limits):
    make_need(officer, "Sepi", program=welding, seats=10, vacancies=0)
    make_need(neighbour, "Ramai", program=welding, seats=10, vacancies=25, placements=10)
    found = given(proposed(with_(limits, people=10, first=3)))
    assert (found["Sepi"][0], found["Ramai"][0]) == (3, 7)


def test_a_province_gets_no_more_than_its_share(officer, far_away, welding, limits):
    make_need(officer, "Kalteng", program=welding, seats=16)
    make_need(far_away, "Sumbar", program=welding, seats=4)
    found = given(proposed(with_(limits, people=20, share=50)))
    assert found == {"Kalteng": (10, Why.PROVINCE), "Sumbar": (4, Why.ALL)}


def test_women_and_men_need_beds_of_their_own(officer, welding, limits):
    make_need(officer, program=welding, seats=16, men_seeking=0, women_seeking=40)
    # 240 hours are 30 days of teaching and 35 nights; 300 nights of one bed hold 8 women
    found = given(proposed(with_(limits, beds_women=1)))
    assert found == {"Juru las pipa": (8, Why.BEDS)}


def test_who_does_not_board_needs_no_bed(officer, welding, limits):
    make_need(officer, program=welding, seats=16, delivery="MOBILE")
    found = given(proposed(with_(limits, beds_women=0, beds_men=0)))
    assert found == {"Juru las pipa": (16, Why.ALL)}


def test_classes_need_instructors_hours(officer, neighbour, welding, limits):
    make_need(officer, "Satu", program=welding, seats=16, vacancies=20)
    make_need(neighbour, "Dua", program=welding, seats=16)
    proposal = proposed(with_(limits, hours=479, first=0))
    assert given(proposal) == {"Satu": (16, Why.ALL), "Dua": (0, Why.HOURS)}
    assert proposal.division.classes == {welding.pk: 1}


def test_a_class_that_would_be_too_small_is_not_held_and_keeps_nothing(officer, welding, limits):
    make_need(officer, program=welding, seats=3)
    assert given(proposed(limits)) == {"Juru las pipa": (0, Why.SMALL)}


def test_limits_that_leave_no_room_are_named(officer, neighbour, welding, limits):
    make_need(officer, program=welding, seats=10)
    make_need(neighbour, program=welding, seats=10)
    proposal = proposed(with_(limits, people=9, first=5))
    assert (proposal.division.conflicts, proposal.lines, proposal.kept_for_first) == (
        [Limit.PEOPLE], [], 10,
    )  # fmt: skip


def test_where_no_limit_alone_is_in_the_way_all_are_named(officer, neighbour, welding, limits):
    make_need(officer, program=welding, seats=10)
    make_need(neighbour, program=welding, seats=10)
    assert proposed(with_(limits, people=9, hours=239, first=5)).division.conflicts == list(Limit)


def test_a_need_without_program_or_seats_is_counted_and_not_weighed(officer, welding, limits):
    make_need(officer, "Tanpa program")
    make_need(officer, "Tanpa jumlah", program=welding, seats=None)
    proposal = proposed(limits)
    assert (without_program(YEAR), proposal.lines, proposal.seats) == (2, [], 0)


def test_a_draft_and_an_answered_need_are_left_alone(officer, welding, limits):
    make_need(officer, program=welding, status="DRAFT")
    make_need(officer, program=welding, status="PLANNED", planned=4)
    make_need(officer, program=welding, status="DEFERRED", answer="Tahun depan.")
    assert proposed(limits).lines == []


def test_the_regions_own_alumni_count_those_who_are_silent_too(db):
    graduate()
    silent = graduate()
    Enrollment.objects.filter(pk=silent.pk).update(
        outcome="UNKNOWN", outcome_known_on=None, placed_on=None
    )
    found, nation = alumni_by_region(YEAR)
    assert (list(found.values()), nation) == ([Alumni(1, 2)], Alumni(1, 2))


def test_where_there_are_no_alumni_the_nation_stands_in(neighbour, welding, limits):
    graduate()
    make_need(neighbour, program=welding)
    (wish,) = wishes_of(limits)
    assert (wish.alumni.graduated, wish.points.alumni) == (0, 20)


def test_the_arithmetic_adds_up_in_words(officer, welding, limits):
    make_need(officer, program=welding, seats=16, vacancies=8, placements=4)
    (line,) = proposed(limits).lines
    assert arithmetic(line) == (
        "Kursi: 16 dari 16 yang diminta. prioritas 1: 40 + lowongan 8: 15 + belum ada "
        "alumni, maka seperti nasional: 0 + penempatan dijanjikan 4: 2 = 57 poin. "
        "Batas: semua yang diminta, sampai sebesar kesenjangan."
    )


@pytest.fixture
def thousands(officer, welding, limits):
    """Wishes of all sizes, as if each were a need of its own."""
    need = make_need(officer, program=welding, seats=7, men_seeking=3, women_seeking=1)
    (wish,) = wishes_of(limits)
    facts = {f.attname: getattr(need, f.attname) for f in TrainingNeed._meta.concrete_fields}
    wishes = []
    for n in range(2_000):
        one = TrainingNeed(**facts | {"id": n})
        one.program, one.regency = wish.need.program, wish.need.regency
        wishes.append(Wish(one, n % 9, 0, wish.points, wish.alumni))
    return wishes


def test_thousands_of_wishes_stay_within_every_limit(thousands, limits):
    enough = with_(limits, people=999, hours=90_000, beds_women=40)
    proposal = explain(enough, thousands, divide(enough, thousands, silent))
    assert all(use.used <= use.of for use in proposal.uses)
    assert proposal.seats > 300
    assert all(line.seats <= line.wish.most for line in proposal.lines)


def test_what_is_not_found_in_time_is_said(thousands, limits, monkeypatch):
    monkeypatch.setattr(quota_solver, "SECONDS", 0.0)
    with pytest.raises(Refusal) as refused:
        divide(with_(limits, people=999, hours=90_000, beds_women=40), thousands, silent)
    assert refused.value.code == "proposal_too_slow"


def test_how_far_the_reckoning_is_can_be_seen(officer, welding, limits):
    make_need(officer, program=welding, seats=16)
    seen = []
    divide(limits, wishes_of(limits), lambda done, of: seen.append((done, of)))
    assert seen == [(0, 2), (1, 2)]


def silent(done, of):
    """Nobody waits to hear how far it is."""

"""Whom a program puts first: what is meant, who has a seat, who waits, and what is not known."""

import pytest
from django.utils import timezone

from blkportal.core.scope import acting_as
from participants.models import Participant
from participants.services.shares import shares_of
from programs.rules import rules_in_words
from tests.chain import make_batch, make_program, make_quota
from tests.pages import Page
from tests.participants.classes import at, nominee, seat

RULES = {"share_women": 30, "share_disability": 2, "share_poor": 20}


@pytest.fixture
def batch(center):
    program = make_program("jahit-lagi", "Menjahit Lagi", eligibility=RULES)
    batch = make_batch(center, program, status="SELECTION", starts_on=timezone.localdate())
    make_quota(batch)
    return batch


def counted(batch, by):
    with acting_as(by):
        return {
            str(share.percent): (share.meant, share.seated, share.seated_unknown, share.waiting)
            for share in shares_of(batch, by)
        }


def test_each_group_is_counted_beside_what_was_meant_and_what_is_not_known(batch, organizer):
    poor = seat(batch, "Bunga").participant
    seat(batch, "Teguh", sex="MALE")
    nominee(batch, "Cempaka")
    Participant.objects.filter(pk=poor.pk).update(is_poor_household=True, has_disability=False)
    assert counted(batch, organizer) == {
        "30": (5, 1, 0, 1),  # 30 % of 16 seats, and nobody's sex is unknown
        "2": (1, 0, 1, 0),
        "20": (4, 1, 1, 0),
    }


def test_who_never_came_or_has_left_has_no_seat(batch, organizer):
    for stage in ("NO_ARRIVAL", "WITHDRAWN"):
        seat(batch, "Bunga", stage)
    assert counted(batch, organizer)["30"][1] == 0


def test_a_region_counts_its_own_people_alone(batch, officer, neighbour):
    make_quota(batch, "62.11")
    seat(batch, "Bunga", regency="62.11")
    assert counted(batch, officer)["30"][1] == 0
    assert counted(batch, neighbour)["30"][1] == 1


def test_a_program_without_shares_asks_nothing(center, organizer, django_assert_num_queries):
    batch = make_batch(center)
    assert batch.program.eligibility.keys().isdisjoint(RULES)
    with django_assert_num_queries(1):  # whether the center has rules of its own
        assert shares_of(batch, organizer) == []


def test_whoever_decides_sees_the_shares_and_the_program_tells_them(batch, signed_in, organizer):
    nominee(batch, "Cempaka")
    page = Page(signed_in(organizer).get(at("show_class_referrals", batch)))
    assert "(30 %" in page.text
    assert len(rules_in_words(RULES)) == 3

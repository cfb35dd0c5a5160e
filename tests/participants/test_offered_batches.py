"""The choice of batches beside the list of people: one's own, the newest first."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.filters import MOST_BATCHES
from tests.chain import make_batch, make_referral

SELECT = re.compile(r'<select name="batch".*?</select>', re.DOTALL)
OPTION = re.compile(r"<option[^>]*>([^<]*)</option>")
LIST = reverse("participants:participant_list")


@pytest.fixture
def batches(center):
    """Two of the own region, an older one first; one of a neighbour; one of nobody."""
    today = timezone.localdate()
    older, newer, foreign, empty = (
        make_batch(center, title=title, starts_on=today + timedelta(days=days))
        for title, days in (("Lama", 30), ("Baru", 60), ("Tetangga", 70), ("Kosong", 80))
    )
    for batch, regency in ((older, "62.10"), (newer, "62.10"), (foreign, "62.11")):
        make_referral(batch, regency=regency)
    make_referral(newer, regency="62.10")
    return older, newer, foreign, empty


def offered(client):
    (choice,) = SELECT.findall(client.get(LIST).text)
    return OPTION.findall(choice)[1:]


@pytest.mark.parametrize(
    ("who", "titles"),
    [
        ("officer", ["Baru", "Lama"]),
        ("province_officer", ["Tetangga", "Baru", "Lama"]),
        ("organizer", ["Tetangga", "Baru", "Lama"]),
        ("ministry", ["Tetangga", "Baru", "Lama"]),
        ("other_organizer", []),
    ],
)
def test_batches_with_people_of_ones_own_are_offered(who, titles, batches, request, signed_in):
    assert offered(signed_in(request.getfixturevalue(who))) == titles


def test_a_choice_stays_short_and_keeps_the_newest(center, officer, signed_in):
    today = timezone.localdate()
    for days in range(MOST_BATCHES + 2):
        batch = make_batch(center, title=f"{days}", starts_on=today + timedelta(days=30 + days))
        make_referral(batch, regency="62.10")
    found = offered(signed_in(officer))
    assert (len(found), found[0], found[-1]) == (MOST_BATCHES, f"{MOST_BATCHES + 1}", "2")

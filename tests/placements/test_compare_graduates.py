"""Up to four graduates side by side; who is not on offer any more is counted, and no more."""

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import Certificate, Consent, Look
from placements.services.comparison import units_of
from tests.assessing import make_graduate
from tests.placements.conftest import CANARIES

COMPARE = reverse("placements:compare_graduates")
API = "/api/v1/graduates/compare/"


def side_by_side(browser, *people, at=COMPARE):
    return browser.get(at, {"graduate": [person.pk for person in people]})


def withdraw(graduate):
    Consent.objects.filter(participant=graduate.participant).update(withdrawn_at=timezone.now())


@pytest.fixture
def pair(db):
    one, other = make_graduate(name="Andi Wijaya"), make_graduate(name="Budi Santoso")
    Certificate.objects.filter(pk=one.pk).update(units=[["A", "Mengelas"], ["B", "Memotong"]])
    Certificate.objects.filter(pk=other.pk).update(units=[["B", "Memotong"]])
    return one, other


def test_units_are_rows_and_what_most_hold_comes_first(signed_in, recruiter, pair):
    page = side_by_side(signed_in(recruiter), *pair)
    compared = page.context["compared"]
    assert [person.pk for person in compared.graduates] == [person.pk for person in pair]
    assert [(row.code, row.held) for row in compared.units] == [
        ("B", [True, True]), ("A", [True, False])
    ]  # fmt: skip
    assert compared.gone == 0
    for person in pair:
        assert person.participant.initials in page.text


def test_the_order_is_that_of_the_address_and_twice_is_once(signed_in, recruiter, pair):
    one, other = pair
    compared = side_by_side(signed_in(recruiter), other, one, other).context["compared"]
    assert [person.pk for person in compared.graduates] == [other.pk, one.pk]


def test_each_of_them_can_read_who_looked(signed_in, recruiter, pair):
    browser = signed_in(recruiter)
    side_by_side(browser, *pair)
    side_by_side(browser, *pair, at=API)
    looks = Look.objects.order_by("participant").values_list("participant", "kind", "by")
    assert list(looks) == [
        (person.participant_id, "PROFILE", recruiter.pk)
        for person in sorted(pair, key=lambda each: each.participant_id)
    ]


def test_whoever_withdrew_disappears_with_a_sentence_that_tells_nothing(
    signed_in, recruiter, pair
):
    browser, (one, other) = signed_in(recruiter), pair
    withdraw(one)
    page = side_by_side(browser, one, other)
    assert one.participant.initials not in page.text
    assert page.context["compared"].gone == 1
    assert not Look.objects.filter(participant=one.participant).exists()
    strange = browser.get(COMPARE, {"graduate": [99_999_999, other.pk]})
    notice = 'class="notice info"'
    assert [text.text.count(notice) for text in (page, strange)] == [1, 1]
    withdraw(other)
    empty = side_by_side(browser, one, other)
    assert (empty.status_code, empty.context["compared"].graduates) == (200, [])


@pytest.mark.parametrize("query", ["", "?graduate=x", "?" + "&".join(
    f"graduate={number}" for number in range(1, 6))])  # fmt: skip
def test_nobody_and_more_than_four_are_not_compared(signed_in, recruiter, query):
    browser = signed_in(recruiter)
    assert browser.get(COMPARE + query)["Location"] == reverse("placements:graduate_list")
    refusal = browser.get(API + query)
    assert (refusal.status_code, refusal.json()["code"]) == (409, "not_to_compare")


def test_a_firm_that_is_stopped_compares_nobody(signed_in, recruiter, employer, pair):
    type(employer).objects.filter(pk=employer.pk).update(status="SUSPENDED")
    page = side_by_side(signed_in(recruiter), *pair)
    assert page.context["compared"].graduates == []
    assert not Look.objects.exists()


def test_offices_do_not_compare(signed_in, officer, organizer, pair):
    for user in (officer, organizer):
        assert side_by_side(signed_in(user), *pair).status_code == 403


def test_nothing_is_told_that_the_person_has_not_opened(signed_in, recruiter, graduate):
    browser = signed_in(recruiter)
    for at in (COMPARE, API):
        text = side_by_side(browser, graduate, at=at).text
        assert graduate.participant.initials in text
        assert not [word for word in CANARIES.values() if word in text]


def test_certificates_without_units_compare_none():
    assert units_of([]) == []

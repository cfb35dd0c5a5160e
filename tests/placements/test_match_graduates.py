"""Who fits a vacancy, and each reason of the order in words."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.scope import acting_as
from participants.models import Certificate, Consent
from placements import services
from regions.distance import km_between
from regions.models import Regency
from tests.assessing import make_graduate
from tests.vacancies import make_units, make_vacancy


@pytest.fixture
def vacancy(employer):
    """In Karawang, asking for two units."""
    make_units({"C.24LAS01": "Las", "X.99LAIN.01": "Lain"})
    return make_vacancy("PUBLISHED", employer, units=["C.24LAS01", "X.99LAIN.01"])


@pytest.fixture
def three(vacancy):
    """Far and able; near and able; near, and without the unit."""
    far, near, less = (make_graduate(regency=code) for code in ("62.10", "32.16", "32.16"))
    for certificate in (far, near):
        Certificate.objects.filter(pk=certificate.pk).update(
            units=[["C.24LAS01", "Las"], ["X.99LAIN.01", "Lain"]]
        )
    Certificate.objects.filter(pk=less.pk).update(units=[["C.24LAS01", "Las"]])
    return far, near, less


def matched(vacancy, by):
    with acting_as(by):
        return services.matches_of(vacancy, by=by)


def test_units_count_before_distance_and_both_are_told(recruiter, vacancy, three):
    far, near, less = three
    found = matched(vacancy, recruiter)
    assert [match.key for match in found] == [near.pk, far.pk, less.pk]
    assert [(match.held, match.asked) for match in found] == [(2, 2), (2, 2), (1, 2)]
    assert found[0].km < found[1].km
    assert all(str(match.km) in " ".join(match.reasons) for match in found)


def test_what_stands_in_the_text_alone_ranks_nobody(recruiter, vacancy, three):
    type(vacancy).objects.update(units=[], skills="Menguasai C.24LAS01.")
    vacancy.refresh_from_db()
    assert {match.asked for match in matched(vacancy, recruiter)} == {0}


def test_who_misses_a_condition_comes_last_and_reads_why(recruiter, vacancy, three):
    far, near, less = three
    type(vacancy).objects.update(sex="FEMALE")
    vacancy.refresh_from_db()
    type(near.participant).objects.update(sex="FEMALE")
    type(near.participant).objects.filter(pk=near.participant_id).update(sex="MALE")
    found = matched(vacancy, recruiter)
    assert [match.key for match in found] == [far.pk, less.pk, near.pk]
    assert (found[-1].missed, found[0].missed) == ("sex", "")


def test_of_two_alike_the_newer_certificate_comes_first(recruiter, vacancy, three):
    _far, first, second = three
    day = timezone.localdate()
    for certificate, age in ((first, 1), (second, 9)):
        Certificate.objects.filter(pk=certificate.pk).update(
            issued_on=day - timedelta(days=age), units=first.units
        )
    near = {first.pk, second.pk}
    found = [match.key for match in matched(vacancy, recruiter) if match.key in near]
    assert found == [first.pk, second.pk]


def test_the_order_is_the_same_however_often_it_is_asked(recruiter, vacancy, three):
    first = [match.key for match in matched(vacancy, recruiter)]
    assert [match.key for match in matched(vacancy, recruiter)] == first


def test_whoever_withdraws_is_matched_no_more(recruiter, vacancy, three):
    Consent.objects.filter(participant=three[0].participant).update(withdrawn_at=timezone.now())
    assert three[0].pk not in [match.key for match in matched(vacancy, recruiter)]


def test_the_page_and_the_api_say_the_same(signed_in, recruiter, vacancy, three):
    browser = signed_in(recruiter)
    page = browser.get(reverse("placements:match_graduates", args=[vacancy.pk]))
    answer = browser.get(f"/api/v1/vacancies/{vacancy.pk}/graduates/").json()
    assert [card.pk for card, _match in page.context["rows"]] == [
        row["certificate"] for row in answer
    ]
    for row in answer:
        for reason in row["reasons"]:
            assert reason in page.text


@pytest.mark.parametrize("status", ["DRAFT", "CLOSED"])
def test_only_a_published_vacancy_of_the_own_firm_is_matched(
    signed_in, recruiter, other_recruiter, vacancy, status
):
    address = reverse("placements:match_graduates", args=[vacancy.pk])
    assert signed_in(other_recruiter).get(address).status_code == 404
    type(vacancy).objects.update(status=status)
    assert signed_in(recruiter).get(address).status_code == 404
    assert (
        signed_in(recruiter).get(f"/api/v1/vacancies/{vacancy.pk}/graduates/").status_code == 404
    )


def test_a_distance_is_that_of_the_map():
    jakarta = Regency(code="31.73", latitude=-6.18, longitude=106.83)
    surabaya = Regency(code="35.78", latitude=-7.25, longitude=112.75)
    assert 655 < km_between(jakarta, surabaya) < 675
    assert km_between(jakarta, jakarta) == 0

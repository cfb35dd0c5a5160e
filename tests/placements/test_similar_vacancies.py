"""A vacancy much like one on offer: the firm says whether it is another, or adds its places."""

import pytest
from django.urls import reverse

from blkportal.core.models import StatusChange
from placements.models import Vacancy
from placements.services.similar_vacancies import similar_to
from tests.placements.test_vacancies import code_of, do, steps_of
from tests.vacancies import make_vacancy, today

OWN = {"is_own": "yes"}


@pytest.fixture
def offered(employer):
    return make_vacancy("PUBLISHED", employer, job_title="Operator las", headcount=4)


@pytest.mark.parametrize("title", ["Operator las", "operator LAS", "Operator las SMAW"])
def test_much_the_same_title_is_asked_about(title, offered, recruiter):
    vacancy = make_vacancy(job_title=title)
    assert list(similar_to(vacancy)) == [offered]
    assert code_of("submit_vacancy", vacancy, recruiter, is_own=True) == "vacancy_alike"
    do("submit_vacancy", vacancy, recruiter, is_own=True, is_another=True)
    assert vacancy.status == "SUBMITTED"


@pytest.mark.parametrize(
    "other",
    [
        {"job_title": "Operator forklift"},
        {"work_regency_id": "32.16"},
        {"valid_from": today(31), "valid_until": today(60)},
    ],
)
def test_other_work_another_place_or_another_time_is_another(other, offered, recruiter):
    vacancy = make_vacancy(**({"job_title": "Operator las"} | other))
    do("submit_vacancy", vacancy, recruiter, is_own=True)
    assert vacancy.status == "SUBMITTED"


@pytest.mark.parametrize("status", ["DRAFT", "RETURNED", "FILLED", "CLOSED", "EXPIRED"])
def test_only_what_is_open_is_compared(status, employer, recruiter):
    make_vacancy(status, employer)
    vacancy = make_vacancy()
    do("submit_vacancy", vacancy, recruiter, is_own=True)
    assert vacancy.status == "SUBMITTED"


def test_the_work_of_another_firm_is_another(offered, other_recruiter):
    other = make_vacancy(
        employer=other_recruiter.employer_contact.employer, job_title="Operator las"
    )
    do("submit_vacancy", other, other_recruiter, is_own=True)
    assert other.status == "SUBMITTED"


def test_its_places_are_added_and_both_keep_it_in_their_history(offered, recruiter):
    vacancy = make_vacancy(job_title="Operator las", headcount=3)
    do("join_vacancies", vacancy, recruiter, into=offered)
    offered.refresh_from_db()
    assert (offered.headcount, offered.status) == (7, "PUBLISHED")
    assert (vacancy.status, vacancy.joined_into) == ("CLOSED", offered)
    assert (steps_of(vacancy), steps_of(offered)) == (["join"], ["enlarge"])
    assert str(vacancy.pk) in StatusChange.about(offered).get().reason
    assert str(offered.pk) in StatusChange.about(vacancy).get().reason


def test_a_foreign_vacancy_takes_no_places(recruiter, employer, other_recruiter):
    foreign = make_vacancy("PUBLISHED", other_recruiter.employer_contact.employer)
    vacancy = make_vacancy(employer=employer)
    assert code_of("join_vacancies", vacancy, recruiter, into=foreign) == "vacancy_not_alike"


@pytest.mark.parametrize("status", ["CLOSED", "EXPIRED", "FILLED"])
def test_what_is_not_offered_any_more_takes_no_places(status, recruiter, employer):
    ended, vacancy = make_vacancy(status, employer), make_vacancy()
    assert code_of("join_vacancies", vacancy, recruiter, into=ended) == "vacancy_not_alike"


def test_together_they_stay_within_what_a_vacancy_may_have(recruiter, employer):
    large, vacancy = make_vacancy("PUBLISHED", employer, headcount=9_999), make_vacancy()
    assert code_of("join_vacancies", vacancy, recruiter, into=large) == "vacancy_too_large"
    assert vacancy.status == "DRAFT"


def test_what_is_submitted_is_not_joined_any_more(offered, recruiter):
    vacancy = make_vacancy("SUBMITTED", job_title="Operator las")
    assert code_of("join_vacancies", vacancy, recruiter, into=offered) == "illegal_move"
    offered.refresh_from_db()
    assert offered.headcount == 4


# the page that asks


def at(verb, vacancy):
    return reverse(f"placements:{verb}", args=[vacancy.pk])


def test_the_page_asks_before_anything_is_submitted(offered, recruiter, signed_in):
    vacancy, browser = make_vacancy(job_title="Operator las"), signed_in(recruiter)
    asked = browser.post(at("submit_vacancy", vacancy), OWN)
    assert (asked.status_code, list(asked.context["alike"])) == (409, [offered])
    assert Vacancy.objects.get(pk=vacancy.pk).status == "DRAFT"
    browser.post(at("submit_vacancy", vacancy), OWN | {"is_another": "yes"})
    assert Vacancy.objects.get(pk=vacancy.pk).status == "SUBMITTED"


def test_the_page_adds_the_places(offered, recruiter, signed_in):
    vacancy, browser = make_vacancy(job_title="Operator las"), signed_in(recruiter)
    answer = browser.post(at("join_vacancies", vacancy), {"into": offered.pk})
    assert answer.url == at("show_vacancy", offered)
    assert Vacancy.objects.get(pk=offered.pk).headcount == 9


@pytest.mark.parametrize("into", ["", "x", "²", "0", "9" * 30, "-1"])
def test_an_odd_number_joins_nothing(into, offered, recruiter, signed_in):
    vacancy = make_vacancy(job_title="Operator las")
    answer = signed_in(recruiter).post(at("join_vacancies", vacancy), {"into": into})
    assert answer.context["refusal"].code == "vacancy_not_alike"

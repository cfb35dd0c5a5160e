"""The search in the header finds vacancies, as far as each person may read them."""

import pytest

from blkportal.core.scope import acting_as
from reports.services.search import search
from tests.vacancies import make_vacancy


def found(user, text):
    """Titles of the vacancies among what was found."""
    with acting_as(user):
        groups = search(user, text)
    return [hit.text for group in groups for hit in group.hits if "/vacancies/" in hit.url]


@pytest.fixture
def two(employer):
    """One that everybody reads, one that its firm writes down."""
    make_vacancy("PUBLISHED", employer, job_title="Operator las SMAW")
    make_vacancy("DRAFT", employer, job_title="Operator las TIG")


def test_offices_find_what_is_published_and_a_firm_its_drafts(officer, recruiter, ministry, two):
    assert found(officer, "operator las") == ["Operator las SMAW"]
    both = {"Operator las SMAW", "Operator las TIG"}
    assert set(found(recruiter, "las")) == set(found(ministry, "las operator")) == both


def test_a_firm_finds_nothing_of_another(other_recruiter, two):
    assert found(other_recruiter, "las") == []


def test_a_vacancy_is_found_by_its_firm_and_its_place(officer, employer, two):
    assert found(officer, employer.name.split()[-1]) == ["Operator las SMAW"]
    assert found(officer, "las karawang") == ["Operator las SMAW"]

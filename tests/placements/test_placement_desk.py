"""The placement desk: who has no offer, what fits them and why, whom to thank or call."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.scope import acting_as
from participants.models import Enrollment
from placements.models import Placement
from placements.services.desk import desk_of
from placements.services.fit import Seeker, fit_of
from tests.assessing import make_graduate
from tests.chain import make_enrollment
from tests.door import Door
from tests.evidence import make_work
from tests.placements.conftest import ask, costs_at_most, today
from tests.vacancies import make_vacancy

PAGE = reverse("placements:show_desk")
TODAY = date(2026, 11, 29)


@pytest.fixture
def lately(graduate):
    """Graduated last week, and nothing is known."""
    Enrollment.objects.filter(pk=graduate.enrollment_id).update(graduated_on=today(-7))
    return graduate


def desk(user):
    with acting_as(user):
        return desk_of(user)


def without(user):
    return sum(row["without"] for row in desk(user).classes)


def test_people_in_training_and_fresh_graduates_wait_for_an_offer(center, officer, lately):
    make_enrollment("IN_TRAINING")
    assert without(officer) == 2


def test_an_open_request_or_work_on_record_is_an_offer(officer, lately, recruiter):
    assert without(officer) == 1
    ask(lately, recruiter)
    assert without(officer) == 0


def test_work_on_record_takes_somebody_off_the_list(officer, lately):
    make_work(lately.enrollment)
    assert without(officer) == 0


def test_whoever_graduated_long_ago_or_works_is_not_asked_about(officer, graduate, lately):
    Enrollment.objects.filter(pk=lately.enrollment_id).update(graduated_on=today(-91))
    assert desk(officer).classes == []


def test_whoever_says_that_they_work_is_not_asked_about(officer, lately):
    Enrollment.objects.filter(pk=lately.enrollment_id).update(
        outcome="WORKING", outcome_known_on=today()
    )
    assert desk(officer).classes == []


def test_a_neighbour_sees_nobody(neighbour, lately):
    assert desk(neighbour).classes == []


def seeker(**facts):
    known = {"vocation": "las", "sex": "MALE", "education": "SMK", "born": date(2000, 11, 30)}
    return Seeker(**known | facts)


@pytest.mark.parametrize(
    ("asked", "person", "missed"),
    [
        ({}, {}, None),
        ({"sex": "FEMALE"}, {}, "sex"),
        ({"education": "SMA"}, {}, None),
        ({"education": "SMK"}, {"education": "SMA"}, None),
        ({"education": "DIPLOMA"}, {}, "education"),
        ({"education": "SMP"}, {"education": "SD"}, "education"),
        ({"least_age": 25}, {}, None),
        ({"least_age": 26}, {}, "age"),
        ({"most_age": 25}, {}, None),
        ({"most_age": 24}, {}, "age"),
        ({"least_age": 26}, {"born": date(2000, 11, 29)}, None),
    ],
)
def test_each_condition_is_told(db, employer, asked, person, missed):
    vacancy = make_vacancy("PUBLISHED", employer, **asked)
    vacancy.vocation_id = "las"
    fit = fit_of(vacancy, [seeker(**person), seeker(vocation="listrik")], TODAY)
    assert fit.asked == 1
    assert dict(fit.because) == ({missed: 1} if missed else {})
    assert fit.fits == (0 if missed else 1)


def test_vacancies_of_their_vocation_stand_beside_them_the_best_first(officer, lately, employer):
    vocation = lately.program.vocation
    make_vacancy("PUBLISHED", employer, vocation=vocation, job_title="Terlalu tua", least_age=70)
    make_vacancy("PUBLISHED", employer, vocation=vocation, job_title="Cocok")
    make_vacancy("PUBLISHED", employer, job_title="Kejuruan lain", vocation=None)
    make_vacancy("SUBMITTED", employer, vocation=vocation, job_title="Belum terbit")
    make_vacancy("PUBLISHED", employer, vocation=vocation, job_title="Lusa", valid_from=today(2))
    fits = desk(officer).fits
    assert [fit.vacancy.job_title for fit in fits] == ["Cocok", "Terlalu tua"]
    assert (fits[0].fits, fits[1].fits) == (1, 0)


def test_firms_are_thanked_for_proof_and_called_for_silence(officer, placer, employer):
    proved, said = (make_graduate().enrollment for _ in range(2))
    make_work(proved, employer=employer, evidence="CONFIRMED")
    make_work(said, employer=employer, evidence="REPORTED")
    found = desk(officer)
    assert [(firm.name, firm.proved) for firm in found.to_thank] == [(employer.name, 1)]
    assert [(firm.name, firm.unproved) for firm in found.to_call] == [(employer.name, 1)]
    Placement.objects.update(started_on=timezone.localdate().replace(year=2020))
    assert desk(officer).to_thank == []


def test_the_page_shows_all_and_costs_little(signed_in, officer, lately, employer):
    make_vacancy("PUBLISHED", employer, vocation=lately.program.vocation, job_title="Cocok")
    make_work(make_graduate().enrollment, employer=employer, evidence="CONFIRMED")
    browser = signed_in(officer)
    with costs_at_most(7):
        html = browser.get(PAGE).content.decode()
    assert "Cocok" in html
    assert employer.name in html


def test_with_nothing_yet_the_page_says_so(signed_in, neighbour):
    assert signed_in(neighbour).get(PAGE).status_code == 200


def test_a_firm_and_the_ministry_have_no_desk(signed_in, recruiter, ministry):
    for user in (recruiter, ministry):
        assert signed_in(user).get(PAGE).status_code == 403


def test_the_api_tells_the_same(officer, lately, employer):
    make_vacancy("PUBLISHED", employer, vocation=lately.program.vocation, job_title="Cocok")
    answer = Door(officer).get("placement-desk/").json()
    assert answer["classes"][0]["without"] == 1
    assert answer["fits"][0]["job_title"] == "Cocok"

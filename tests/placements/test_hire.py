"""Work begins: the employer says so, and the figures follow."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants.models import Consent
from placements import services
from placements.models import Graduate, HireRequest, Placement
from tests.placements.conftest import CANARIES, ask, today


def page(asked):
    return reverse("placements:hire", args=[asked.pk])


def test_a_hire_makes_a_confirmed_placement_and_a_known_outcome(accepted, recruiter, seat):
    with acting_as(recruiter):
        services.hire(accepted, started_on=today(), by=recruiter)
    placement = Placement.objects.get()
    assert (placement.kind, placement.evidence) == ("WORK", "CONFIRMED")
    assert (placement.employer, placement.hire_request) == (accepted.employer, accepted)
    assert (placement.wage, placement.job_title) == (4_200_000, "Juru las")
    seat.refresh_from_db()
    assert (seat.outcome, seat.placed_on, seat.outcome_known_on) == ("WORKING", today(), today())
    accepted.refresh_from_db()
    assert accepted.status == "HIRED"


def test_who_is_hired_is_no_longer_found(accepted, recruiter, other_recruiter):
    with acting_as(recruiter):
        services.hire(accepted, started_on=today(), by=recruiter)
    with acting_as(other_recruiter):
        assert not Graduate.objects.visible_to(other_recruiter)


def test_the_page_hires_and_shows_the_person_among_my_employees(signed_in, accepted, recruiter):
    browser = signed_in(recruiter)
    assert CANARIES["name"] in browser.get(page(accepted)).text
    done = browser.post(page(accepted), {"started_on": str(today())}, follow=True)
    assert done.status_code == 200
    assert CANARIES["name"] in browser.get(reverse("placements:placement_list")).text


@pytest.mark.parametrize("day", ["", "besok", str(today(1)), "0001-01-01"])
def test_an_impossible_first_day_is_refused(signed_in, accepted, recruiter, day):
    answer = signed_in(recruiter).post(page(accepted), {"started_on": day})
    assert answer.status_code in {200, 409}
    assert not Placement.objects.exists()
    accepted.refresh_from_db()
    assert accepted.status == "ACCEPTED"


def test_a_day_before_graduation_undoes_the_whole_step(accepted, recruiter, seat):
    early = seat.graduated_on - timedelta(days=1)
    with acting_as(recruiter), pytest.raises(Refusal) as refusal:
        services.hire(accepted, started_on=early, by=recruiter)
    assert refusal.value.code == "first_day"
    assert HireRequest.objects.get(pk=accepted.pk).status == "ACCEPTED"


def test_without_a_yes_nobody_is_hired(signed_in, asked, recruiter):
    assert signed_in(recruiter).post(page(asked), {"started_on": today()}).status_code == 409
    assert not Placement.objects.exists()


def test_of_two_firms_the_second_is_refused(accepted, graduate, recruiter, other_recruiter,
                                            officer):  # fmt: skip
    other = ask(graduate, other_recruiter)
    with acting_as(officer):
        services.accept_hire_request(other, by=officer)
    with acting_as(recruiter):
        services.hire(accepted, started_on=today(), by=recruiter)
    with acting_as(other_recruiter), pytest.raises(Refusal) as refusal:
        services.hire(other, started_on=today(), by=other_recruiter)
    assert refusal.value.code == "already_placed"
    assert HireRequest.objects.get(pk=other.pk).status == "ACCEPTED"


def test_who_withdrew_consent_is_not_recorded_by_the_firm(accepted, recruiter):
    Consent.objects.update(withdrawn_at=timezone.now())
    with acting_as(recruiter), pytest.raises(Refusal) as refusal:
        services.hire(accepted, started_on=today(), by=recruiter)
    assert refusal.value.code == "no_consent"
    assert refusal.value.who_can


def test_another_firm_does_not_find_it(signed_in, accepted, other_recruiter, officer):
    assert signed_in(other_recruiter).post(page(accepted)).status_code == 404
    assert signed_in(officer).post(page(accepted)).status_code == 403


def test_the_api_hires_once(signed_in, accepted, recruiter):
    browser = signed_in(recruiter)
    door = f"/api/v1/hire-requests/{accepted.pk}/hire/"
    answer = browser.post(door, {"started_on": str(today())}, "application/json")
    assert (answer.status_code, answer.json()["status"]) == (200, "HIRED")
    again = browser.post(door, {"started_on": str(today())}, "application/json")
    assert again.status_code == 409
    assert Placement.objects.count() == 1

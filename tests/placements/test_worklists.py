"""What waits for whom, with its reason, its deadline and its one action."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from blkportal.core.scope import acting_as
from placements import services
from placements.office_waits import officer_requests
from placements.worklists import employer_work, ministry_work
from tests.pages import Page
from tests.people import make_employer
from tests.placements.conftest import today


def lines(work):
    return [(item.url, item.deadline) for item in work]


def test_a_firm_is_told_of_a_yes_and_of_people_to_confirm(accepted, recruiter, other_recruiter):
    [item] = employer_work(recruiter)
    assert item.url.endswith("?status=ACCEPTED")
    assert "1" in item.text
    assert employer_work(other_recruiter) == []


def test_a_firm_is_asked_to_confirm_what_an_office_reported(reported, recruiter, signed_in):
    [item] = employer_work(recruiter)
    assert len(Page(signed_in(recruiter).get(item.url)).rows) == 1
    with acting_as(recruiter):
        services.confirm_placement(reported, by=recruiter)
    assert employer_work(recruiter) == []
    assert Page(signed_in(recruiter).get(item.url)).rows == []  # though the work goes on


def test_an_office_answers_within_fourteen_days(asked, officer, placer, neighbour):
    for user in (officer, placer):
        first = officer_requests(user)[0]
        assert first.url.endswith("?status=REQUESTED")
        assert first.deadline == today(14)
    assert officer_requests(neighbour) == []


def test_an_office_is_told_of_the_unknown_and_of_work_that_ended(reported, officer, seat):
    assert officer_requests(officer) == []
    with acting_as(officer):
        services.end_placement(reported, ended_on=today(), reason="x", by=officer)
    [item] = officer_requests(officer)
    assert "outcome=WORKING" in item.url
    with acting_as(officer):
        services.record_answer(seat, outcome="SEEKING", on=today(), by=officer)
    assert officer_requests(officer) == []


def test_the_ministry_verifies_within_seven_days(ministry, ministry_reader):
    assert ministry_work(ministry) == []
    waiting = make_employer("PT Antri", "Q-1", status="PENDING")
    [item] = ministry_work(ministry)
    due = timezone.localdate(waiting.created_at) + timedelta(days=7)
    assert item.deadline == due
    assert item.url.endswith("?status=PENDING")
    assert ministry_work(ministry_reader) == []


def test_work_of_others_is_nobodys_business(officer, recruiter, ministry, accepted):
    assert employer_work(officer) == []
    assert officer_requests(ministry) == []
    assert ministry_work(recruiter) == []


def test_what_waits_for_a_firm_takes_a_line_each_above_its_search(reported, recruiter, signed_in):
    [item] = employer_work(recruiter)
    page = Page(signed_in(recruiter).get(reverse("placements:graduate_list")))
    assert item.url in page.links
    assert str(item.text) in page.text
    assert str(item.reason) not in page.text
    searching = Page(signed_in(recruiter).get(reverse("placements:graduate_list") + "?level=2"))
    assert item.url not in searching.links

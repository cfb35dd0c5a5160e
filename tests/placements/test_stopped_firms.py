"""A firm is suspended or denied: what its people read, and what is passed on to it no more."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from blkportal.core.refusals import Refusal
from blkportal.core.scope import SYSTEM, acting_as, acting_in
from participants.personal_link import write_link
from placements import services
from placements.ministry_waits import waiting
from placements.models import Employer, Placement
from placements.own_questions import own_questions
from placements.services.passing_on import HIRE, to_pass_on
from tests.pages import Page
from tests.people import make_employer
from tests.placements.conftest import CANARIES, today

WHY = "Lulusan dimintai uang seragam. Kirim klarifikasi tertulis."
SEARCH = reverse("placements:graduate_list")


@pytest.fixture
def stopped(employer, ministry):
    with acting_as(ministry):
        return services.suspend_employer(employer, reason=WHY, by=ministry)


def own_page(asked):
    return reverse("placements:answer_hire_by_link", args=[write_link(HIRE, asked)])


def of(asked):
    return reverse("placements:hire_request_detail", args=[asked.pk])


@pytest.mark.parametrize("page", ["graduate_list", "list_vacancies", "employer_detail"])
def test_the_people_of_a_suspended_firm_read_why(signed_in, recruiter, stopped, page):
    keys = [stopped.pk] if page == "employer_detail" else []
    told = Page(signed_in(recruiter).get(reverse(f"placements:{page}", args=keys)))
    assert WHY in told.text
    assert "belum diverifikasi" not in told.text


def test_a_denied_firm_reads_why_too(signed_in, recruiter, employer, ministry):
    type(employer).objects.filter(pk=employer.pk).update(status="PENDING")
    employer.refresh_from_db()
    services.deny_employer(employer, reason=WHY, by=ministry)
    assert WHY in Page(signed_in(recruiter).get(SEARCH)).text


def test_why_is_between_the_ministry_and_the_firm(
    signed_in, stopped, officer, ministry, recruiter
):
    for who, reads in ((officer, False), (ministry, True), (recruiter, True)):
        browser = signed_in(who)
        page = reverse("placements:employer_detail", args=[stopped.pk])
        assert (WHY in browser.get(page).text) == reads
        api = browser.get(f"/api/v1/employers/{stopped.pk}/").json()
        assert (api["stopped_because"] == WHY) == reads


def test_a_firm_that_is_verified_again_has_no_reason_any_more(stopped, ministry):
    services.verify_employer(stopped, by=ministry)
    stopped.refresh_from_db()
    assert stopped.stopped_because == ""


def test_an_office_is_told_not_to_ask_for_a_suspended_firm(signed_in, officer, asked, stopped):
    page = Page(signed_in(officer).get(of(asked)))
    assert reverse("placements:accept_hire_request", args=[asked.pk]) not in page.links
    assert own_page(asked) not in page.text


def test_the_person_need_not_answer_a_suspended_firm(client, asked, stopped):
    page = Page(client.get(own_page(asked)))
    assert "tidak perlu menjawab" in page.text
    assert "answer" not in page.values


def test_nobody_is_written_to_for_a_suspended_firm(asked, stopped):
    with acting_in(SYSTEM):
        assert not to_pass_on().exists()
        assert own_questions(asked.participant) == []
    assert not mail.outbox


def test_a_suspended_firm_reads_no_name_that_was_opened_to_it(
    signed_in, recruiter, accepted, ministry, employer
):
    browser = signed_in(recruiter)
    doors = [of(accepted), reverse("placements:hire_request_list"), "/api/v1/hire-requests/"]
    assert all(CANARIES["name"] in browser.get(door).text for door in doors)
    services.suspend_employer(employer, reason=WHY, by=ministry)
    for door in doors:
        text = browser.get(door).text
        assert CANARIES["name"] not in text
        assert CANARIES["phone"] not in text
    services.verify_employer(employer, by=ministry)
    assert CANARIES["phone"] in browser.get(of(accepted)).text


def test_the_word_of_a_suspended_firm_proves_no_work(recruiter, accepted, stopped):
    with acting_as(recruiter), pytest.raises(Refusal) as refusal:
        services.hire(accepted, started_on=today(), by=recruiter)
    assert refusal.value.code == "employer_not_verified"
    assert not Placement.objects.exists()


def test_a_suspended_firm_confirms_nobody(signed_in, recruiter, officer, seat, employer, ministry):
    with acting_as(officer):
        work = services.record_placement(
            seat, kind="WORK", employer=employer, started_on=today(), by=officer
        )
    services.suspend_employer(employer, reason=WHY, by=ministry)
    browser, step = signed_in(recruiter), reverse("placements:confirm_placement", args=[work.pk])
    page = Page(browser.get(reverse("placements:placement_detail", args=[work.pk])))
    assert step not in page.targets
    assert browser.post(step).status_code == 409
    work.refresh_from_db()
    assert work.evidence == "SEEN"


def test_other_firms_are_left_as_they_are(stopped):
    other = make_employer("PT Lain", "WLKP-0088")
    assert (other.is_verified, other.stopped_because) == (True, "")


def appeal_of(firm):
    return reverse("placements:appeal_suspension", args=[firm.pk])


def test_a_suspended_firm_asks_again_and_stands_in_the_queue(
    signed_in, recruiter, ministry, stopped
):
    browser = signed_in(recruiter)
    assert appeal_of(stopped) in Page(browser.get(SEARCH)).links
    assert list(Page(browser.post(appeal_of(stopped), {"reason": " "})).errors) == ["reason"]
    browser.post(appeal_of(stopped), {"reason": "Uangnya sudah kami kembalikan."})
    stopped.refresh_from_db()
    assert (stopped.status, stopped.stopped_because) == ("PENDING", WHY)
    assert appeal_of(stopped) not in Page(browser.get(SEARCH)).links
    desk = signed_in(ministry)
    page = Page(desk.get(reverse("placements:employer_detail", args=[stopped.pk])))
    assert WHY in page.text
    assert "Uangnya sudah kami kembalikan." in page.text
    desk.post(reverse("placements:verify_employer", args=[stopped.pk]))
    stopped.refresh_from_db()
    assert (stopped.status, stopped.stopped_because, stopped.appealed_at) == ("VERIFIED", "", None)


def test_whoever_asks_again_waits_from_that_day(recruiter, ministry, stopped):
    long_ago = timezone.now() - timedelta(days=400)
    Employer.objects.filter(pk=stopped.pk).update(created_at=long_ago)
    with acting_as(recruiter):
        services.appeal_suspension(stopped, reason="Sudah beres", by=recruiter)
    with acting_as(ministry):
        (item,) = waiting(ministry)
    assert item.deadline > today()


@pytest.mark.parametrize("status", ["PENDING", "VERIFIED", "DENIED"])
def test_only_a_suspended_firm_asks_again(signed_in, recruiter, employer, status):
    Employer.objects.filter(pk=employer.pk).update(status=status)
    page = signed_in(recruiter).post(appeal_of(employer), {"reason": "Mohon"})
    assert page.status_code == 409


def test_a_firm_does_not_write_its_own_status(recruiter, stopped):
    for changes in ({"status": "PENDING"}, {"stopped_because": ""}, {"appealed_at": None}):
        with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(recruiter):
            Employer.objects.filter(pk=stopped.pk).update(**changes)

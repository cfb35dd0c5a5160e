"""No page and no answer tells an employer what the person has not opened."""

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.scope import acting_as
from participants.models import Consent
from placements import services
from placements.urls import urlpatterns
from tests.access.asking import text_of
from tests.evidence import make_work_paper
from tests.follow_ups import make_follow_up
from tests.meetings import make_guest
from tests.placements.conftest import CANARIES, today
from tests.pledges import make_pledge
from tests.searches import make_search
from tests.signups import make_signup
from tests.vacancies import make_vacancy
from tests.verifying import make_sampled

API = ["employers", "graduates", "hire-requests", "placements", "vacancies", "class-pledges",
       "forum-guests", "saved-searches"]  # fmt: skip


@pytest.fixture
def doors(graduate, asked, reported, employer, recruiter):
    """Every address of this app that an employer may read, taken from the addresses themselves."""
    pledge = make_pledge("WELCOMED", employer, reported.enrollment.batch)
    guest = make_guest(employer)
    sampled = make_sampled(work=reported)
    keys = {"graduates": graduate, "hire-requests": asked, "placements": reported,
            "vacancies": make_vacancy("PUBLISHED", employer),
            "pledges": pledge, "class-pledges": pledge, "classes": pledge.batch,
            "forums": guest.meeting, "forum-guests": guest, "invitations": guest,
            "searches": make_search(recruiter),
            "saved-searches": make_search(recruiter, 2, name="B"),
            "employers": employer, "signups": make_signup(), "alumni": reported.enrollment,
            "follow-ups": make_follow_up(reported.enrollment),
            "papers": make_work_paper(reported), "rounds": sampled.round,
            "checks": sampled}  # fmt: skip
    pages = []
    for pattern in urlpatterns:
        noun = str(pattern.pattern).split("/")[0]
        args = [keys[noun].pk] if "<int:pk>" in str(pattern.pattern) else []
        if "<str:link>" in str(pattern.pattern):
            args = ["1-1-1.unsigned"]
        pages.append(reverse(f"placements:{pattern.name}", args=args))
    lists = [f"/api/v1/{noun}/" for noun in API]
    details = [f"/api/v1/{noun}/{keys[noun].pk}/" for noun in API]
    return [*pages, f"{reverse('placements:request_hire')}?graduate={graduate.pk}",
            f"{reverse('placements:compare_graduates')}?graduate={graduate.pk}",
            f"/api/v1/graduates/compare/?graduate={graduate.pk}", "/api/v1/graduates/facets/",
            *lists, *details]  # fmt: skip


def told(browser, doors, secrets):
    found, read = [], 0
    for door in doors:
        answer = browser.get(door)
        assert answer.status_code < 500
        read += answer.status_code == 200
        text = text_of(answer)
        found += [(door, secret) for secret in secrets if secret in text]
    return found, read


SECRETS = [*CANARIES.values(), CANARIES["nik"][-4:] + "<", "1995-09-17", "17 September 1995"]


def test_before_the_yes_nothing_is_told(signed_in, recruiter, doors):
    found, read = told(signed_in(recruiter), doors, SECRETS)
    assert found == []
    assert read >= 15  # the walk really read pages


def test_after_a_no_nothing_is_told_either(signed_in, recruiter, doors, asked, officer):
    with acting_as(officer):
        services.decline_hire_request(asked, reason="Belum siap", by=officer)
    assert told(signed_in(recruiter), doors, SECRETS)[0] == []


def test_after_a_yes_only_name_and_phone_are_told(signed_in, recruiter, doors, asked, officer,
                                                  reported):  # fmt: skip
    with acting_as(officer):
        services.end_placement(reported, ended_on=today(), reason="Selesai", by=officer)
        services.record_answer(reported.enrollment, outcome="SEEKING", on=today(), by=officer)
        services.accept_hire_request(asked, by=officer)
    found, _read = told(signed_in(recruiter), doors, SECRETS)
    assert {secret for _door, secret in found} == {CANARIES["name"], CANARIES["phone"]}
    assert all("hire" in door for door, _secret in found)


def test_after_a_withdrawal_not_even_the_initials_of_a_search(
    signed_in, recruiter, doors, accepted_anew
):
    Consent.objects.update(withdrawn_at=timezone.now())
    found, _read = told(signed_in(recruiter), doors, SECRETS)
    assert found == []


@pytest.fixture
def accepted_anew(asked, officer, reported):
    with acting_as(officer):
        services.end_placement(reported, ended_on=today(), reason="Selesai", by=officer)
        services.record_answer(reported.enrollment, outcome="SEEKING", on=today(), by=officer)
        services.accept_hire_request(asked, by=officer)


def test_another_firm_reads_nothing_of_it_at_all(signed_in, other_recruiter, doors, accepted_anew):
    browser = signed_in(other_recruiter)
    assert told(browser, doors, SECRETS)[0] == []

"""A firm with an account reads who is said to work there, and may say no as well as yes."""

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants.models import Consent
from placements import services
from placements.models import Placement
from placements.worklists import employer_work
from tests.pages import Page
from tests.placements.conftest import today

LIST = reverse("placements:placement_list")
WHY = {"reason": "Tidak ada perakit yang mulai bekerja pada hari itu."}


def at(verb, record):
    return reverse(f"placements:{verb}", args=[record.pk])


@pytest.fixture
def firm(signed_in, recruiter):
    return signed_in(recruiter)


def in_doubt(placement):
    placement.refresh_from_db()
    return placement.disputed_on


def test_a_no_puts_the_work_in_doubt_and_leaves_its_step(firm, signed_in, officer, reported):
    door = at("deny_placement", reported)
    assert door in Page(firm.get(at("placement_detail", reported))).links
    assert firm.post(door, WHY)["Location"] == at("placement_detail", reported)
    assert in_doubt(reported) == today()
    assert reported.evidence == "REPORTED"
    page = Page(signed_in(officer).get(at("placement_detail", reported)))
    assert WHY["reason"] in page.text
    assert len(Page(signed_in(officer).get(f"{LIST}?disputed=yes")).rows) == 1
    read = Page(firm.get(at("placement_detail", reported)))
    assert door not in read.links
    assert "sedang memeriksanya" in read.notices


def test_a_no_without_a_word_is_asked_for_one(firm, reported):
    page = Page(firm.post(at("deny_placement", reported), {"reason": " "}))
    assert set(page.errors) == {"reason"}
    assert in_doubt(reported) is None


def test_whoever_said_no_is_not_asked_again(firm, recruiter, reported):
    waiting = len(employer_work(recruiter))
    firm.post(at("deny_placement", reported), WHY)
    assert len(employer_work(recruiter)) == waiting - 1
    again = firm.post(at("deny_placement", reported), WHY)
    assert (again.status_code, "sudah diragukan" in Page(again).text) == (409, True)
    with acting_as(recruiter), pytest.raises(Refusal) as refusal:
        services.deny_placement(reported, **WHY, by=recruiter)
    assert refusal.value.code == "already_disputed"
    assert StatusChange.about(reported).filter(verb="dispute").count() == 1


def test_a_slip_is_taken_back_by_a_yes(firm, reported):
    firm.post(at("deny_placement", reported), WHY)
    assert (
        at("confirm_placement", reported)
        in Page(firm.get(at("placement_detail", reported))).targets
    )
    firm.post(at("confirm_placement", reported))
    assert in_doubt(reported) is None
    assert reported.evidence == "CONFIRMED"


def test_what_a_visit_found_is_not_taken_back_by_the_firm(officer, firm, reported):
    with acting_as(officer):
        services.note_visit(
            reported, on=today(), found="NOT_THERE", note="Satpam tidak kenal", by=officer
        )
    firm.post(at("confirm_placement", reported))
    assert in_doubt(reported) == today()


def test_a_yes_by_mistake_is_followed_by_a_no(firm, reported):
    firm.post(at("confirm_placement", reported))
    firm.post(at("deny_placement", reported), WHY)
    assert in_doubt(reported) == today()


def test_only_the_firm_itself_denies(signed_in, other_recruiter, officer, reported):
    for user, status in ((other_recruiter, 404), (officer, 403)):
        for answer in (signed_in(user).get(at("deny_placement", reported)),
                       signed_in(user).post(at("deny_placement", reported), WHY)):  # fmt: skip
            assert answer.status_code == status
    assert in_doubt(reported) is None


def test_a_suspended_firm_denies_nobody(firm, employer, ministry, reported):
    services.suspend_employer(employer, reason="Laporan palsu", by=ministry)
    assert (
        at("deny_placement", reported)
        not in Page(firm.get(at("placement_detail", reported))).links
    )
    assert firm.post(at("deny_placement", reported), WHY).status_code == 409
    assert in_doubt(reported) is None


def test_work_that_has_ended_is_not_denied(officer, recruiter, reported):
    with acting_as(officer):
        services.end_placement(reported, ended_on=today(), reason="x", by=officer)
    with acting_as(recruiter), pytest.raises(Refusal) as refusal:
        services.deny_placement(reported, reason="x", by=recruiter)
    assert refusal.value.code == "placement_ended"


def test_the_api_denies_as_the_page_does(firm, reported):
    address = f"/api/v1/placements/{reported.pk}/deny/"
    assert firm.post(address, {}, content_type="application/json").status_code == 400
    told = firm.post(address, WHY, content_type="application/json")
    assert (told.status_code, told.json()["disputed_on"]) == (200, str(today()))


def test_who_has_not_opened_the_name_is_not_called_a_dash(firm, reported):
    Consent.objects.update(withdrawn_at=timezone.now())
    page = Page(firm.get(at("placement_detail", reported)))
    assert page.heading == "Nama tidak dibuka"
    assert "Kenali dari pekerjaan" in page.notices
    assert Page(firm.get(LIST)).rows[0][0] == "Nama tidak dibuka"
    assert Placement.objects.get().participant.name not in page.text

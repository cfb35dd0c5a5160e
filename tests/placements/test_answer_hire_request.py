"""The office asks the person and answers; only a yes opens the name, to one employer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import acting_as
from participants.models import Consent, Participant
from participants.services import record_outcome
from participants.services.erasure import erase_person
from placements import services
from placements.models import HireRequest
from tests.assessing import make_graduate
from tests.placements.conftest import CANARIES, ask, costs_at_most, today


def at(verb, asked):
    return reverse(f"placements:{verb}", args=[asked.pk])


def test_a_yes_copies_name_and_phone_into_the_request(accepted, officer):
    assert accepted.status == "ACCEPTED"
    assert accepted.contact_name == CANARIES["name"]
    assert accepted.contact_phone == CANARIES["phone"]
    assert accepted.answered_on == today()
    assert StatusChange.about(accepted).first().by_id == officer.pk


def test_the_employer_sees_name_and_phone_only_then(signed_in, recruiter, asked, officer):
    browser = signed_in(recruiter)
    before = browser.get(at("hire_request_detail", asked)).text
    assert CANARIES["name"] not in before
    with acting_as(officer):
        services.accept_hire_request(asked, by=officer)
    after = browser.get(at("hire_request_detail", asked)).text
    assert CANARIES["name"] in after
    assert f"tel:{CANARIES['phone']}" in after


def test_another_employer_who_asked_too_sees_nothing_of_that_yes(
    signed_in, graduate, accepted, other_recruiter
):
    ask(graduate, other_recruiter)
    text = signed_in(other_recruiter).get(reverse("placements:hire_request_list")).text
    assert CANARIES["name"] not in text


@pytest.mark.parametrize("who", ["officer", "placer"])
def test_officer_and_placement_desk_accept_by_page(signed_in, asked, who, request):
    browser = signed_in(request.getfixturevalue(who))
    assert CANARIES["name"] in browser.get(at("accept_hire_request", asked)).text
    without = browser.post(at("accept_hire_request", asked))
    assert without.context["form"].errors["asked"] == ["Centang kotak ini untuk melanjutkan."]
    assert browser.post(at("accept_hire_request", asked), {"asked": "on"}).status_code == 302
    asked.refresh_from_db()
    assert asked.status == "ACCEPTED"


def test_the_second_of_two_answers_is_refused(signed_in, accepted, officer):
    browser = signed_in(officer)
    late = browser.post(
        at("decline_hire_request", accepted), {"asked": "on", "reason": "Tidak jadi"}
    )
    assert late.status_code == 409
    with acting_as(officer), pytest.raises(IllegalMove):
        services.accept_hire_request(accepted, by=officer)


def test_a_no_tells_the_reason_and_never_the_name(signed_in, asked, officer, recruiter):
    browser = signed_in(officer)
    words = {"asked": "on", "reason": "Ingin bekerja dekat rumah"}
    assert browser.post(at("decline_hire_request", asked), words).status_code == 302
    asked.refresh_from_db()
    assert (asked.status, asked.contact_name, asked.contact_phone) == ("DECLINED", "", "")
    firm = signed_in(recruiter)
    for address in (at("hire_request_detail", asked), f"/api/v1/hire-requests/{asked.pk}/"):
        text = firm.get(address).text
        assert not [word for word in CANARIES.values() if word in text]
    assert "Ingin bekerja dekat rumah" in firm.get(at("hire_request_detail", asked)).text


def test_an_office_takes_a_yes_back_and_the_firm_keeps_no_name(
    signed_in, accepted, officer, recruiter
):
    browser, words = signed_in(officer), {"asked": "on", "reason": "Diterima di tempat lain"}
    assert at("take_back_yes", accepted) in browser.get(at("hire_request_detail", accepted)).text
    assert browser.post(at("take_back_yes", accepted), words).status_code == 302
    accepted.refresh_from_db()
    assert (accepted.status, accepted.contact_name, accepted.contact_phone) == ("DECLINED", "", "")
    read = signed_in(recruiter).get(at("hire_request_detail", accepted)).text
    assert "Diterima di tempat lain" in read
    assert not [word for word in CANARIES.values() if word in read]
    assert browser.post(at("take_back_yes", accepted), words).status_code == 409


def test_what_was_not_said_is_not_taken_back(signed_in, asked, officer, neighbour, recruiter):
    words = {"asked": "on", "reason": "Tidak jadi"}
    for user, status in ((officer, 409), (neighbour, 404), (recruiter, 403)):
        assert signed_in(user).post(at("take_back_yes", asked), words).status_code == status
    asked.refresh_from_db()
    assert asked.status == "REQUESTED"


def test_the_api_takes_back_with_a_reason(signed_in, accepted, placer):
    door = f"/api/v1/hire-requests/{accepted.pk}/take-back/"
    words = {"asked_person": True, "reason": "Masih kuliah"}
    answer = signed_in(placer).post(door, words, "application/json")
    assert answer.json()["status"] == "DECLINED"


def test_a_no_needs_a_reason(signed_in, asked, officer):
    page = signed_in(officer).post(
        at("decline_hire_request", asked), {"asked": "on", "reason": "  "}
    )
    assert "reason" in page.context["form"].errors
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.decline_hire_request(asked, reason=" ", by=officer)
    assert refusal.value.code == "no_reason"


def test_who_withdrew_consent_meanwhile_cannot_be_accepted_for(asked, officer):
    Consent.objects.update(withdrawn_at=timezone.now())
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.accept_hire_request(asked, by=officer)
    assert refusal.value.code == "no_consent"


def test_of_somebody_who_was_erased_the_firm_reads_that_and_no_empty_line(
    signed_in, recruiter, accepted, ministry
):
    with acting_as(ministry):
        erase_person(accepted.participant, by=ministry)
    browser = signed_in(recruiter)
    assert "<h1>data dihapus</h1>" in browser.get(at("hire_request_detail", accepted)).text
    assert ">data dihapus</a>" in browser.get(reverse("placements:hire_request_list")).text


def test_who_found_work_meanwhile_cannot_be_accepted_for(asked, officer, seat):
    record_outcome(seat, outcome="SELF_EMPLOYED", on=today(), by=None)
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.accept_hire_request(asked, by=officer)
    assert refusal.value.code == "not_free"


def test_a_suspended_firm_gets_no_name(asked, officer, employer):
    type(employer).objects.filter(pk=employer.pk).update(status="SUSPENDED")
    with acting_as(officer), pytest.raises(Refusal) as refusal:
        services.accept_hire_request(asked, by=officer)
    assert refusal.value.code == "employer_stopped"


def test_an_officer_answers_even_when_another_region_keeps_the_record(asked, officer):
    """The region that referred somebody is asked about them, also after they have moved."""
    Participant.objects.filter(pk=asked.participant_id).update(regency="62.11")
    Consent.objects.filter(participant=asked.participant_id).update(regency_id="62.11")
    with acting_as(officer):
        services.accept_hire_request(asked, by=officer)
    assert asked.status == "ACCEPTED"


def test_withdrawing_consent_closes_the_name_again(signed_in, recruiter, accepted):
    browser = signed_in(recruiter)
    doors = [at("hire_request_detail", accepted), reverse("placements:hire_request_list"),
             "/api/v1/hire-requests/"]  # fmt: skip
    assert all(CANARIES["name"] in browser.get(door).text for door in doors)
    Consent.objects.update(withdrawn_at=timezone.now())
    for door in doors:
        text = browser.get(door).text
        assert CANARIES["name"] not in text
        assert CANARIES["phone"] not in text


@pytest.mark.parametrize("verb", ["accept_hire_request", "decline_hire_request"])
def test_a_neighbour_does_not_find_the_request(signed_in, neighbour, other_organizer, asked, verb):
    assert signed_in(neighbour).post(at(verb, asked), {"asked": "on"}).status_code == 404
    assert signed_in(neighbour).get(at("hire_request_detail", asked)).status_code == 404
    assert signed_in(other_organizer).get(at("hire_request_detail", asked)).status_code == 404


@pytest.mark.parametrize("who", ["recruiter", "organizer", "province_officer", "ministry"])
def test_nobody_else_answers_for_the_person(signed_in, asked, who, request):
    browser = signed_in(request.getfixturevalue(who))
    for verb in ("accept", "decline"):
        page = browser.post(at(f"{verb}_hire_request", asked), {"asked": "on"})
        assert page.status_code == 403
        api = browser.post(f"/api/v1/hire-requests/{asked.pk}/{verb}/", {}, "application/json")
        assert api.status_code == 403


def test_the_api_accepts_when_the_person_was_asked(signed_in, asked, officer):
    browser = signed_in(officer)
    door = f"/api/v1/hire-requests/{asked.pk}/accept/"
    assert browser.post(door, {"asked_person": False}, "application/json").status_code == 400
    answer = browser.post(door, {"asked_person": True}, "application/json")
    assert (answer.status_code, answer.json()["status"]) == (200, "ACCEPTED")
    again = browser.post(door, {"asked_person": True}, "application/json")
    assert (again.status_code, again.json()["code"]) == (409, "illegal_move")


def test_the_api_declines_with_a_reason(signed_in, asked, placer):
    door = f"/api/v1/hire-requests/{asked.pk}/decline/"
    words = {"asked_person": True, "reason": "Masih kuliah"}
    answer = signed_in(placer).post(door, words, "application/json")
    assert answer.json()["status"] == "DECLINED"


def test_the_employer_withdraws_and_keeps_no_name(signed_in, recruiter, accepted):
    page = signed_in(recruiter).post(at("withdraw_hire_request", accepted), follow=True)
    assert CANARIES["name"] not in page.text
    accepted.refresh_from_db()
    assert (accepted.status, accepted.contact_name, accepted.contact_phone) == ("LAPSED", "", "")


def test_withdrawing_is_a_post_of_the_own_firm(signed_in, recruiter, other_recruiter, asked):
    assert signed_in(recruiter).get(at("withdraw_hire_request", asked)).status_code == 405
    assert signed_in(other_recruiter).post(at("withdraw_hire_request", asked)).status_code == 404
    answer = signed_in(recruiter).post(f"/api/v1/hire-requests/{asked.pk}/withdraw/")
    assert answer.json()["status"] == "LAPSED"


def test_the_requests_of_my_people_cost_the_same_for_one_and_for_many(
    signed_in, officer, recruiter, asked
):
    address = reverse("placements:hire_request_list")
    browser = signed_in(officer)
    with costs_at_most(6):
        assert CANARIES["name"] in browser.get(address).text
    for number in range(15):
        ask(make_graduate(name=f"Orang {number}"), recruiter)
    with costs_at_most(6):
        assert len(browser.get(address).context["page"]) == 16
    with costs_at_most(8):
        browser.get(at("hire_request_detail", asked))


def test_unanswered_requests_lapse_after_fourteen_days(asked, accepted, graduate, recruiter):
    late = ask(make_graduate(name="Lama Menunggu"), recruiter)
    fresh = ask(make_graduate(name="Baru Saja"), recruiter)
    old = timezone.now() - timedelta(days=14, hours=1)
    HireRequest.objects.filter(pk__in=[late.pk, accepted.pk]).update(requested_at=old)
    assert services.lapse_hire_requests() == 1
    states = {row.pk: row.status for row in HireRequest.objects.all()}
    assert states == {late.pk: "LAPSED", fresh.pk: "REQUESTED", accepted.pk: "ACCEPTED"}
    step = StatusChange.about(late).first()
    assert (step.verb, step.before, step.by) == ("lapse", "REQUESTED", None)
    assert services.lapse_hire_requests() == 0


def test_the_clock_runs_the_same_function(asked):
    from placements.tasks import lapse_hire_requests

    old = timezone.now() - timedelta(days=15)
    HireRequest.objects.filter(pk=asked.pk).update(requested_at=old)
    assert lapse_hire_requests() == 1

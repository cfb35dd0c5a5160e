"""Asking for graduates and answering, on the pages of the firm, the office and the ministry."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from placements.models import HireRequest, Placement
from tests.assessing import make_graduate
from tests.pages import Page, told
from tests.placements.conftest import CANARIES, today

SEARCH = reverse("placements:graduate_list")
ASK = reverse("placements:request_hire")
LIST = reverse("placements:hire_request_list")
OFFER = {"job_title": "Juru las", "work_regency": "32.15", "starts_on": "2099-01-04"}


def at(verb, record):
    return reverse(f"placements:{verb}", args=[record.pk])


@pytest.fixture
def firm(signed_in, recruiter):
    return signed_in(recruiter)


@pytest.fixture
def office(signed_in, officer):
    return signed_in(officer)


def test_a_row_of_the_search_says_what_a_firm_needs_and_nothing_else(firm, graduate):
    page = Page(firm.get(SEARCH))
    row = page.rows[0]
    assert graduate.participant.initials in row[1]
    assert "Las SMAW 3G" in row[2]
    assert "Mengelas" in row[3]
    assert "Gunung Mas" in row[4]
    assert not any(secret in page.text for secret in CANARIES.values())


def test_nobody_found_says_how_to_go_on(firm, graduate):
    assert Page(firm.get(f"{SEARCH}?unit=menjahit")).empty.endswith(f"→ {SEARCH}")


def test_the_form_shows_whom_one_asks_for_and_keeps_what_was_typed(firm, graduate, employer):
    page = Page(firm.get(ASK, {"graduate": graduate.pk}))
    assert graduate.participant.initials in page.text
    assert page.values["work_regency"] == employer.regency_id
    sent = {"graduate": graduate.pk, **OFFER, "starts_on": "2001-01-01", "wage": "4.200.000,5"}
    page = Page(firm.post(ASK, sent))
    assert set(page.errors) == {"starts_on", "wage"}
    assert page.values["job_title"] == "Juru las"
    assert page.values["graduate"] == str(graduate.pk)
    assert not HireRequest.objects.exists()


@pytest.mark.parametrize("wage", ["99999", "100000001", "-5"])
def test_a_wage_that_nobody_pays_is_refused_beside_its_field(firm, graduate, wage):
    page = Page(firm.post(ASK, {"graduate": graduate.pk, **OFFER, "wage": wage}))
    assert list(page.errors) == ["wage"]


def test_several_are_asked_at_once_each_for_itself(firm, graduate):
    other = make_graduate(name="Elang Perkasa")
    answer = firm.post(ASK, {"graduate": [graduate.pk, other.pk], **OFFER})
    assert (answer["Location"], len(told(answer))) == (LIST, 1)
    assert "2" in told(answer)[0]
    assert set(HireRequest.objects.values_list("certificate_id", flat=True)) == {
        graduate.pk, other.pk,
    }  # fmt: skip


def test_asking_twice_makes_no_second_request(firm, graduate):
    sent = {"graduate": graduate.pk, **OFFER}
    firm.post(ASK, sent)
    again = firm.post(ASK, sent)
    assert any(graduate.participant.initials in line for line in told(again))
    assert HireRequest.objects.count() == 1


def test_who_was_asked_already_has_no_box_to_tick(firm, graduate, asked):
    assert "Sudah diminta" in Page(firm.get(SEARCH)).rows[0][0]


@pytest.mark.parametrize("keys", [[], ["x"], ["0"], ["9" * 30], [str(n) for n in range(30)]])
def test_an_odd_choice_asks_for_nobody(firm, graduate, keys):
    answer = firm.post(ASK, {"graduate": keys, **OFFER})
    assert answer.status_code in (302, 404)
    assert not HireRequest.objects.exists()


def test_the_list_of_the_firm_says_state_and_until_when(firm, asked):
    row = Page(firm.get(LIST)).rows[0]
    assert row[0] == asked.initials
    assert row[1].startswith("Juru las")
    assert str(asked.answer_by.year) in row[3]


def test_requests_are_narrowed_by_state_job_and_day(firm, asked):
    for query, count in (
        ("?status=REQUESTED", 1), ("?status=HIRED", 0), ("?job=las", 1), ("?job=jahit", 0),
        (f"?asked_from={today()}", 1), (f"?asked_from={today(1)}", 0),
    ):  # fmt: skip
        page = Page(firm.get(LIST + query))
        assert len(page.rows) == count
        assert len(page.chips) == 1
        assert bool(page.empty) is (count == 0)


def test_each_reader_of_an_empty_list_is_told_something_else(firm, office):
    assert Page(firm.get(LIST)).empty.endswith(f"→ {SEARCH}")
    assert "→" not in Page(office.get(LIST)).empty


def test_the_request_tells_the_offer_to_the_office(office, asked):
    page = Page(office.get(at("hire_request_detail", asked)))
    assert page.facts["Pekerjaan"] == "Juru las"
    assert "4.200.000" in page.facts["Upah per bulan"]
    assert page.heading == CANARIES["name"]
    assert {at("accept_hire_request", asked), at("decline_hire_request", asked)} <= set(page.links)


def test_a_yes_opens_name_and_phone_and_is_told(office, firm, asked):
    answer = office.post(at("accept_hire_request", asked), {"asked": "on"})
    assert (answer["Location"], len(told(answer))) == (at("hire_request_detail", asked), 1)
    page = Page(firm.get(at("hire_request_detail", asked)))
    assert page.heading == CANARIES["name"]
    assert f"tel:{CANARIES['phone']}" in page.links


def test_without_having_asked_nothing_is_answered(office, asked):
    page = Page(office.post(at("decline_hire_request", asked), {"reason": "Tidak bersedia"}))
    assert list(page.errors) == ["asked"]
    assert page.values["reason"] == "Tidak bersedia"
    page = Page(office.post(at("decline_hire_request", asked), {"asked": "on", "reason": " "}))
    assert list(page.errors) == ["reason"]
    asked.refresh_from_db()
    assert asked.status == "REQUESTED"


@pytest.mark.parametrize(
    ("verb", "data"),
    [("accept_hire_request", {"asked": "on"}),
     ("decline_hire_request", {"asked": "on", "reason": "Tidak jadi"})],
)  # fmt: skip
def test_the_second_answer_gets_both_states_and_the_way_back(office, accepted, verb, data):
    page = Page(office.post(at(verb, accepted), data))
    assert page.status == 409
    assert list(page.facts.values())[0] == "Diterima"
    assert at("hire_request_detail", accepted) in page.links


def test_work_begins_once_and_leads_to_the_placement(firm, accepted):
    answer = firm.post(at("hire", accepted), {"started_on": today()})
    made = Placement.objects.get()
    assert (answer["Location"], len(told(answer))) == (at("placement_detail", made), 1)
    page = Page(firm.get(answer["Location"]))
    assert page.heading == CANARIES["name"]
    again = Page(firm.post(at("hire", accepted), {"started_on": today()}))
    assert again.status == 409
    assert at("hire_request_detail", accepted) in again.links
    assert Placement.objects.count() == 1


@pytest.mark.parametrize("day", ["2099-01-01", "kemarin", ""])
def test_a_first_day_that_cannot_be_is_refused_beside_its_field(firm, accepted, day):
    page = Page(firm.post(at("hire", accepted), {"started_on": day}))
    assert list(page.errors) == ["started_on"]
    assert not Placement.objects.exists()


def test_a_withdrawn_request_closes_the_name_again(firm, accepted):
    answer = firm.post(at("withdraw_hire_request", accepted))
    assert len(told(answer)) == 1
    assert CANARIES["name"] not in Page(firm.get(at("hire_request_detail", accepted))).text
    assert firm.post(at("withdraw_hire_request", accepted)).status_code == 409


def test_a_consent_taken_back_closes_the_name_on_the_page(firm, accepted, graduate):
    graduate.participant.consents.update(withdrawn_at=timezone.now())
    page = Page(firm.get(at("hire_request_detail", accepted)))
    assert page.notices
    assert CANARIES["name"] not in page.text
    refused = Page(firm.post(at("hire", accepted), {"started_on": today()}))
    assert refused.status == 409
    assert not Placement.objects.exists()


def test_the_line_of_steps_stops_where_the_request_stopped(office, firm, asked):
    office.post(at("decline_hire_request", asked), {"asked": "on", "reason": "Ingin dekat rumah"})
    answer = firm.get(at("hire_request_detail", asked))
    assert [step["state"] for step in answer.context["steps"]] == ["done", "stopped", "waiting"]
    assert "Ingin dekat rumah" in Page(answer).text


def test_other_firms_and_other_offices_find_nothing(signed_in, other_recruiter, neighbour, asked):
    for user in (other_recruiter, neighbour):
        browser = signed_in(user)
        assert Page(browser.get(LIST)).rows == []
        assert browser.get(at("hire_request_detail", asked)).status_code == 404


def test_the_ministry_reads_along_and_answers_for_nobody(signed_in, ministry, asked):
    browser = signed_in(ministry)
    page = Page(browser.get(at("hire_request_detail", asked)))
    assert not any("accept" in link or "hire/" in link for link in page.links[3:])
    assert browser.post(at("accept_hire_request", asked), {"asked": "on"}).status_code == 403


def test_a_late_request_still_says_until_when(firm, asked):
    HireRequest.objects.update(requested_at=timezone.now() - timedelta(days=13))
    asked.refresh_from_db()
    assert str(asked.answer_by.day) in Page(firm.get(LIST)).rows[0][3]

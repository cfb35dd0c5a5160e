"""One short form, for one graduate or for many."""

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants.models import Consent
from placements import services
from placements.models import HireRequest
from tests.assessing import make_graduate
from tests.placements.conftest import ask, costs_at_most, terms, today

FORM = reverse("placements:request_hire")
MINE = reverse("placements:hire_request_list")


def fields(*graduates, **changes):
    keys = [graduate.pk for graduate in graduates]
    words = {"job_title": "Juru las", "work_regency": "32.15", "starts_on": str(today(14))}
    return {"graduate": keys} | words | changes


def test_a_request_names_the_offer_and_keeps_initials_only(asked, recruiter, employer, graduate):
    assert (asked.employer, asked.status, asked.initials) == (employer, "REQUESTED", "K.R.S.")
    assert (asked.contact_name, asked.contact_phone) == ("", "")
    assert asked.regency_id == graduate.regency_id
    step = StatusChange.about(asked).get()
    assert (step.verb, step.by_id) == ("request", recruiter.pk)


def test_the_form_shows_who_is_asked_and_sends_for_all_of_them(signed_in, recruiter, graduate):
    other = make_graduate(name="Budi Santoso")
    browser = signed_in(recruiter)
    page = browser.get(FORM, {"graduate": [graduate.pk, other.pk]})
    assert "K.R.S." in page.text
    assert "B.S." in page.text
    sent = browser.post(FORM, fields(graduate, other), follow=True)
    assert sent.redirect_chain == [(MINE, 302)]
    assert HireRequest.objects.count() == 2


def test_one_who_is_gone_does_not_stop_the_others(signed_in, recruiter, graduate, asked):
    other = make_graduate(name="Budi Santoso")
    page = signed_in(recruiter).post(FORM, fields(graduate, other), follow=True)
    assert HireRequest.objects.count() == 2
    levels = sorted(message.level_tag for message in page.context["messages"])
    assert levels == ["error", "success"]


@pytest.mark.parametrize(
    "wrong", [{"job_title": ""}, {"starts_on": "2020-01-01"}, {"wage": "12"}, {"wage": "9" * 30},
              {"work_regency": "99.99"}, {"starts_on": "besok"}]
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field(signed_in, recruiter, graduate, wrong):
    page = signed_in(recruiter).post(FORM, fields(graduate, **wrong))
    assert page.status_code == 200
    assert list(page.context["form"].errors) == list(wrong)
    assert not HireRequest.objects.exists()


@pytest.mark.parametrize("keys", [["x"], ["-1"], ["9" * 40], [str(n) for n in range(1, 40)]])
def test_odd_keys_are_not_found(signed_in, recruiter, keys):
    assert signed_in(recruiter).get(FORM, {"graduate": keys}).status_code == 404


def test_nobody_ticked_leads_back_to_the_search(signed_in, recruiter):
    assert signed_in(recruiter).get(FORM).status_code == 302


def test_asking_twice_is_refused(asked, graduate, recruiter):
    with acting_as(recruiter), pytest.raises(Refusal) as refusal:
        services.request_hire(graduate, by=recruiter, **terms())
    assert refusal.value.code == "already_asked"


def test_who_was_declined_may_be_asked_again(asked, graduate, recruiter, officer):
    with acting_as(officer):
        services.decline_hire_request(asked, reason="Masih kuliah", by=officer)
    assert ask(graduate, recruiter).pk != asked.pk


def test_two_firms_may_ask_for_one_person(asked, graduate, other_recruiter):
    assert ask(graduate, other_recruiter).employer_id != asked.employer_id


def test_who_no_longer_agrees_cannot_be_asked(graduate, recruiter):
    Consent.objects.update(withdrawn_at=timezone.now())
    with acting_as(recruiter), pytest.raises(Refusal) as refusal:
        services.request_hire(graduate, by=recruiter, **terms())
    assert refusal.value.code == "not_offered"


@pytest.mark.parametrize("status", ["PENDING", "SUSPENDED", "DENIED"])
def test_a_firm_that_is_not_verified_cannot_ask(graduate, recruiter, employer, status):
    type(employer).objects.filter(pk=employer.pk).update(status=status)
    with acting_as(recruiter), pytest.raises(Refusal) as refusal:
        services.request_hire(graduate, by=recruiter, **terms())
    assert refusal.value.code == "employer_not_verified"


def test_only_employers_ask(signed_in, officer, ministry, placer, graduate):
    for user in (officer, ministry, placer):
        assert signed_in(user).post(FORM, fields(graduate)).status_code == 403
        answer = signed_in(user).post("/api/v1/hire-requests/", {}, "application/json")
        assert answer.status_code == 403


def test_the_api_asks_through_the_same_service(signed_in, recruiter, graduate):
    browser = signed_in(recruiter)
    words = {"certificate": graduate.pk, "job_title": "Juru las", "work_regency": "32.15",
             "starts_on": str(today(14)), "wage": 4_000_000}  # fmt: skip
    answer = browser.post("/api/v1/hire-requests/", words, "application/json")
    assert answer.status_code == 201
    assert (answer.json()["initials"], answer.json()["name"]) == ("K.R.S.", "")
    again = browser.post("/api/v1/hire-requests/", words, "application/json")
    assert (again.status_code, again.json()["code"]) == (409, "already_asked")


def test_the_api_does_not_know_a_graduate_who_is_not_on_offer(signed_in, recruiter):
    hidden = make_graduate(consents=False)
    words = {"certificate": hidden.pk, "job_title": "x", "work_regency": "32.15",
             "starts_on": str(today(14))}  # fmt: skip
    answer = signed_in(recruiter).post("/api/v1/hire-requests/", words, "application/json")
    assert answer.status_code == 400
    assert list(answer.json()) == ["certificate"]


def test_my_requests_cost_the_same_for_one_and_for_many(signed_in, recruiter, graduate):
    ask(graduate, recruiter)
    browser = signed_in(recruiter)
    with costs_at_most(7):
        browser.get(MINE)
    for number in range(15):
        ask(make_graduate(name=f"Orang {number}"), recruiter)
    with costs_at_most(7):
        assert len(browser.get(MINE).context["page"]) == 16


def test_a_request_of_another_firm_is_not_found(signed_in, other_recruiter, asked):
    browser = signed_in(other_recruiter)
    assert (
        browser.get(reverse("placements:hire_request_detail", args=[asked.pk])).status_code == 404
    )
    assert browser.get(f"/api/v1/hire-requests/{asked.pk}/").status_code == 404
    assert browser.get("/api/v1/hire-requests/").json()["count"] == 0

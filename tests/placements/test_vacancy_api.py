"""The API is a second door to the same vacancies."""

import pytest

from placements.models import Vacancy
from tests.vacancies import make_vacancy, today, vacancy_facts

LIST = "/api/v1/vacancies/"


def sent(**changes):
    facts = vacancy_facts(**changes)
    facts["work_regency"] = facts.pop("work_regency_id")
    return {name: str(value) if "valid" in name else value for name, value in facts.items()}


def at(vacancy, verb=""):
    return f"{LIST}{vacancy.pk}/{verb}"


def post(browser, address, **words):
    return browser.post(address, words, content_type="application/json")


def test_from_the_draft_to_the_last_place(recruiter, ministry, signed_in):
    firm, desk = signed_in(recruiter), signed_in(ministry)
    made = post(firm, LIST, **sent(headcount=2))
    assert (made.status_code, made.json()["status"]) == (201, "DRAFT")
    vacancy = Vacancy.objects.get()
    assert post(firm, at(vacancy, "submit/"), is_own=True).json()["status"] == "SUBMITTED"
    sent_back = post(desk, at(vacancy, "return/"), reason="Upah belum ditulis")
    assert sent_back.json()["returned_because"] == "Upah belum ditulis"
    version = sent_back.json()["version"]
    patched = firm.patch(
        at(vacancy), {"version": version, "wage_from": 5_300_000}, content_type="application/json"
    )
    assert (patched.status_code, patched.json()["wage_from"]) == (200, 5_300_000)
    post(firm, at(vacancy, "submit/"), is_own=True)
    assert post(desk, at(vacancy, "publish/")).json()["status"] == "PUBLISHED"
    assert post(firm, at(vacancy, "filled/"), filled=1).json()["places_left"] == 1
    assert post(firm, at(vacancy, "filled/"), filled=2).json()["status"] == "FILLED"


def test_an_old_version_is_refused(recruiter, signed_in, employer):
    vacancy, firm = make_vacancy(), signed_in(recruiter)
    words = {"version": 7, "headcount": 9}
    answer = firm.patch(at(vacancy), words, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (409, "stale_version")


def test_alike_ones_are_named_and_can_be_joined(recruiter, signed_in, employer):
    offered, vacancy, firm = make_vacancy("PUBLISHED"), make_vacancy(), signed_in(recruiter)
    refused = post(firm, at(vacancy, "submit/"), is_own=True)
    assert (refused.status_code, refused.json()["alike"]) == (409, [offered.pk])
    joined = post(firm, at(vacancy, "join/"), into=offered.pk)
    assert (joined.json()["id"], joined.json()["headcount"]) == (offered.pk, 10)


def test_another_that_is_much_alike_is_submitted(recruiter, signed_in, employer):
    make_vacancy("PUBLISHED")
    vacancy = make_vacancy()
    answer = post(signed_in(recruiter), at(vacancy, "submit/"), is_own=True, is_another=True)
    assert answer.json()["status"] == "SUBMITTED"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"headcount": 0}, "headcount"),
        ({"headcount": None}, "headcount"),
        ({"valid_until": str(today())}, "valid_until"),
        ({"least_age": 40, "most_age": 39}, "most_age"),
        ({"wage_from": 1}, "wage_from"),
        ({"wage_to": 10**30}, "wage_to"),
        ({"contract": "?"}, "contract"),
        ({"work_regency": "99.99"}, "work_regency"),
        ({"vocation": [1]}, "vocation"),
    ],
)
def test_a_wrong_field_is_named(wrong, field, recruiter, signed_in):
    answer = post(signed_in(recruiter), LIST, **sent() | wrong)
    assert (answer.status_code, list(answer.json())) == (400, [field])


def test_a_neighbour_finds_nothing(other_recruiter, signed_in, employer):
    vacancy, browser = make_vacancy("PUBLISHED", employer), signed_in(other_recruiter)
    assert browser.get(LIST).json()["results"] == []
    assert browser.get(at(vacancy)).status_code == 404
    assert post(browser, at(vacancy, "filled/"), filled=1).status_code == 404


def test_a_foreign_vacancy_is_no_answer_to_into(recruiter, other_recruiter, signed_in, employer):
    foreign = make_vacancy("PUBLISHED", other_recruiter.employer_contact.employer)
    answer = post(signed_in(recruiter), at(make_vacancy(employer=employer), "join/"),
                  into=foreign.pk)  # fmt: skip
    assert (answer.status_code, list(answer.json())) == (400, ["into"])


def test_offices_read_and_nothing_more(officer, signed_in, employer):
    vacancy, browser = make_vacancy("PUBLISHED", employer), signed_in(officer)
    make_vacancy("DRAFT", employer)
    assert [row["id"] for row in browser.get(LIST).json()["results"]] == [vacancy.pk]
    assert post(browser, at(vacancy, "publish/")).status_code == 403
    assert post(browser, LIST, **sent()).status_code == 403

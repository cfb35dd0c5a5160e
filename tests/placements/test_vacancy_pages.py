"""The pages of firm, ministry and offices: each is offered what it may do, and nobody else's."""

import pytest
from django.urls import reverse

from placements.models import Vacancy
from placements.worklists import employer_work, ministry_work
from tests.placements.test_vacancies import stop
from tests.vacancies import make_vacancy, today, vacancy_facts

LIST, DRAFT = reverse("placements:list_vacancies"), reverse("placements:draft_vacancy")


def at(verb, vacancy):
    return reverse(f"placements:{verb}", args=[vacancy.pk])


def sent(**changes):
    """What the form sends."""
    facts = vacancy_facts(**changes)
    facts["work_regency"] = facts.pop("work_regency_id")
    return {name: "" if value is None else value for name, value in facts.items()}


def status_of(vacancy):
    return Vacancy.objects.get(pk=vacancy.pk).status


def listed(browser, query=""):
    return list(browser.get(LIST + query).context["rows"])


def test_a_firm_reports_and_the_ministry_publishes(recruiter, ministry, signed_in, employer):
    firm, desk = signed_in(recruiter), signed_in(ministry)
    firm.post(DRAFT, sent(wage_from="5300000", least_age="18", education="SMK", sex="FEMALE"))
    vacancy = Vacancy.objects.get()
    assert (vacancy.employer, vacancy.wage_from, vacancy.sex) == (employer, 5_300_000, "FEMALE")
    assert listed(desk, "?status=SUBMITTED") == []
    firm.post(at("submit_vacancy", vacancy), {"is_own": "yes"})
    assert listed(desk, "?status=SUBMITTED") == [vacancy]
    desk.post(at("publish_vacancy", vacancy))
    assert status_of(vacancy) == "PUBLISHED"
    firm.post(at("report_filled", vacancy), {"filled": 5})
    assert status_of(vacancy) == "FILLED"


def test_a_returned_vacancy_says_why_and_is_corrected(recruiter, ministry, signed_in, employer):
    vacancy = make_vacancy("SUBMITTED")
    signed_in(ministry).post(at("return_vacancy", vacancy), {"reason": "Upah belum ditulis"})
    firm = signed_in(recruiter)
    assert "Upah belum ditulis" in firm.get(at("show_vacancy", vacancy)).text
    version = Vacancy.objects.get().version
    firm.post(at("change_vacancy", vacancy), sent(version=version, headcount=8))
    assert Vacancy.objects.get().headcount == 8


def test_an_old_form_overwrites_nothing(recruiter, signed_in, employer):
    vacancy = make_vacancy()
    firm = signed_in(recruiter)
    firm.post(at("change_vacancy", vacancy), sent(version=1, headcount=8))
    for version in ("1", "", "0"):
        stale = firm.post(at("change_vacancy", vacancy), sent(version=version, headcount=9))
        assert stale.status_code in (200, 409)
    assert Vacancy.objects.get().headcount == 8


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"headcount": 0}, "headcount"),
        ({"headcount": 10_001}, "headcount"),
        ({"headcount": "lima"}, "headcount"),
        ({"job_title": " "}, "job_title"),
        ({"valid_until": today()}, "valid_until"),
        ({"valid_until": "31/31/2031"}, "valid_until"),
        ({"least_age": 14}, "least_age"),
        ({"most_age": 76}, "most_age"),
        ({"least_age": 40, "most_age": 39}, "most_age"),
        ({"experience_months": 601}, "experience_months"),
        ({"wage_from": 99_999}, "wage_from"),
        ({"wage_to": 10**18}, "wage_to"),
        ({"wage_from": 6_000_000, "wage_to": 5_000_000}, "wage_to"),
        ({"contract": "?"}, "contract"),
        ({"education": "?"}, "education"),
        ({"sex": "?"}, "sex"),
        ({"work_regency_id": "99.99"}, "work_regency"),
        ({"vocation": "x"}, "vocation"),
        ({"description": ""}, "description"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(wrong, field, recruiter, signed_in):
    answer = signed_in(recruiter).post(DRAFT, sent(**wrong))
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
    assert not Vacancy.objects.exists()


@pytest.mark.parametrize("filled", ["", "-1", "6", "dua", "²", "9" * 30])
def test_an_odd_number_of_places_is_said_in_the_form(filled, recruiter, signed_in, employer):
    vacancy = make_vacancy("PUBLISHED")
    answer = signed_in(recruiter).post(at("report_filled", vacancy), {"filled": filled})
    assert "filled" in answer.context["form"].errors


def test_another_firm_finds_nothing(other_recruiter, signed_in, employer):
    vacancy, browser = make_vacancy("PUBLISHED", employer), signed_in(other_recruiter)
    assert listed(browser) == []
    for verb in ("show_vacancy", "change_vacancy", "report_filled", "close_vacancy"):
        assert browser.get(at(verb, vacancy)).status_code == 404
    for verb in ("submit_vacancy", "join_vacancies", "report_filled", "close_vacancy"):
        assert browser.post(at(verb, vacancy), {"filled": 1, "reason": "x"}).status_code == 404
    assert status_of(vacancy) == "PUBLISHED"


def test_a_region_reads_what_is_published_and_no_history(officer, signed_in, employer):
    hidden = make_vacancy("SUBMITTED", employer, job_title="Juru las")
    vacancy, browser = make_vacancy("PUBLISHED", employer), signed_in(officer)
    assert listed(browser) == [vacancy]
    assert listed(browser, "?status=SUBMITTED") == [vacancy]
    assert browser.get(at("show_vacancy", hidden)).status_code == 404
    page = browser.get(at("show_vacancy", vacancy))
    assert page.context["history"] is None
    assert not any(page.context["may"].values())
    for verb in ("publish_vacancy", "return_vacancy", "close_vacancy", "submit_vacancy"):
        assert browser.post(at(verb, vacancy), {"reason": "x"}).status_code == 403


def test_whoever_may_only_read_publishes_nothing(ministry_reader, recruiter, signed_in, employer):
    vacancy = make_vacancy("SUBMITTED")
    for person in (ministry_reader, recruiter):
        browser = signed_in(person)
        assert browser.post(at("publish_vacancy", vacancy)).status_code == 403
        assert browser.post(at("return_vacancy", vacancy), {"reason": "x"}).status_code == 403
    assert status_of(vacancy) == "SUBMITTED"


@pytest.mark.parametrize(
    ("status", "firm", "desk"),
    [
        ("DRAFT", {"change", "submit", "close"}, {"close"}),
        ("SUBMITTED", {"close"}, {"publish", "return", "close"}),
        ("RETURNED", {"change", "submit", "close"}, {"close"}),
        ("PUBLISHED", {"report", "close", "match"}, {"close", "match"}),
        ("EXPIRED", {"report"}, set()),
        ("FILLED", set(), set()),
        ("CLOSED", set(), set()),
    ],
)
def test_each_is_offered_what_can_be_done(status, firm, desk, recruiter, ministry, signed_in,
                                          employer):  # fmt: skip
    vacancy = make_vacancy(status)
    for person, wanted in ((recruiter, firm), (ministry, desk)):
        may = signed_in(person).get(at("show_vacancy", vacancy)).context["may"]
        assert {verb for verb, is_offered in may.items() if is_offered} == wanted


def test_the_history_tells_each_step_once(recruiter, ministry, signed_in):
    firm = signed_in(recruiter)
    firm.post(DRAFT, sent())
    vacancy = Vacancy.objects.get()
    firm.post(at("submit_vacancy", vacancy), {"is_own": "yes"})
    signed_in(ministry).post(at("publish_vacancy", vacancy))
    firm.post(at("report_filled", vacancy), {"filled": 2})
    told = firm.get(at("show_vacancy", vacancy)).context["history"]
    assert [each["what"] for each in told] == ["report", "publish", "submit", "record"]
    assert "2" in told[0]["reason"]


@pytest.mark.parametrize("query", [
    "?page=0", "?page=x", "?sort=nothing", "?status=X", "?vocation=x", "?place=%25", "?q=%00",
    "?vocation=99999999999999999999", "?contract=X", "?page=99999999999",
])  # fmt: skip
def test_odd_questions_are_answered(query, recruiter, signed_in, employer):
    make_vacancy()
    assert signed_in(recruiter).get(LIST + query).status_code in (200, 400)


def test_the_list_is_narrowed_sorted_and_paged(recruiter, signed_in, employer):
    few = make_vacancy(headcount=1)
    for number in range(50):
        make_vacancy(job_title=f"Juru {number}", headcount=2, work_regency_id="32.16")
    browser = signed_in(recruiter)
    assert listed(browser, "?q=operator") == [few]
    assert listed(browser, "?place=karawang") == [few]
    assert listed(browser, "?place=32.15") == [few]
    assert listed(browser, "?sort=people")[0] == few
    assert len(listed(browser, "?place=32")) == 50
    assert len(listed(browser, "?page=2")) == 1


def test_the_ministry_is_told_what_waits_with_its_day(ministry, ministry_reader, employer):
    make_vacancy("PUBLISHED")
    assert ministry_work(ministry) == []
    make_vacancy("SUBMITTED")
    (line,) = ministry_work(ministry)
    assert (line.url, line.deadline) == (f"{LIST}?status=SUBMITTED", today(3))
    assert ministry_work(ministry_reader) == []


def test_what_waits_stands_on_top_the_oldest_first(ministry, signed_in, employer):
    first, done, second, newest = (
        make_vacancy(status) for status in ("SUBMITTED", "PUBLISHED", "SUBMITTED", "DRAFT")
    )
    assert listed(signed_in(ministry)) == [first, second, newest, done]


def test_a_firm_is_told_what_came_back_and_what_is_over(recruiter, other_recruiter, employer):
    make_vacancy("DRAFT")
    assert employer_work(recruiter) == []
    make_vacancy("RETURNED")
    make_vacancy("EXPIRED")
    lines = [line.url for line in employer_work(recruiter)]
    assert lines == [f"{LIST}?status=RETURNED", f"{LIST}?status=EXPIRED"]
    assert employer_work(other_recruiter) == []


def test_the_admin_publishes_many_and_names_those_that_are_refused(ministry, signed_in, employer):
    rows = [make_vacancy("SUBMITTED"), make_vacancy("DRAFT", job_title="Juru las")]
    table = reverse("admin:placements_vacancy_changelist")
    words = {
        "action": "publish_vacancies",
        "sure": "yes",
        "_selected_action": [row.pk for row in rows],
    }
    answer = signed_in(ministry).post(table, words, follow=True)
    assert [status_of(row) for row in rows] == ["PUBLISHED", "DRAFT"]
    told = [(each.level_tag, "Juru las" in str(each)) for each in answer.context["messages"]]
    assert told == [("success", False), ("warning", True)]


def test_a_stopped_firm_reports_nothing(recruiter, signed_in, employer):
    stop(employer)
    answer = signed_in(recruiter).post(DRAFT, sent())
    assert answer.context["refusal"].code == "vacancy_firm_not_verified"

"""Everybody reads what is published today, search engines too; and nothing else of a firm."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from blkportal.core.headers import POLICY
from blkportal.core.scope import PUBLIC, acting_in
from placements.models import Vacancy
from tests.chain import make_program
from tests.placements.test_vacancies import stop
from tests.vacancies import make_vacancy, today

LIST, FEED = reverse("vacancies:list_public"), reverse("vacancies:feed")
ATOM = "{http://www.w3.org/2005/Atom}"
BUT_FOR_THE_ADDRESS = re.compile(r"/vacancies/\d+/|nonce-\w+|value=\"\w{64}\"")
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def page_of(vacancy):
    return reverse("vacancies:show_public", args=[vacancy.pk])


def titles(answer):
    return [row.job_title for row in answer.context["rows"]]


def feed_titles(client, query=""):
    entries = ElementTree.fromstring(client.get(FEED + query).content).iter(f"{ATOM}entry")  # noqa: S314
    return [entry.find(f"{ATOM}title").text for entry in entries]


def posting_on(client, vacancy):
    (block,) = BLOCK.findall(client.get(page_of(vacancy)).text)
    return json.loads(block)


def test_whoever_has_no_account_reads_it(client, employer):
    vacancy = make_vacancy("PUBLISHED", employer)
    assert titles(client.get(LIST)) == ["Operator mesin"]
    assert employer.name in client.get(page_of(vacancy)).text
    assert employer.registry_number not in client.get(page_of(vacancy)).text


@pytest.mark.parametrize(
    "status", ["DRAFT", "SUBMITTED", "RETURNED", "FILLED", "EXPIRED", "CLOSED"]
)
def test_what_is_not_published_is_not_there(status, client, employer):
    vacancy = make_vacancy(status, employer)
    assert titles(client.get(LIST)) == feed_titles(client) == []
    answer = client.get(page_of(vacancy))
    assert answer.status_code == 404
    assert LIST in answer.text
    assert vacancy.job_title not in answer.text
    never = client.get(reverse("vacancies:show_public", args=[vacancy.pk + 1_000]))
    assert BUT_FOR_THE_ADDRESS.sub("", never.text) == BUT_FOR_THE_ADDRESS.sub("", answer.text)


@pytest.mark.parametrize(("first", "last", "is_shown"), [
    (-9, -1, False), (1, 9, False), (0, 9, True), (-9, 0, True),
])  # fmt: skip
def test_it_is_shown_on_the_days_of_its_validity(first, last, is_shown, client, employer):
    vacancy = make_vacancy("PUBLISHED", valid_from=today(first), valid_until=today(last))
    assert bool(titles(client.get(LIST))) == is_shown
    assert (client.get(page_of(vacancy)).status_code == 200) == is_shown


def test_a_stopped_firm_is_not_shown(client, recruiter, signed_in, employer):
    vacancy = make_vacancy("PUBLISHED", employer)
    stop(employer)
    for browser in (client, signed_in(recruiter)):
        assert titles(browser.get(LIST)) == feed_titles(browser) == []
        assert browser.get(page_of(vacancy)).status_code == 404


def test_whoever_is_signed_in_reads_the_same(signed_in, recruiter, other_recruiter, officer,
                                             ministry, employer):  # fmt: skip
    make_vacancy("SUBMITTED", employer, job_title="Juru las")
    vacancy = make_vacancy("PUBLISHED", employer)
    for person in (recruiter, other_recruiter, officer, ministry):
        browser = signed_in(person)
        assert titles(browser.get(LIST)) == ["Operator mesin"]
        assert browser.get(page_of(vacancy)).status_code == 200
        assert len(feed_titles(browser)) == 1


def test_place_vocation_contract_and_words_narrow_page_and_feed_alike(client, employer):
    vocation = make_program("cnc", "Mesin CNC").vocation
    make_vacancy("PUBLISHED", employer)
    make_vacancy("PUBLISHED", employer, job_title="Juru las", work_regency_id="36.73",
                 contract="PERMANENT", vocation=vocation)  # fmt: skip
    for query in ("?place=serang", "?place=36", f"?vocation={vocation.pk}", "?q=LAS",
                  "?contract=PERMANENT"):  # fmt: skip
        assert titles(client.get(LIST + query)) == ["Juru las"], query
        assert [title.split(",")[0] for title in feed_titles(client, query)] == ["Juru las"]
    assert len(titles(client.get(f"{LIST}?q={employer.name}"))) == 2


def test_the_list_is_paged_and_the_feed_ends(client, employer):
    for number in range(51):
        make_vacancy("PUBLISHED", employer, job_title=f"Juru {number}")
    assert len(titles(client.get(LIST))) == len(feed_titles(client)) == 50
    assert titles(client.get(f"{LIST}?page=2")) == ["Juru 0"]


@pytest.mark.parametrize("query", [
    "?page=0", "?page=x", "?vocation=x", "?vocation=99999999999999999999", "?contract=X",
    "?place=%25_", "?q=%27%22%3C", "?sort=x", "?q=" + "a" * 3000, "?place=\\",
])  # fmt: skip
def test_odd_questions_of_strangers_are_answered(query, client, employer):
    make_vacancy("PUBLISHED", employer)
    assert client.get(LIST + query).status_code == 200
    assert client.get(FEED + query).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_public_pages_only_show(method, client, employer):
    vacancy = make_vacancy("PUBLISHED", employer)
    for address in (LIST, FEED, page_of(vacancy)):
        assert getattr(client, method)(address).status_code == 405


# for search engines


def test_the_posting_says_what_is_known(client, employer):
    vacancy = make_vacancy(
        "PUBLISHED", employer, headcount=5, wage_from=5_000_000, wage_to=6_000_000,
        education="SMK", experience_months=12, skills="CNC", valid_until=today(30),
    )  # fmt: skip
    Vacancy.objects.update(filled=2)
    posting = posting_on(client, vacancy)
    assert posting["@type"] == "JobPosting"
    assert posting["title"] == "Operator mesin"
    assert posting["datePosted"] == timezone.localdate(vacancy.published_at).isoformat()
    assert posting["validThrough"].startswith(today(30).isoformat())
    assert posting["hiringOrganization"]["name"] == employer.name
    assert posting["jobLocation"]["address"]["addressRegion"] == "Jawa Barat"
    assert posting["totalJobOpenings"] == 3
    assert posting["employmentType"] == "TEMPORARY"
    wage = posting["baseSalary"]["value"]
    assert (wage["minValue"], wage["maxValue"], wage["unitText"]) == (5e6, 6e6, "MONTH")
    assert posting["educationRequirements"]["credentialCategory"] == "high school"
    assert posting["experienceRequirements"]["monthsOfExperience"] == 12
    assert posting["url"].endswith(page_of(vacancy))


def test_what_is_not_known_is_left_out(client, employer):
    vacancy = make_vacancy("PUBLISHED", employer, education="SD", wage_from=4_000_000)
    posting = posting_on(client, vacancy)
    assert not {"educationRequirements", "experienceRequirements", "skills"} & posting.keys()
    assert "maxValue" not in posting["baseSalary"]["value"]


NASTY = "</script><script>alert(1)</script> & <b>\u2028"


def test_what_a_firm_writes_ends_no_element(client, employer):
    vacancy = make_vacancy("PUBLISHED", employer, job_title=NASTY, description=NASTY)
    page = client.get(page_of(vacancy))
    assert "<script>alert" not in page.text
    assert posting_on(client, vacancy)["title"] == NASTY
    assert page.headers["Content-Security-Policy"] == POLICY
    assert "unsafe-inline" not in POLICY


def test_the_feed_holds_text_and_only_signs_that_xml_knows(client, employer):
    make_vacancy(
        "PUBLISHED", employer, job_title="Juru\x0blas", description="\x02<b>Tebal</b>\x1f"
    )
    assert feed_titles(client)[0].startswith("Juru las")
    assert "&lt;b&gt;" in client.get(FEED).text.replace("&amp;", "&")


def test_the_feed_is_atom_and_leads_to_the_pages(client, employer):
    vacancy = make_vacancy("PUBLISHED", employer)
    answer = client.get(FEED)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    (entry,) = ElementTree.fromstring(answer.content).iter(f"{ATOM}entry")  # noqa: S314
    assert entry.find(f"{ATOM}link").get("href").endswith(page_of(vacancy))
    assert FEED in client.get(LIST).text


# behind the pages


def read(sql):
    """What the public's own role reads, or None where the database refuses."""
    with acting_in(PUBLIC):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall()
        except DatabaseError:
            return None


@pytest.mark.usefixtures("other_recruiter")
def test_the_database_shows_the_public_what_is_published_and_who_offers_it(employer):
    make_vacancy("SUBMITTED", employer, job_title="Juru las")
    names = "SELECT name FROM placements_employer"
    assert read(names) == []
    make_vacancy("PUBLISHED", employer)
    assert read(names) == [(employer.name,)]
    assert read("SELECT job_title FROM placements_vacancy") == [("Operator mesin",)]
    assert read("SELECT registry_number FROM placements_employer") is None
    assert read("UPDATE placements_vacancy SET filled = 1") is None
    stop(employer)
    assert read(names) == []

"""The list of one's people and a person's page, as the officer reads them."""

from io import BytesIO

import openpyxl
import pytest

from tests.chain import make_participant, make_referral
from tests.pages import Page, told
from tests.participants.nominees import open_batch

LIST = "/participants/"


@pytest.fixture
def browser(signed_in, officer):
    return signed_in(officer)


def page_of(person):
    return f"/participants/{person.pk}/"


def test_a_row_says_class_state_stage_and_day(browser):
    referral = make_referral(open_batch(), make_participant(name="Kenari Emas"))
    row = Page(browser.get(LIST)).row("Kenari Emas")
    assert row[0] == f"Kenari Emas ••••{referral.participant.nik_last4}"
    assert row[1:4] == [str(referral.batch), "Diajukan", "Diusulkan"]
    assert str(referral.submitted_on.year) in row[4]


def test_who_was_never_nominated_is_in_the_list_and_said_to_be(browser):
    make_participant(name="Merpati")
    assert "belum diusulkan" in Page(browser.get(LIST)).row("Merpati")[1]


def test_an_empty_list_leads_the_officer_to_the_first_nomination(browser):
    assert "→ /participants/nominate/" in Page(browser.get(LIST)).empty


def test_an_empty_list_of_a_reader_offers_nothing_that_is_not_his(signed_in, ministry_reader):
    page = Page(signed_in(ministry_reader).get(LIST))
    assert page.empty
    assert "→" not in page.empty


def test_whoever_sees_everybody_counts_each_person_of_a_year_once(signed_in, ministry_reader):
    twice = make_participant(name="Kenari")
    for person in (twice, twice, make_participant(name="Merpati")):
        make_referral(open_batch(), person)
    year = open_batch().year
    browser = signed_in(ministry_reader)
    for asked, number in (("", 2), ("&status=SUBMITTED", 2), ("&status=REJECTED", 0)):
        answer = browser.get(f"{LIST}?year={year}{asked}")
        assert answer.context["page"].paginator.count == number
        assert len(answer.context["lines"]) == number
    assert browser.get(f"{LIST}?year={year}&q=ken").context["page"].paginator.count == 1


def test_nobody_found_offers_to_clear_the_filters(browser):
    make_referral()
    page = Page(browser.get(LIST + "?q=zzz"))
    assert page.rows == []
    assert page.empty.endswith("→ /participants/")


def test_each_chip_takes_its_own_filter_away_and_keeps_the_others(browser):
    batch = open_batch()
    make_referral(batch, make_participant(name="Kenari"))
    asked = f"?q=kena&stage=nominated&batch={batch.pk}&sort=-name"
    page = Page(browser.get(LIST + asked))
    assert len(page.chips) == 3
    (without_stage,) = [url for label, url in page.chips.items() if "Diusulkan" in label]
    assert "stage" not in without_stage
    assert all(part in without_stage for part in ("q=kena", f"batch={batch.pk}", "sort=-name"))
    assert str(batch) in " ".join(page.chips)


def test_the_filter_form_keeps_what_was_asked(browser):
    make_referral(open_batch())
    values = Page(browser.get(LIST + "?q=siti&stage=nominated&year=2026&sort=-name")).values
    assert (values["q"], values["stage"], values["year"]) == ("siti", "nominated", "2026")
    assert values["sort"] == "-name"


def test_the_count_says_how_many_of_how_many(browser):
    batch = open_batch()
    make_referral(batch, make_participant(name="Kenari"))
    make_referral(batch, make_participant(name="Merpati"))
    page = browser.get(LIST + "?q=kena")
    assert (page.context["found"], page.context["total"]) == (1, 2)


def test_the_second_page_goes_on_where_the_first_ended_with_the_same_filters(browser):
    batch = open_batch(nominees=60)
    for number in range(51):
        make_referral(batch, make_participant(name=f"Orang {number:02d}"))
    first = Page(browser.get(LIST + "?stage=nominated"))
    assert len(first.rows) == 50
    (following,) = [url for url in first.links if "page=2" in url]
    assert "stage=nominated" in following
    second = Page(browser.get(LIST + following))
    assert [row[0].split(" •")[0] for row in second.rows] == ["Orang 50"]


def test_the_heads_sort_up_and_down(browser):
    batch = open_batch()
    for name in ("Merpati", "Elang", "Kenari"):
        make_referral(batch, make_participant(name=name))

    def names(query):
        return [row[0].split(" •")[0] for row in Page(browser.get(LIST + query)).rows]

    assert names("?sort=name") == ["Elang", "Kenari", "Merpati"]
    assert names("?sort=-name") == ["Merpati", "Kenari", "Elang"]
    assert names("?sort=submitted") == ["Merpati", "Elang", "Kenari"]
    assert any("sort=-name" in url for url in Page(browser.get(LIST + "?sort=name")).links)


def test_the_download_is_addressed_with_the_filters_and_holds_the_shown_rows(browser):
    batch = open_batch()
    make_referral(batch, make_participant(name="Kenari"))
    make_referral(batch, make_participant(name="Merpati"), status="DRAFT")
    page = Page(browser.get(LIST + "?stage=nominated&page=1"))
    (target,) = [url for url in page.targets if "export" in url]
    assert "stage=nominated" in target
    assert "page" not in target
    file = browser.post(target, {"reason": "Rapat koordinasi triwulan", "format": "xlsx"})
    assert file["Content-Disposition"].endswith('.xlsx"')
    sheet = openpyxl.load_workbook(BytesIO(b"".join(file.streaming_content))).worksheets[0]
    lines = list(sheet.values)
    assert [line[1] for line in lines[1:]] == ["Kenari"]
    assert lines[0][:2] == ("NIK (disamarkan)", "Nama")


def test_a_download_without_its_purpose_leads_back_to_the_same_list(browser):
    make_referral()
    answer = browser.post("/participants/export/?stage=nominated", {"reason": "", "format": "csv"})
    assert answer["Location"] == "/participants/?stage=nominated"
    assert told(answer)

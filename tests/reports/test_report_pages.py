"""Reports, the work behind them and the home page: what each says, offers and refuses."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from programs.models import Agreement
from reports.models import RegionalReport
from tests.chain import make_batch, make_enrollment, make_participant, make_quota, make_referral
from tests.pages import Page, told

LIST = reverse("reports:report_list")
ASK = reverse("reports:request_report")
HOME = reverse("home")
SEARCH = reverse("search")


def at(name, record):
    return reverse(f"reports:{name}", args=[record.pk])


@pytest.fixture
def office(signed_in, officer):
    return signed_in(officer)


@pytest.fixture
def desk(signed_in, ministry):
    return signed_in(ministry)


def test_a_list_without_reports_leads_to_the_first(office):
    assert Page(office.get(LIST)).empty.endswith(f"→ {ASK}")


def test_a_row_says_place_period_numbers_and_who_asked(office, officer, build, gunung_mas):
    build(officer)
    row = Page(office.get(LIST)).rows[0]
    assert "Gunung Mas" in row[0]
    assert row[1] == "1 Januari 2019 – 31 Desember 2019"
    assert row[3:] == ["2", "2", officer.name]


def test_what_is_being_made_has_no_numbers_yet(office, officer, ask):
    ask(officer)
    assert Page(office.get(LIST)).rows[0][3:5] == ["–", "–"]


def test_reports_are_narrowed_by_level_and_year(desk, ministry, build, gunung_mas):
    build(ministry)
    build(ministry, level="NATION", place="")
    assert len(Page(desk.get(LIST)).rows) == 2
    page = Page(desk.get(f"{LIST}?level=NATION&year=2019"))
    assert len(page.rows) == 1
    assert len(page.chips) == 2
    assert Page(desk.get(f"{LIST}?year=2011")).empty.endswith(f"→ {ASK}")


def test_asking_twice_leads_to_the_same_report(office):
    first, second = (
        office.post(ASK, {"period": "last_year"}),
        office.post(ASK, {"period": "last_year"}),
    )
    assert first["Location"] == second["Location"]
    assert RegionalReport.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ({"period": ""}, {"period"}),
        ({"period": "own"}, {"period_from", "period_to"}),
        ({"period": "own", "period_from": "x", "period_to": "2019-01-01"}, {"period_from"}),
        ({"period": "own", "period_from": "2019-02-01", "period_to": "2019-01-01"}, {"period_to"}),
        ({"period": "last_year", "center": "bbplk-bulan"}, {"center"}),
    ],
)
def test_a_question_that_is_none_is_answered_beside_its_field(office, sent, fields):
    page = Page(office.post(ASK, sent))
    assert set(page.errors) == fields
    assert page.values["period_from"] == sent.get("period_from", "")
    assert not RegionalReport.objects.exists()


def test_the_ministry_must_say_which_place(desk):
    assert "place" in Page(desk.post(ASK, {"period": "last_year"})).errors


def test_waiting_offers_to_cancel_and_a_cancelled_one_to_try_again(office, officer, ask):
    report = ask(officer)
    answer = office.get(at("report_detail", report))
    assert answer["Refresh"]
    cancel = at("cancel_job", report.job)
    assert cancel in Page(answer).targets
    stopped = office.post(cancel)
    assert (stopped["Location"], len(told(stopped))) == (at("job", report.job), 1)
    page = Page(office.get(at("report_detail", report)))
    assert at("request_again", report) in page.targets
    again = Page(office.post(cancel))
    assert again.status == 409
    assert at("job", report.job) in again.links
    anew = office.post(at("request_again", report))
    assert anew["Location"] != at("report_detail", report)
    assert office.get(anew["Location"])["Refresh"]  # being made, in the same minute


def test_a_finished_job_leads_to_what_it_made(office, officer, build, gunung_mas):
    report = build(officer)
    assert office.get(at("job", report.job))["Location"] == at("report_detail", report)


def test_making_it_anew_leaves_the_old_one(office, officer, build, gunung_mas):
    report = build(officer)
    Job.objects.update(key="an earlier minute")
    answer = office.post(at("request_again", report))
    assert len(told(answer)) == 1
    assert answer["Location"] != at("report_detail", report)
    run_job(Job.objects.latest("pk").pk)
    assert RegionalReport.objects.filter(as_of__isnull=False).count() == 2


def test_the_report_tells_every_figure_with_its_place_and_period(
    office, officer, build, gunung_mas
):
    page = Page(office.get(at("report_detail", build(officer))))
    assert "Gunung Mas" in page.heading or "Gunung Mas" in page.text
    assert "2019" in page.text
    assert reverse("reports:definitions") in " ".join(page.links)
    assert any("/xlsx/" in link for link in page.links)
    assert any("/csv/" in link for link in page.links)


def test_the_definitions_name_each_figure_and_how_it_is_counted(client, db):
    from reports.figures import FIGURES

    page = Page(client.get(reverse("reports:definitions")))
    assert len(page.rows) >= len(FIGURES)
    assert all(row[1] for row in page.rows)


def test_the_home_of_an_officer_leads_to_the_daily_work(office):
    page = Page(office.get(HOME))
    assert {reverse("participants:choose_batch"), reverse("participants:upload_referrals"),
            ASK} <= set(page.links)  # fmt: skip
    assert page.empty  # no quota, nobody nominated: said, and what to do


def test_what_was_returned_waits_on_the_home_page(office, center):
    batch = make_batch(center)
    make_quota(batch)
    returned = make_referral(batch, make_participant(name="Kenari Emas"), status="RETURNED")
    page = Page(office.get(HOME))
    assert "dikembalikan" in page.text.lower()
    assert any(str(returned.pk) in link or "RETURNED" in link for link in page.links)


def test_the_home_of_an_officer_shows_how_far_the_own_people_came(office):
    make_enrollment("ARRIVED")
    answer = office.get(HOME)
    counts = {stage["key"]: stage["count"] for stage in answer.context["stages"]}
    assert (counts["nominated"], counts["selected"], counts["arrived"]) == (1, 1, 1)


def test_a_draft_agreement_waits_for_the_ministry(desk, center):
    quota = make_quota(make_batch(center))
    Agreement.objects.update(status="DRAFT")
    page = Page(desk.get(HOME))
    assert reverse("programs:show_agreement", args=[quota.agreement_id]) in page.links
    assert quota.agreement.number in page.text


def test_a_firm_is_led_to_the_search(signed_in, recruiter):
    answer = signed_in(recruiter).get(HOME)
    assert answer["Location"] == reverse("placements:graduate_list")


def test_a_stranger_is_told_what_the_portal_is_and_where_to_sign_in(client, db):
    page = Page(client.get(HOME))
    assert reverse("accounts:sign_in") in " ".join(page.links + page.targets) or (
        reverse("programs:list_programs") in page.links
    )


@pytest.mark.parametrize("text", ["", "zzz", "x" * 101])
def test_a_search_that_finds_nothing_says_what_to_type(office, text):
    page = Page(office.get(SEARCH, {"q": text}))
    assert page.empty
    assert "<" not in page.text


def test_a_person_is_found_and_led_to(office):
    person = make_participant(name="Kenari Emas")
    page = Page(office.get(SEARCH, {"q": "kenari"}))
    assert reverse("participants:participant_detail", args=[person.pk]) in page.links
    assert person.nik not in page.text


def test_what_was_typed_is_shown_as_text_and_never_as_markup(office):
    body = office.get(SEARCH, {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in body
    assert "&lt;script&gt;" in body


def test_a_period_of_the_founding_years_is_one_click(desk, ministry):
    page = desk.post(ASK, {"period": "founding", "place": "national"})
    report = RegionalReport.objects.get()
    assert page["Location"] == at("report_detail", report)
    assert (report.period_from, report.period_to) == (date(2017, 1, 1), date(2020, 12, 31))
    assert report.created_at.date() <= timezone.now().date()

"""The page of a report: who opens it, what it says, what it costs."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import date, datetime

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from blkportal.core.models import Job
from regions.models import Obstacle
from reports.duties import DUTIES
from reports.figures import BY_NAME
from reports.measures import MEASURES
from reports.models import RegionalReport
from reports.views.regional_report import own_reports
from tests.door import Door
from tests.obstacles import make_obstacle


def page_of(report, name="report_detail"):
    return reverse(f"reports:{name}", args=[report.pk])


def test_the_page_says_the_message_the_cut_off_and_the_fingerprint(
    officer, build, signed_in, gunung_mas
):
    report = build(officer)
    page = signed_in(officer).get(page_of(report), headers={"accept-language": "en"})
    text = page.content.decode()
    assert "2" in str(page.context["message"])
    assert report.checksum[:12] in text
    assert report.definitions_version in text
    assert "Kabupaten Gunung Mas" in text


@pytest.mark.parametrize("name", ["report_detail", "report_xlsx", "report_csv", "report_json"])
def test_a_neighbour_does_not_find_the_report(
    officer, neighbour, organizer, other_province_officer, build, signed_in, name, gunung_mas
):
    report = build(officer)
    for person in (neighbour, organizer, other_province_officer):
        assert signed_in(person).get(page_of(report, name)).status_code == 404


def test_the_filter_hides_it_even_where_row_security_would_not(
    officer, neighbour, organizer, recruiter, other_province_officer, build, gunung_mas
):
    report = build(officer)
    for person in (neighbour, organizer, recruiter, other_province_officer):
        assert not own_reports(person).exists()
    assert own_reports(officer).get() == report


def test_the_province_reads_what_its_regency_asked(
    officer, province_officer, ministry_reader, build, signed_in, gunung_mas
):
    report = build(officer)
    for person in (province_officer, ministry_reader):
        assert signed_in(person).get(page_of(report)).status_code == 200


def test_a_center_does_not_read_what_a_region_asked_about_it(
    officer, organizer, build, signed_in, gunung_mas
):
    report = build(officer, center="bbplk-bekasi")
    assert signed_in(organizer).get(page_of(report)).status_code == 404


def test_a_tampered_report_says_so(officer, build, signed_in, gunung_mas):
    report = build(officer)
    assert signed_in(officer).get(page_of(report)).context["is_intact"] is not False
    RegionalReport.objects.filter(pk=report.pk).update(figures={"enrolled": 99})
    page = signed_in(officer).get(page_of(report))
    assert page.context["is_intact"] is False
    assert b'role="alert"' in page.content


@pytest.mark.parametrize(
    "person, level, place",
    [("officer", "REGENCY", "62.10"), ("province_officer", "PROVINCE", "62"),
     ("ministry", "NATION", ""), ("organizer", "CENTER", "bbplk-bekasi")],
)  # fmt: skip
def test_the_page_asks_the_database_at_most_six_questions(
    request, db, build, signed_in, questions, gunung_mas, person, level, place
):
    user = request.getfixturevalue(person)
    report = build(user, level=level, place=place)
    assert len(questions(signed_in(user), page_of(report))) <= 6


def test_zero_regencies_are_shown_on_demand(province_officer, build, signed_in, gunung_mas):
    report = build(province_officer, level="PROVINCE", place="62")
    client = signed_in(province_officer)
    few = client.get(page_of(report)).context["regencies"]["rows"]
    all_of_them = client.get(page_of(report) + "?zeros=yes").context["regencies"]["rows"]
    assert [row["key"] for row in few] == ["62.10", "62.11"]
    assert len(all_of_them) == 14


def test_the_nation_is_read_by_province_and_opens_one_on_a_click(
    ministry, build, signed_in, gunung_mas
):
    report = build(ministry, level="NATION", place="")
    client = signed_in(ministry)
    page = client.get(page_of(report))
    assert len(page.context["provinces"]["rows"]) == 38
    assert "regencies" not in page.context
    opened = client.get(page_of(report) + "?province=62").context["regencies"]["rows"]
    assert {row["key"] for row in opened} == {"62.10", "62.11"}
    everything = client.get(page_of(report) + "?regencies=all&zeros=yes").context["regencies"]
    assert len(everything["rows"]) == 514


@pytest.mark.parametrize(
    "odd", ["?province=%27", "?province=99", "?zeros=%E2%98%83", "?regencies="]
)
def test_odd_parameters_do_no_harm(ministry, build, signed_in, odd, gunung_mas):
    report = build(ministry, level="NATION", place="")
    assert signed_in(ministry).get(page_of(report) + odd).status_code == 200


def test_what_an_older_report_was_not_asked_for_is_no_zero(officer, build, signed_in, gunung_mas):
    report = build(officer)
    old = {
        name: n for name, n in report.figures.items() if name not in ("waited_3", "placed_home")
    }
    RegionalReport.objects.filter(pk=report.pk).update(figures=old)
    client = signed_in(officer)
    page = client.get(page_of(report)).content.decode()
    assert str(BY_NAME["waited_6"].label) in page
    assert str(BY_NAME["waited_3"].label) not in page
    text = client.get(page_of(report, "report_csv")).content.decode("utf-8-sig")
    total, *_more = csv.DictReader(io.StringIO(text))
    assert total[str(BY_NAME["waited_3"].label)] == ""
    assert total[str(BY_NAME["waited_6"].label)] == "0"


def test_losses_are_told_within_a_cohort_only(officer, build, signed_in, gunung_mas):
    lines = signed_in(officer).get(page_of(build(officer))).context["lines"]
    assert [[step["name"] for step in line] for line in lines] == [
        ["referred", "verified", "selected"],
        ["enrolled", "graduated", "certified", "placed"],
    ]
    assert lines[0][0]["lost"] is None
    assert lines[1][0]["lost"] is None
    assert lines[1][2]["lost"] == 1


def test_a_waiting_report_refreshes_itself_and_can_be_cancelled(officer, ask, signed_in):
    report = ask(officer)
    client = signed_in(officer)
    page = client.get(page_of(report))
    cancel = reverse("reports:cancel_job", args=[report.job_id])
    assert page["Refresh"] == "3"
    assert cancel.encode() in page.content
    assert client.post(cancel).status_code == 302
    after = client.get(page_of(report))
    assert "Refresh" not in after
    assert client.post(cancel).status_code == 409


def test_work_of_somebody_else_is_not_found(officer, neighbour, ask, signed_in):
    job = ask(officer).job
    for name, method in (("job", "get"), ("cancel_job", "post")):
        address = reverse(f"reports:{name}", args=[job.pk])
        assert getattr(signed_in(neighbour), method)(address).status_code == 404
    job.refresh_from_db()
    assert job.status == "QUEUED"


def test_finished_work_leads_on_to_its_page(officer, build, signed_in, gunung_mas):
    report = build(officer)
    response = signed_in(officer).get(reverse("reports:job", args=[report.job_id]))
    assert response.url == page_of(report)


def test_failed_work_says_why_and_offers_another_try(officer, ask, signed_in):
    report = ask(officer)
    Job.objects.update(status="FAILED", error="Basis data sedang penuh.")
    page = signed_in(officer).get(page_of(report))
    assert "Basis data sedang penuh." in page.content.decode()
    assert reverse("reports:request_again", args=[report.pk]).encode() in page.content


def test_asking_again_by_a_click_makes_a_second_report(officer, build, signed_in, gunung_mas):
    report = build(officer)
    Job.objects.update(key="an earlier minute")
    again = reverse("reports:request_again", args=[report.pk])
    assert signed_in(officer).get(again).status_code == 405
    assert signed_in(officer).post(again).status_code == 302
    assert RegionalReport.objects.count() == 2


def test_the_workbook_has_a_sheet_a_table_and_the_definitions(
    ministry, build, signed_in, gunung_mas
):
    report = build(ministry, level="NATION", place="")
    response = signed_in(ministry).get(page_of(report, "report_xlsx"))
    assert "attachment" in response["Content-Disposition"]
    book = load_workbook(io.BytesIO(response.content))
    assert len(book.sheetnames) == 12  # measures and duties too; there are no obstacles
    for sheet in book:
        assert "ynthetic" in sheet["A1"].value or "intetis" in sheet["A1"].value
    regions = book.worksheets[3]
    assert regions.max_row == 516
    codes = {row[0].value for row in regions.iter_rows(min_row=3)}
    assert "62.10" in codes
    assert zipfile.is_zipfile(io.BytesIO(response.content))


def test_the_workbook_of_real_data_bears_no_synthetic_label(
    ministry, build, signed_in, settings, gunung_mas
):
    settings.SHOWS_SYNTHETIC_DATA = False
    response = signed_in(ministry).get(page_of(build(ministry), "report_xlsx"))
    sheet = load_workbook(io.BytesIO(response.content)).worksheets[0]
    assert sheet["B1"].value == "Kabupaten Gunung Mas"


def test_the_flat_file_has_a_total_and_a_line_for_every_region(
    province_officer, build, signed_in, gunung_mas
):
    report = build(province_officer, level="PROVINCE", place="62")
    response = signed_in(province_officer).get(page_of(report, "report_csv"))
    lines = response.content.decode("utf-8-sig").splitlines()
    assert sum(",62." in line for line in lines) == 14
    assert report.checksum in lines[1]


def test_an_unbuilt_report_has_no_files(officer, ask, signed_in):
    report = ask(officer)
    for name in ("report_xlsx", "report_csv"):
        assert signed_in(officer).get(page_of(report, name)).status_code == 404


def test_the_list_shows_own_reports_at_the_same_price_for_many(
    officer, neighbour, build, signed_in, questions, gunung_mas
):
    client = signed_in(officer)
    assert client.get(reverse("reports:report_list")).context["found"] == 0
    build(officer)
    first = len(questions(client, reverse("reports:report_list")))
    for year in range(2000, 2020):
        RegionalReport.objects.create(
            level="REGENCY", province_id="62", regency_id="62.10",
            period_from=f"{year}-01-01", period_to=f"{year}-12-31", requested_by=officer,
        )  # fmt: skip
    assert len(questions(client, reverse("reports:report_list"))) == first <= 12
    theirs = signed_in(neighbour).get(reverse("reports:report_list"))
    assert theirs.context["found"] == 0


def test_the_list_is_filtered_by_year_and_odd_filters_do_no_harm(
    officer, build, signed_in, gunung_mas
):
    build(officer)
    client = signed_in(officer)
    for year, found in (("2019", 1), ("2018", 0), ("x", 0), ("999999999999999999999", 0)):
        page = client.get(reverse("reports:report_list"), {"year": year})
        assert page.context["found"] == found


def test_the_definitions_are_public(client, db):
    page = client.get(reverse("reports:definitions"))
    assert page.status_code == 200
    assert page.content.count(b'id="enrolled"') == 1


def test_measures_are_defined_where_figures_are(client, db, officer):
    page = client.get(reverse("reports:definitions")).content.decode()
    for measure in MEASURES:
        assert page.count(f'id="{measure.name}"') == 1
        assert str(measure.definition) in page
    told = Door(officer).get("definitions/").json()["measures"]
    assert [each["name"] for each in told] == [each.name for each in MEASURES]


def test_page_and_workbook_tell_obstacles_and_duties_as_the_paper_does(
    officer, build, signed_in, gunung_mas
):
    made = make_obstacle("62.10")
    in_2019 = datetime.fromisoformat("2019-08-01T09:00:00+07:00")
    Obstacle.objects.filter(pk=made.pk).update(
        status="SOLVED", raised_at=in_2019, closed_on=date(2019, 8, 9), helped=6, answer="Bus"
    )
    report = build(officer)
    client = signed_in(officer)
    page = client.get(page_of(report, "report_detail")).content.decode()
    assert 'id="obstacles"' in page
    assert 'id="duties"' in page
    book = load_workbook(io.BytesIO(client.get(page_of(report, "report_xlsx")).content))
    obstacles, duties, measures = (book[name] for name in ("Hambatan", "Kewajiban", "Ukuran"))
    assert [cell.value for cell in obstacles[3]][1:5] == [1, 1, 0, 6]
    assert duties.max_row == 2 + len(DUTIES)
    assert {row[0].value for row in measures.iter_rows(min_row=3)} == {
        str(measure.label) for measure in MEASURES
    }


def test_the_workbook_of_an_older_report_has_the_definitions_of_its_day(
    officer, build, signed_in, gunung_mas
):
    report = RegionalReport.objects.get(pk=build(officer).pk)
    words = report.breakdowns | {"words": {"graduated": ["Lulus", "Kata-kata hari itu."]}}
    RegionalReport.objects.filter(pk=report.pk).update(
        breakdowns=words, definitions_version="2019.1"
    )
    answer = signed_in(officer).get(page_of(report, "report_xlsx"))
    sheet = load_workbook(io.BytesIO(answer.content))["Definisi"]
    assert "Kata-kata hari itu." in {row[1].value for row in sheet.iter_rows()}


def test_anybody_can_reckon_the_fingerprint_anew_from_the_json(
    officer, build, signed_in, gunung_mas
):
    report = build(officer)
    answer = signed_in(officer).get(page_of(report, "report_json"))
    assert answer["Content-Type"] == "application/json"
    assert "blk-62.10-2019-01-01-2019-12-31.json" in answer["Content-Disposition"]
    body = json.loads(answer.content)
    text = json.dumps(body["report"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(text.encode()).hexdigest() == body["checksum"] == report.checksum
    assert body["report"]["figures"]["enrolled"] == 2


def test_the_workbook_filters_its_tables_and_draws_them(officer, build, signed_in, gunung_mas):
    answer = signed_in(officer).get(page_of(build(officer), "report_xlsx"))
    book = load_workbook(io.BytesIO(answer.content))
    by_year = next(sheet for sheet in book if sheet._charts)
    chart = by_year._charts[0]
    assert len(chart.series) == 4
    assert all("$" in series.val.numRef.f for series in chart.series)
    filtered = [sheet for sheet in book if sheet.auto_filter.ref]
    assert len(filtered) == len(book.worksheets) - 1
    drawn = {series.tx.strRef.f.split("$")[1] for series in chart.series}
    heads = {cell.column_letter: cell.value for cell in by_year[chart_head(by_year)]}
    assert {heads[letter] for letter in drawn} == {
        "Dilatih", "Lulus", "Ditempatkan", "Belum diketahui"
    }  # fmt: skip


def chart_head(sheet):
    """The row in which the table's head stands."""
    return int(sheet.auto_filter.ref.split(":")[0].strip("A"))

"""A report goes up the line: confirmed by its place, then by the province, then accepted."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove
from blkportal.core.scope import acting_as
from blkportal.core.work import work_of
from blkportal.core.workdays import is_workday
from reports import services
from reports.models import RegionalReport, ReportApproval
from reports.services.approval_work import APPROVALS
from reports.services.reporting_rate import reporting_of, sum_of
from tests.approvals import act, build_run, move_due, refused
from tests.door import Door

TODAY = timezone.localdate


@pytest.fixture
def run(gunung_mas, ministry):
    return build_run(ministry)


@pytest.fixture
def report(run):
    return run.reports.get(regency="62.10")


@pytest.fixture
def of_province(run):
    return run.reports.get(level="PROVINCE", province="62")


def test_every_region_and_province_is_asked_and_nobody_else(run):
    asked = ReportApproval.objects.order_by("place").values_list("place", "status")
    assert list(asked) == [("62.", "ASKED"), ("62.10", "ASKED"), ("62.11", "ASKED")]


def test_it_is_due_five_working_days_after_the_report_was_made(report):
    made_on = timezone.localdate(report.as_of)
    later = [made_on + timedelta(days=n) for n in range(1, 40)]
    assert report.approval.due_on == [day for day in later if is_workday(day)][4]


def test_the_whole_way_up_is_kept_with_who_and_what_they_said(
    report, officer, province_officer, ministry
):
    act("confirm_report", report, officer, comment="Sesuai berkas kami")
    act("endorse_report", report, province_officer)
    approval = act("accept_report", report, ministry, comment="Terima kasih")
    assert approval.status == "ACCEPTED"
    said = StatusChange.about(approval).order_by("pk").values_list("verb", "by_name", "reason")
    assert list(said) == [
        ("ask", "", ""),
        ("confirm", officer.name, "Sesuai berkas kami"),
        ("endorse", province_officer.name, ""),
        ("accept", ministry.name, "Terima kasih"),
    ]


def test_a_provinces_own_report_goes_to_the_ministry_at_once(
    of_province, province_officer, ministry
):
    act("confirm_report", of_province, province_officer)
    assert act("accept_report", of_province, ministry).status == "ACCEPTED"


def test_a_neighbour_cannot_confirm(report, neighbour):
    assert refused("confirm_report", report, neighbour) == "report_not_asked"  # sees none of it


def test_a_province_does_not_confirm_in_place_of_its_region(report, province_officer):
    assert refused("confirm_report", report, province_officer) == "approval_not_yours"


def test_nobody_skips_the_province(report, officer, ministry):
    act("confirm_report", report, officer)
    assert refused("accept_report", report, ministry) == "approval_out_of_turn"
    assert refused("return_report", report, ministry, comment="Salah") == "approval_out_of_turn"


def test_a_province_does_not_take_back_what_it_has_sent_on(report, officer, province_officer):
    act("confirm_report", report, officer)
    act("endorse_report", report, province_officer)
    assert (
        refused("return_report", report, province_officer, comment="x") == "approval_out_of_turn"
    )


def test_what_nobody_confirmed_is_not_accepted(report, ministry):
    with pytest.raises(IllegalMove):
        act("accept_report", report, ministry)


@pytest.mark.parametrize("verb", ["doubt_report", "withdraw_confirmation"])
def test_who_says_that_something_is_wrong_says_what(report, officer, verb):
    if verb == "withdraw_confirmation":
        act("confirm_report", report, officer)
    assert refused(verb, report, officer, comment="  ") == "reason_missing"
    assert act(verb, report, officer, comment="Lulusan kurang 2").confirmed_on is None


def test_a_returned_report_has_as_many_days_again_and_no_confirmation(
    report, officer, province_officer
):
    act("confirm_report", report, officer)
    move_due(report, days=-30)
    approval = act("return_report", report, province_officer, comment="Periksa yang bekerja")
    assert (approval.status, approval.confirmed_on) == ("RETURNED", None)
    assert approval.due_on > TODAY()


def test_figures_that_were_changed_cannot_be_confirmed(report, officer):
    RegionalReport.objects.filter(pk=report.pk).update(figures={**report.figures, "placed": 9})
    report.refresh_from_db()
    assert refused("confirm_report", report, officer) == "report_not_intact"


def test_an_approval_of_other_figures_is_none_of_these(report, officer):
    ReportApproval.objects.filter(report=report).update(checksum="0" * 64)
    assert refused("confirm_report", report, officer) == "report_not_intact"


def test_a_newer_copy_is_asked_for_anew(report, officer, ministry):
    act("confirm_report", report, officer)
    anew = build_run(ministry, reason="Data susulan")
    old = ReportApproval.objects.get(report=report)
    new = ReportApproval.objects.get(report__run=anew, place="62.10")
    assert (old.status, new.status) == ("REPLACED", "ASKED")
    assert old.confirmed_on is not None
    with pytest.raises(IllegalMove):
        act("confirm_report", report, officer)


def test_what_the_ministry_accepted_stays_accepted(of_province, province_officer, ministry):
    act("confirm_report", of_province, province_officer)
    act("accept_report", of_province, ministry)
    build_run(ministry, reason="Data susulan")
    assert ReportApproval.objects.get(report=of_province).status == "ACCEPTED"


def test_whose_day_has_passed_is_told_once(report):
    move_due(report, days=-30)
    assert services.lapse_approvals() == 1
    assert services.lapse_approvals() == 0
    assert ReportApproval.objects.get(report=report).status == "OVERDUE"


def test_on_the_day_itself_nothing_is_overdue(report):
    ReportApproval.objects.filter(report=report).update(due_on=TODAY())
    assert services.lapse_approvals() == 0


def test_the_rate_adds_up_to_what_is_expected(run, report, officer, neighbour):
    act("confirm_report", report, officer)
    (line,) = reporting_of(run.pk)
    assert (line.code, line.expected, line.on_time, line.late) == ("62", 2, 1, 0)
    assert (line.still_time, line.missing) == (1, 0)
    move_due(report, days=-30)
    move_due(run.reports.get(regency="62.11"), days=-30)
    total = sum_of(reporting_of(run.pk))
    assert (total.on_time, total.late, total.still_time, total.missing) == (0, 1, 0, 1)
    assert total.confirmed + total.still_time + total.missing == total.expected


def test_who_confirms_on_the_last_day_is_on_time(run, report, officer):
    ReportApproval.objects.filter(report=report).update(due_on=TODAY())
    act("confirm_report", report, officer)
    assert sum_of(reporting_of(run.pk)).on_time == 1


def test_the_database_lets_a_region_take_its_own_steps_only(report, officer):
    with acting_as(officer), pytest.raises(ProgrammingError), transaction.atomic():
        ReportApproval.objects.filter(report=report).update(
            status="ENDORSED", confirmed_on=TODAY(), endorsed_on=TODAY()
        )


def test_the_database_lets_a_province_confirm_no_region(report, province_officer):
    with acting_as(province_officer), pytest.raises(ProgrammingError), transaction.atomic():
        ReportApproval.objects.filter(report=report).update(
            status="CONFIRMED", confirmed_on=TODAY()
        )


def test_the_page_of_a_report_has_the_forms_of_whoever_may_act(
    client, report, officer, province_officer
):
    page = reverse("reports:report_detail", args=[report.pk])
    confirm = reverse("reports:confirm_report", args=[report.pk])
    client.force_login(province_officer)
    assert confirm not in client.get(page).content.decode()
    client.force_login(officer)
    assert confirm in client.get(page).content.decode()
    client.post(confirm, {"confirm-comment": "Sudah diperiksa"})
    text = client.get(page).content.decode()
    assert "Sudah diperiksa" in text
    assert confirm not in text


def test_a_form_without_its_reason_is_shown_again(client, report, officer):
    client.force_login(officer)
    answer = client.post(reverse("reports:doubt_report", args=[report.pk]), {"doubt-comment": ""})
    assert answer.status_code == 422
    assert ReportApproval.objects.get(report=report).status == "ASKED"


def test_the_page_of_a_run_and_of_a_province_tell_the_rate(
    client, run, of_province, province_officer, ministry_reader
):
    client.force_login(ministry_reader)
    for page in (reverse("reports:show_run", args=[run.pk]), reverse("reports:list_runs")):
        assert client.get(page).status_code == 200
    nation = run.reports.get(level="NATION")
    answer = client.get(reverse("reports:report_detail", args=[nation.pk]))
    assert answer.context["reporting_sum"].expected == 2
    client.force_login(province_officer)
    answer = client.get(reverse("reports:report_detail", args=[of_province.pk]))
    assert answer.context["reporting_sum"].expected == 2


def test_a_regions_page_tells_of_no_other_region(client, report, officer):
    client.force_login(officer)
    answer = client.get(reverse("reports:report_detail", args=[report.pk]))
    assert "reporting_sum" not in answer.context


def test_the_list_shows_each_office_what_waits_for_it(
    client, run, report, officer, province_officer
):
    page = reverse("reports:list_approvals") + "?state=mine"
    client.force_login(officer)
    assert [row.place for row in client.get(page).context["rows"]] == ["62.10"]
    act("confirm_report", report, officer)
    assert list(client.get(page).context["rows"]) == []
    client.force_login(province_officer)
    assert [row.place for row in client.get(page).context["rows"]] == ["62.", "62.10"]


def test_it_waits_on_the_first_page_until_it_is_said(client, report, officer):
    client.force_login(officer)
    waits = reverse("reports:list_approvals")
    assert waits in client.get(reverse("home")).content.decode()
    act("confirm_report", report, officer)
    assert waits not in client.get(reverse("home")).content.decode()


def test_the_day_of_a_region_is_over_once_it_has_confirmed(
    of_province, report, officer, province_officer
):
    act("confirm_report", report, officer)
    move_due(report, days=-30)
    with acting_as(province_officer):
        (item,) = work_of(province_officer, APPROVALS)
    assert "2" in item.text
    assert item.deadline == of_province.approval.due_on
    assert "terlambat" not in item.reason


def test_the_same_through_the_api(run, report, officer, ministry):
    door = Door(officer)
    key = report.approval.pk
    said = door.post(f"report-approvals/{key}/doubt/", comment="Kurang satu").json()
    assert said["status"] == "DOUBTED"
    said = door.post(f"report-approvals/{key}/confirm/").json()
    assert (said["status"], said["is_on_time"]) == ("CONFIRMED", True)
    (line,) = Door(ministry).get(f"report-runs/{run.pk}/reporting/").json()
    assert (line["expected"], line["on_time"]) == (2, 1)


def test_whoever_holds_the_paper_reads_how_far_it_is_approved(client, report, officer):
    act("confirm_report", report, officer)
    address = reverse("reports:show_checked_report", args=[report.spelled_code])
    shown = client.get(address).context["report"].approval
    assert (shown.status, shown.confirmed_on) == ("CONFIRMED", TODAY())
    answer = client.get(f"/api/v1/report-checks/{report.spelled_code}/")
    assert answer.json()["approval"] == "CONFIRMED"


def test_the_paper_says_how_far_it_is_approved(report, officer, build):
    from reports.documents.report import approval_lines

    act("confirm_report", report, officer)
    assert len(approval_lines(report)) == 2
    asked = build(officer, period_from=date(2019, 7, 1), period_to=date(2019, 7, 31))
    assert approval_lines(asked) == [], "what somebody asked for goes up no line"

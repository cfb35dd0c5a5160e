"""What was said to a report is taken back, until the next one in the line has acted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from blkportal.core.models import StatusChange
from blkportal.core.refusals import IllegalMove, Refusal
from blkportal.core.scope import SYSTEM, acting_in
from reports import services
from reports.models import ReportApproval
from tests.approvals import act, build_run, refused
from tests.door import Door
from tests.people import make_officer

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


def page_of(report):
    return reverse("reports:report_detail", args=[report.pk])


def endorsed(report, officer, province_officer):
    act("confirm_report", report, officer)
    return act("endorse_report", report, province_officer)


def test_a_province_takes_its_word_back_and_that_of_the_region_stands(
    report, officer, province_officer
):
    endorsed(report, officer, province_officer)
    approval = act("retract_endorsement", report, province_officer, comment="Satu belum lulus")
    assert (approval.status, approval.endorsed_on) == ("CONFIRMED", None)
    assert approval.confirmed_on == TODAY()
    last = StatusChange.about(approval).order_by("-pk").first()
    assert (last.by_name, last.reason) == (province_officer.name, "Satu belum lulus")
    assert act("endorse_report", report, province_officer).status == "ENDORSED"


def test_once_the_ministry_has_answered_a_province_takes_nothing_back(
    report, officer, province_officer, ministry
):
    endorsed(report, officer, province_officer)
    act("accept_report", report, ministry)
    with pytest.raises(IllegalMove):
        act("retract_endorsement", report, province_officer, comment="Keliru")
    assert ReportApproval.objects.get(report=report).status == "ACCEPTED"


def test_nobody_but_the_province_takes_its_word_back(report, officer, province_officer, ministry):
    endorsed(report, officer, province_officer)
    for other in (officer, ministry, make_officer("jabar@blk.test", "32")):
        with acting_in(SYSTEM), pytest.raises(Refusal) as refusal:
            services.retract_endorsement(report, comment="Keliru", by=other)
        assert refusal.value.code == "approval_not_yours"


def test_the_ministry_takes_an_acceptance_back_and_what_was_said_before_stands(
    report, officer, province_officer, ministry
):
    endorsed(report, officer, province_officer)
    act("accept_report", report, ministry)
    approval = act("reopen_report", report, ministry, comment="Tertukar dengan bulan lalu")
    assert (approval.status, approval.accepted_on) == ("ENDORSED", None)
    assert approval.endorsed_on == TODAY()
    assert act("return_report", report, ministry, comment="Periksa").status == "RETURNED"


def test_a_provinces_own_report_waits_for_the_ministry_again(
    of_province, province_officer, ministry
):
    act("confirm_report", of_province, province_officer)
    act("accept_report", of_province, ministry)
    assert act("reopen_report", of_province, ministry, comment="Keliru").status == "CONFIRMED"
    assert act("accept_report", of_province, ministry).status == "ACCEPTED"


def test_nobody_but_the_ministry_takes_its_acceptance_back(
    of_province, province_officer, ministry
):
    act("confirm_report", of_province, province_officer)
    act("accept_report", of_province, ministry)
    assert refused("reopen_report", of_province, province_officer, comment="x") == (
        "approval_not_yours"
    )


def test_an_acceptance_is_not_taken_back_once_a_newer_copy_is_asked_about(
    of_province, province_officer, ministry
):
    act("confirm_report", of_province, province_officer)
    act("accept_report", of_province, ministry)
    build_run(ministry, reason="Data susulan")
    assert refused("reopen_report", of_province, ministry, comment="x") == "newer_copy_asked"


def test_what_a_newer_copy_has_overtaken_leads_to_it_and_offers_nothing(
    client, of_province, province_officer, ministry
):
    act("confirm_report", of_province, province_officer)
    act("accept_report", of_province, ministry)
    newer = build_run(ministry, reason="Data susulan").reports.get(level="PROVINCE")
    client.force_login(ministry)
    text = client.get(page_of(of_province)).content.decode()
    assert reverse("reports:reopen_report", args=[of_province.pk]) not in text
    assert page_of(newer) in text
    assert page_of(of_province) not in client.get(page_of(newer)).content.decode()


def test_whoever_was_asked_finds_the_newer_copy_from_the_one_that_it_replaced(
    client, report, officer, ministry
):
    newest = [build_run(ministry, reason="Susulan").reports.get(regency="62.10") for _n in "12"]
    client.force_login(officer)
    text = client.get(page_of(report)).content.decode()
    assert [page_of(each) in text for each in newest] == [False, True]


def statements(captured):
    """Those about approvals, each as what it does: it holds rows, or looks for a newer copy."""
    about = [query["sql"] for query in captured if '"reports_reportapproval"' in query["sql"]]
    kinds = {"FOR UPDATE": "hold", '"as_of" >': "look", "INSERT": "ask", "UPDATE": "move"}
    found = (next((kinds[word] for word in kinds if word in sql), "") for sql in about)
    return [kind for kind in found if kind]


def test_who_takes_back_holds_the_copy_before_looking_for_a_newer_one(
    of_province, province_officer, ministry
):
    act("confirm_report", of_province, province_officer)
    act("accept_report", of_province, ministry)
    with CaptureQueriesContext(connection) as captured:
        act("reopen_report", of_province, ministry, comment="Keliru")
    assert statements(captured)[:3] == ["hold", "look", "move"]


def test_who_asks_about_a_newer_copy_holds_the_older_ones_whatever_was_said(
    of_province, province_officer, ministry
):
    act("confirm_report", of_province, province_officer)
    act("accept_report", of_province, ministry)
    with CaptureQueriesContext(connection) as captured:
        build_run(ministry, reason="Data susulan")
    first = next(q["sql"] for q in captured if "FOR UPDATE" in q["sql"] and "approval" in q["sql"])
    assert "ACCEPTED" not in first
    assert "REPLACED" not in first
    assert '"status" IN' not in first


@pytest.mark.parametrize("verb", ["retract_endorsement", "reopen_report"])
def test_who_takes_something_back_says_why(report, officer, province_officer, ministry, verb):
    endorsed(report, officer, province_officer)
    if verb == "reopen_report":
        act("accept_report", report, ministry)
    by = ministry if verb == "reopen_report" else province_officer
    assert refused(verb, report, by, comment=" ") == "reason_missing"


def test_the_page_offers_to_take_back_what_one_has_said_and_no_longer_once_it_is_answered(
    client, report, officer, province_officer, ministry
):
    endorsed(report, officer, province_officer)
    page = reverse("reports:report_detail", args=[report.pk])
    retract = reverse("reports:retract_endorsement", args=[report.pk])
    reopen = reverse("reports:reopen_report", args=[report.pk])
    client.force_login(province_officer)
    assert retract in client.get(page).content.decode()
    client.post(retract, {"retract-comment": "Belum dibaca semua"})
    assert "Belum dibaca semua" in client.get(page).content.decode()
    act("endorse_report", report, province_officer)
    act("accept_report", report, ministry)
    assert retract not in client.get(page).content.decode()
    client.force_login(ministry)
    assert reopen in client.get(page).content.decode()
    client.post(reopen, {"reopen-comment": "Keliru"})
    assert ReportApproval.objects.get(report=report).status == "ENDORSED"


def test_taking_back_through_the_api(report, officer, province_officer, ministry):
    endorsed(report, officer, province_officer)
    address = f"report-approvals/{report.approval.pk}/"
    said = Door(province_officer).post(f"{address}retract/", comment="Keliru").json()
    assert said["status"] == "CONFIRMED"
    act("endorse_report", report, province_officer)
    act("accept_report", report, ministry)
    said = Door(ministry).post(f"{address}reopen/", comment="Keliru").json()
    assert (said["status"], said["accepted_on"]) == ("ENDORSED", None)

"""Building: once, frozen, sealed, and with the rights that the requester has at that moment."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import gettext

from accounts.models import User
from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from blkportal.core.scope import acting_as
from participants.models import Certificate, Enrollment
from reports import services
from reports.figures import DEFINITIONS_VERSION
from reports.models import RegionalReport
from reports.services.regional_report import build_report


def test_the_worker_freezes_figures_cut_off_and_fingerprint(officer, build, gunung_mas):
    report = build(officer)
    assert report.job.status == "DONE"
    assert report.figures["enrolled"] == 2
    assert report.figures["certified"] == 1
    assert report.regencies == {"62.10": report.figures}
    assert report.breakdowns["names"] == {
        "62.10": "Kabupaten Gunung Mas",
        "62": "Kalimantan Tengah",
    }
    assert report.as_of is not None
    assert report.definitions_version == DEFINITIONS_VERSION
    assert len(report.checksum) == 64
    assert services.is_intact(report)


def test_frozen_stays_frozen_after_new_facts(officer, build, gunung_mas):
    report = build(officer)
    before = (report.figures, report.as_of, report.checksum)
    Certificate.objects.all().delete()
    Enrollment.objects.all().delete()
    again = RegionalReport.objects.get(pk=report.pk)
    build_report(again.job, by=officer, report_progress=lambda done, total: None)
    again.refresh_from_db()
    assert (again.figures, again.as_of, again.checksum) == before


def test_a_new_report_shows_the_new_facts_and_leaves_the_old_one(officer, build, gunung_mas):
    old = build(officer)
    Enrollment.objects.filter(pk=gunung_mas[1].pk).delete()
    Job.objects.update(key="an earlier minute")
    with acting_as(officer):
        new = services.request_again(old, by=officer)
    run_job(new.job_id)
    new.refresh_from_db()
    assert (old.figures["enrolled"], new.figures["enrolled"]) == (2, 1)


@pytest.mark.parametrize("column", ["figures", "regencies", "breakdowns"])
def test_a_number_changed_behind_our_back_breaks_the_seal(officer, build, gunung_mas, column):
    report = build(officer)
    RegionalReport.objects.filter(pk=report.pk).update(**{column: {"enrolled": 9999}})
    report.refresh_from_db()
    assert not services.is_intact(report)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("as_of", datetime(2026, 1, 1, tzinfo=UTC)),
        ("definitions_version", "2019.1"),
        ("period_from", date(2019, 2, 1)),
        ("period_to", date(2019, 11, 30)),
        ("regency_id", "62.11"),
    ],
)
def test_what_the_numbers_are_about_is_under_the_seal_too(
    officer, build, gunung_mas, column, value
):
    report = build(officer)
    RegionalReport.objects.filter(pk=report.pk).update(**{column: value})
    report.refresh_from_db()
    assert not services.is_intact(report)


def test_an_officer_moved_between_question_and_build_is_refused(officer, ask, gunung_mas):
    report = ask(officer)
    User.objects.filter(pk=officer.pk).update(scope_key="62.11")
    run_job(report.job_id)
    report.refresh_from_db()
    assert report.as_of is None
    job = report.job
    job.refresh_from_db()
    assert job.status == "FAILED"
    assert job.error == gettext(
        "You can ask for reports about your own place only. Choose it in the form."
    ), "the requester is told why, instead of meeting row security"


def test_an_officer_disabled_meanwhile_gets_nothing_built(officer, ask, gunung_mas):
    report = ask(officer)
    User.objects.filter(pk=officer.pk).update(is_active=False)
    run_job(report.job_id)
    report.job.refresh_from_db()
    assert report.job.status == "FAILED"
    report.refresh_from_db()
    assert report.figures == {}


def test_an_officer_promoted_to_the_province_builds_with_the_new_rights(officer, ask, gunung_mas):
    report = ask(officer)
    User.objects.filter(pk=officer.pk).update(role="province_officer", scope_key="62")
    run_job(report.job_id)
    report.refresh_from_db()
    assert report.figures["enrolled"] == 2


def test_cancelled_work_writes_nothing(officer, ask, gunung_mas):
    report = ask(officer)
    Job.objects.update(status="CANCELLED")
    run_job(report.job_id)
    report.refresh_from_db()
    assert report.as_of is None


def test_a_province_report_holds_its_regencies_with_zeros(province_officer, build, gunung_mas):
    report = build(province_officer, level="PROVINCE", place="62")
    assert len(report.regencies) == 14
    assert report.figures["enrolled"] == 3
    assert report.regencies_reached == 2
    assert report.regencies["62.01"]["enrolled"] == 0


def test_a_center_report_counts_regions_that_sent_people(organizer, build, gunung_mas):
    report = build(organizer, level="CENTER", place="bbplk-bekasi")
    assert report.figures["enrolled"] == 3
    assert len(report.regencies) == 514


def test_province_officer_and_ministry_read_the_same_numbers(
    province_officer, ministry, build, gunung_mas
):
    theirs = build(province_officer, level="PROVINCE", place="62")
    ours = build(ministry, level="PROVINCE", place="62")
    assert theirs.figures == ours.figures
    assert theirs.regencies == ours.regencies


def test_a_national_report_is_built_in_few_statements(
    ministry, ask, gunung_mas, django_assert_max_num_queries
):
    report = ask(ministry, level="NATION", place="")
    with django_assert_max_num_queries(27):  # four of them for obstacles, duties and measures
        run_job(report.job_id)

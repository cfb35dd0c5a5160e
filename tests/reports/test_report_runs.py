"""The reports of all places about a period: made once, in slices, whatever happens meanwhile."""

from datetime import date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from blkportal.core.jobs import cancel_job, run_job
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from reports import services
from reports.cadence import last_settled, period_with
from reports.models import RegionalReport, ReportRun
from reports.services import is_intact, report_run
from reports.work_names import LEFT
from tests.door import Door

JULY = {"cadence": "MONTH", "day": date(2019, 7, 15), "reason": ""}


@pytest.fixture
def few(monkeypatch):
    """The country is Kalimantan Tengah, with slices of six reports."""
    every = report_run.all_places

    def of_province():
        return [place for place in every() if place.code[:2] in {"", "62", "bb"}]

    monkeypatch.setattr(report_run, "all_places", of_province)
    monkeypatch.setattr(report_run, "SLICE", 6)
    return of_province


def start(user, **asked):
    with acting_as(user):
        return services.start_run(**{**JULY, **asked}, by=user)


def work():
    """What the workers do until nothing waits. How many pieces of work that were."""
    done = 0
    while waiting := Job.objects.filter(kind="build_run", status="QUEUED").first():
        run_job(waiting.pk)
        done += 1
    return done


def test_every_place_gets_its_report_and_the_run_ends(ministry, few, gunung_mas):
    run = start(ministry)
    assert work() == 3, "seventeen places in slices of six"
    run.refresh_from_db()
    assert run.places == run.reports.count() == len(few())
    assert run.ended_at
    assert run.failed == {}


def test_a_report_of_a_run_is_what_the_region_itself_would_count(
    ministry, officer, few, build, gunung_mas
):
    start(ministry)
    work()
    ours = RegionalReport.objects.get(run__isnull=False, regency="62.10")
    theirs = build(officer, period_from=date(2019, 7, 1), period_to=date(2019, 7, 31))
    assert ours.figures == theirs.figures
    assert ours.figures["enrolled"] == 2
    assert is_intact(ours)


def test_two_clocks_at_once_start_one_run_and_one_piece_of_work(few, gunung_mas):
    assert services.start_due_runs() == 3
    assert services.start_due_runs() == 0
    assert ReportRun.objects.count() == Job.objects.filter(kind="build_run").count() == 3


def test_a_run_that_another_clock_has_begun_meanwhile_is_taken_as_it_is(few, db):
    first, last = period_with("MONTH", date(2019, 7, 15))
    one, other = (report_run._begin("MONTH", first, last, version=1) for _ in range(2))
    assert one == other
    assert Job.objects.filter(kind="build_run").count() == 1


def test_a_slice_that_is_done_twice_makes_nothing_twice(ministry, few, gunung_mas):
    run = start(ministry)
    work()
    before = set(run.reports.values_list("pk", "checksum"))
    services.build_slice(run.pk, 1, report_progress=lambda done, total: None)
    assert set(run.reports.values_list("pk", "checksum")) == before


def test_a_place_that_fails_stops_no_other_and_is_made_later(
    ministry, few, gunung_mas, monkeypatch
):
    freeze = report_run.freeze

    def breaks_in_gunung_mas(report, places):
        if report.regency_id == "62.10":
            raise ZeroDivisionError
        freeze(report, places)

    monkeypatch.setattr(report_run, "freeze", breaks_in_gunung_mas)
    run = start(ministry)
    work()
    run.refresh_from_db()
    assert list(run.failed) == ["REGENCY 62.10"]
    assert run.reports.count() == run.places - 1
    monkeypatch.setattr(report_run, "freeze", freeze)
    with acting_as(ministry):
        services.continue_run(run, by=ministry)
    work()
    run.refresh_from_db()
    assert (run.failed, run.reports.count()) == ({}, run.places)


def test_what_was_made_before_the_work_was_stopped_stays(ministry, few, gunung_mas):
    run = start(ministry)
    run_job(Job.objects.get(kind="build_run").pk)
    second = Job.objects.get(kind="build_run", status="QUEUED")
    with acting_as(ministry):
        cancel_job(second, by=ministry)
    assert work() == 0
    made = set(run.reports.values_list("pk", flat=True))
    assert len(made) == 6
    with acting_as(ministry):
        services.continue_run(run, by=ministry)
    work()
    assert made < set(run.reports.values_list("pk", flat=True))
    assert run.reports.count() == run.places


def test_what_is_missing_is_not_made_once_a_newer_version_was_begun(
    client, ministry, few, gunung_mas
):
    run = start(ministry)
    run_job(Job.objects.get(kind="build_run").pk)
    with acting_as(ministry):
        cancel_job(Job.objects.get(kind="build_run", status="QUEUED"), by=ministry)
        newer = services.start_run(**JULY | {"reason": "Data susulan"}, by=ministry)
        with pytest.raises(Refusal) as refused:
            services.continue_run(run, by=ministry)
    assert refused.value.code == "run_overtaken"
    client.force_login(ministry)
    page = client.get(reverse("reports:show_run", args=[run.pk])).content.decode()
    assert reverse("reports:show_run", args=[newer.pk]) in page
    assert reverse("reports:continue_run", args=[run.pk]) not in page


def test_who_stops_a_run_is_told_what_stays_and_led_back_to_it(client, ministry, few, gunung_mas):
    run = start(ministry)
    run_job(Job.objects.get(kind="build_run").pk)
    second = Job.objects.get(kind="build_run", status="QUEUED")
    client.force_login(ministry)
    stopped = client.post(reverse("reports:cancel_job", args=[second.pk]), follow=True)
    text = stopped.content.decode()
    assert str(LEFT["build_run"]) in text
    assert reverse("reports:show_run", args=[run.pk]) in text


def test_a_worker_killed_in_a_slice_loses_that_slice_only(ministry, few, gunung_mas, monkeypatch):
    run = start(ministry)
    run_job(Job.objects.get(kind="build_run").pk)
    second = Job.objects.get(kind="build_run", status="QUEUED")
    build, built = report_run.build_place, []

    def killed_at_the_third(*about):
        if len(built) == 2:
            raise SystemExit
        built.append(about)
        build(*about)

    monkeypatch.setattr(report_run, "build_place", killed_at_the_third)
    with pytest.raises(SystemExit):
        run_job(second.pk)
    assert run.reports.count() == 6
    monkeypatch.setattr(report_run, "build_place", build)
    Job.objects.filter(pk=second.pk).update(status="QUEUED", attempts=1)
    work()
    assert run.reports.count() == run.places


def test_a_running_run_is_neither_continued_nor_made_anew(ministry, few, db):
    run = start(ministry)
    with pytest.raises(Refusal) as refused, acting_as(ministry):
        services.continue_run(run, by=ministry)
    assert refused.value.code == "run_working"
    with pytest.raises(Refusal) as refused:
        start(ministry, reason="Pati menyusulkan data")
    assert refused.value.code == "run_working"


def test_a_complete_run_is_made_anew_for_a_reason_and_the_old_one_stays(ministry, few, gunung_mas):
    old = start(ministry)
    work()
    with pytest.raises(Refusal) as refused:
        start(ministry)
    assert refused.value.code == "run_anew_without_reason"
    with pytest.raises(Refusal) as refused, acting_as(ministry):
        services.continue_run(old, by=ministry)
    assert refused.value.code == "run_complete"
    new = start(ministry, reason="Kabupaten Pati menyusulkan data")
    work()
    assert (old.version, new.version) == (1, 2)
    assert old.reports.count() == new.reports.count() == new.places


def test_a_period_that_is_not_over_has_no_reports(ministry, few, db):
    with pytest.raises(Refusal) as refused:
        start(ministry, day=timezone.localdate())
    assert refused.value.code == "period_not_over"


@pytest.mark.parametrize(
    ("cadence", "first", "last"),
    [
        ("MONTH", date(2024, 2, 1), date(2024, 2, 29)),
        ("QUARTER", date(2024, 1, 1), date(2024, 3, 31)),
        ("YEAR", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_the_days_of_a_period(cadence, first, last):
    assert period_with(cadence, date(2024, 2, 29)) == (first, last)


@pytest.mark.parametrize(
    ("cadence", "today", "last"),
    [
        ("MONTH", date(2026, 12, 4), date(2026, 10, 31)),
        ("MONTH", date(2026, 12, 6), date(2026, 11, 30)),
        ("QUARTER", date(2026, 12, 6), date(2026, 9, 30)),
        ("YEAR", date(2027, 1, 5), date(2025, 12, 31)),
        ("YEAR", date(2027, 1, 6), date(2026, 12, 31)),
    ],
)
def test_a_period_is_reported_when_five_days_have_passed(cadence, today, last):
    assert last_settled(cadence, today)[1] == last


def test_the_ministry_starts_sees_and_continues_a_run_through_the_api(ministry, few, gunung_mas):
    door = Door(ministry)
    run = door.post("report-runs/", cadence="YEAR", day="2019-03-01").json()
    assert (run["period_from"], run["built"], run["places"]) == ("2019-01-01", 0, 17)
    work()
    assert door.get(f"report-runs/{run['id']}/").json()["built"] == 17


def test_the_page_of_a_run_shows_progress_failures_and_the_reports(client, ministry, few, db):
    run = start(ministry)
    client.force_login(ministry)
    page = reverse("reports:show_run", args=[run.pk])
    assert client.get(page)["Refresh"]
    work()
    ReportRun.objects.update(failed={"REGENCY 62.10": "Rusak"})
    answer = client.get(page)
    assert "Refresh" not in answer.headers
    text = answer.content.decode()
    assert "Gunung Mas" in text
    assert "Rusak" in text


def test_the_list_of_runs_says_how_many_reports_stand(client, ministry_reader, few, gunung_mas):
    client.force_login(ministry_reader)
    page = reverse("reports:list_runs")
    assert client.get(page).status_code == 200
    services.start_due_runs()
    work()
    assert client.get(page).content.decode().count(f"{len(few())} ") >= 3


def test_a_moment_in_the_night_is_a_day_in_jakarta(few, monkeypatch, db):
    """On 6 November at one o'clock in Jakarta, London still writes the 5th."""
    night = datetime.fromisoformat("2026-11-06T01:00:00+07:00")
    monkeypatch.setattr(timezone, "now", lambda: night)
    services.start_due_runs()
    assert ReportRun.objects.filter(period_to=date(2026, 10, 31)).exists()

"""A check is done as a whole or not at all; what it found stays found since the day it was."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blkportal.core.jobs import run_job
from blkportal.core.models import AuditEntry, Job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from reports import services
from reports.models import QualityCount, QualityFinding, QualityRun
from reports.quality import RULES
from reports.services import quality_check
from reports.services.quality_reading import RUNS, lines_of
from reports.tasks import start_nightly_check
from tests.broken import a_seat, changed, days_ago, somebody_born
from tests.chain import make_enrollment
from tests.quality import found_by, make_count, make_finding, make_run

RULE = "never_assessed"


@pytest.fixture
def seat(db):
    """A graduate whom nobody assessed."""
    return a_seat(ended=61, competent=False)


def assess(seat):
    changed(seat, assessed_on=seat.graduated_on)


def numbers(**place):
    place = {"regency": None, "center": None} | place
    rows = QualityCount.objects.filter(rule=RULE, **place)
    return [*rows.order_by("run__day").values_list("found", "accepted", "looked")]


def everything():
    rows = QualityFinding.objects.order_by("pk").values()
    counts = QualityCount.objects.order_by("rule", "regency", "center")
    return [*rows], [*counts.values_list("rule", "regency", "center", "found", "looked")]


def test_a_second_check_of_a_day_changes_nothing(seat):
    services.check_quality()
    before = everything()
    services.check_quality()
    assert everything() == before
    assert QualityRun.objects.count() == 1


def test_what_was_mended_is_gone_and_the_number_falls(seat):
    (finding,) = found_by(RULE)
    assess(seat)
    assert found_by(RULE) == []
    assert not QualityFinding.objects.filter(pk=finding.pk).exists()
    assert numbers() == [(0, 0, 1)]


def test_a_finding_stands_since_the_day_on_which_it_was_first_found(seat, monkeypatch):
    found_by(RULE)
    first, later = days_ago(0), days_ago(-3)
    monkeypatch.setattr(timezone, "localdate", lambda: later)
    (finding,) = found_by(RULE)
    assert finding.since == first
    assert [run.day for run in QualityRun.objects.all()] == [later, first]


def test_what_comes_back_stands_since_it_came_back(seat, monkeypatch):
    found_by(RULE)
    assess(seat)
    found_by(RULE)
    changed(seat, assessed_on=None)
    later = days_ago(-1)
    monkeypatch.setattr(timezone, "localdate", lambda: later)
    (finding,) = found_by(RULE)
    assert finding.since == later


def test_a_check_that_dies_leaves_the_former_findings_whole(seat, monkeypatch):
    services.check_quality()
    before = everything()
    assess(seat)
    look = quality_check._look

    def dies_at_the_last_rule(rule, run):
        if rule == RULES[-1]:
            raise KeyboardInterrupt
        look(rule, run)

    monkeypatch.setattr(quality_check, "_look", dies_at_the_last_rule)
    with pytest.raises(KeyboardInterrupt):
        services.check_quality()
    assert everything() == before


def test_a_check_costs_the_same_for_one_record_and_for_many(seat):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            services.check_quality()
        return len(asked)

    services.check_quality()
    alone = cost()
    for _ in range(5):
        a_seat(ended=61, competent=False)
        somebody_born(10)
    assert cost() == alone


def test_it_tells_how_far_it_is(db):
    told = []
    services.check_quality(report_progress=lambda done, total: told.append((done, total)))
    assert told == [(done, len(RULES)) for done in range(1, len(RULES) + 1)]


def test_numbers_older_than_two_months_and_findings_of_no_rule_are_forgotten(seat):
    make_count(make_run(days_ago(61)))
    kept = make_run(days_ago(60))
    make_finding(seat, "no_longer_a_rule")
    services.check_quality()
    assert [run.day for run in QualityRun.objects.all()] == [timezone.localdate(), kept.day]
    assert not QualityFinding.objects.filter(rule="no_longer_a_rule").exists()


def test_a_night_has_one_check_however_often_the_clock_tells(db):
    start_nightly_check()
    start_nightly_check()
    job = Job.objects.get(kind="check_quality")
    run_job(job.pk)
    job.refresh_from_db()
    assert (job.status, job.done) == ("DONE", job.total)
    assert QualityRun.objects.get().checked_by is None


def test_who_asks_while_one_runs_is_shown_that_one_and_afterwards_a_new_one(ministry):
    with acting_as(ministry):
        first = services.request_check(by=ministry)
        assert services.request_check(by=ministry) == first
        Job.objects.filter(pk=first.pk).update(status="DONE")
        again = services.request_check(by=ministry)
    assert again != first
    run_job(again.pk)
    assert QualityRun.objects.get().checked_by == ministry


def test_the_command_prints_found_and_looked_at(seat, capsys):
    call_command("check_quality")
    (line,) = [row for row in capsys.readouterr().out.splitlines() if row.startswith(RULE)]
    assert "1 of 1 people who graduated" in line


def test_whose_record_it_is_accepts_it_and_it_stays_away(seat, organizer):
    (finding,) = found_by(RULE)
    with acting_as(organizer):
        services.accept_finding(finding, reason=" Ujian dibatalkan LSP. ", by=organizer)
    (kept,) = found_by(RULE)
    assert kept.pk == finding.pk
    assert (kept.accepted_name, kept.reason) == (organizer.name, "Ujian dibatalkan LSP.")
    assert numbers() == [(0, 1, 1)]
    assert lines_of(organizer)[5].open == 0
    assert AuditEntry.about(kept).filter(action="UPDATE", user_id=organizer.pk).exists()


def test_once_its_facts_change_it_asks_again(seat, organizer):
    (finding,) = found_by(RULE)
    with acting_as(organizer):
        services.accept_finding(finding, reason="Benar", by=organizer)
    changed(seat, graduated_on=seat.graduated_on - timedelta(days=1))
    (again,) = found_by(RULE)
    assert (again.accepted_at, again.accepted_by, again.reason) == (None, None, "")
    assert again.since == finding.since
    assert numbers() == [(1, 0, 1)]


def accept(finding, by, reason="Benar"):
    with pytest.raises(Refusal) as refused, acting_as(by):
        services.accept_finding(finding, reason=reason, by=by)
    return refused.value.code


def test_a_finding_is_accepted_once_by_whose_it_is_and_for_a_reason(seat, organizer, officer):
    finding = make_finding(seat)
    assert accept(finding, organizer, "  ") == "finding_reason_missing"
    assert accept(finding, officer) == "finding_of_another"
    with acting_as(organizer):
        services.accept_finding(finding, reason="Benar", by=organizer)
    assert accept(finding, organizer) == "finding_accepted"


def test_a_finding_is_out_of_reach_of_a_neighbour(seat, neighbour, other_organizer):
    finding = make_finding(seat)
    for stranger in (neighbour, other_organizer):
        with acting_as(stranger):
            assert not QualityFinding.objects.filter(pk=finding.pk).exists()
            assert not QualityFinding.objects.filter(pk=finding.pk).update(reason="x")


@pytest.mark.parametrize("column", ["about", "since", "rule"])
def test_who_mends_cannot_rewrite_what_was_found(seat, officer, column):
    finding = make_finding(seat)
    with pytest.raises(ProgrammingError), transaction.atomic(), acting_as(officer):
        QualityFinding.objects.filter(pk=finding.pk).update(**{column: finding.since})


def test_the_database_takes_no_acceptance_without_a_name(seat):
    finding = make_finding(seat)
    with pytest.raises(IntegrityError), transaction.atomic():
        QualityFinding.objects.filter(pk=finding.pk).update(accepted_at=timezone.now())


def test_the_last_runs_are_told_to_each_in_the_own_numbers(officer, province_officer, organizer):
    for day in range(RUNS + 1):
        run = make_run(days_ago(day))
        make_count(run, regency_id="62.10", found=day, looked=20)
        make_count(run, regency_id="62.11", found=1, looked=20)
        make_count(run, center_id="bbplk-bekasi", found=2, looked=20)
    line = next(line for line in lines_of(officer) if line.rule.name == RULE)
    assert [point.found for point in line.points] == [*range(RUNS - 1, -1, -1)]
    assert (line.change, line.looked, len(line.bars)) == (-1, 20, RUNS)
    province = next(line for line in lines_of(province_officer) if line.rule.name == RULE)
    assert (province.points[-1].found, province.looked) == (1, 40)
    center = next(line for line in lines_of(organizer) if line.rule.name == RULE)
    assert (center.points[-1].found, center.change) == (2, 0)


def test_people_of_one_class_are_found_one_by_one(db):
    seat = a_seat(ended=61, competent=False)
    other = make_enrollment("GRADUATED", batch=seat.batch, competent=False)
    assert {finding.record_key for finding in found_by(RULE)} == {str(seat.pk), str(other.pk)}

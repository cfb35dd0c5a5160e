"""Open data: published once, frozen for good, read by everybody and recounted by nobody."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from blkportal.core.jobs import run_job
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import PUBLIC, SYSTEM, acting_as, acting_in
from participants.models import Enrollment
from reports import services
from reports.models import OpenDataset
from reports.opendata.columns import COUNTED, FIGURES
from reports.opendata.sets import SETS, SetCode
from reports.services.open_counts import count_year
from reports.services.open_data import checksum_of
from reports.services.open_tables import opened_in, total_of
from tests.open_datasets import YEAR, make_open_dataset, more_people, newest
from tests.opendata import Attacker
from tests.reports.histories import random_history


def test_every_set_is_published_once(published):
    assert {row.code for row in published} == set(SetCode.values)
    assert {row.version for row in published} == {1}
    assert len(newest("regencies").lines) == 514
    assert len(newest("provinces").lines) == 38


def test_publishing_again_without_a_change_writes_nothing(published):
    assert services.publish_open_data(YEAR) == []
    assert OpenDataset.objects.count() == len(SETS)


def test_a_later_change_changes_nothing_published_and_makes_a_new_version(published):
    before = newest("regencies")
    more_people()
    assert newest("regencies").lines == before.lines
    again = services.publish_open_data(YEAR)
    assert ("regencies", 2) in {(row.code, row.version) for row in again}
    before.refresh_from_db()
    assert (before.version, before.checksum) == (1, checksum_of(before))
    gunung_mas = {row["code"]: row for row in newest("regencies").lines}["62.10"]
    assert gunung_mas["enrolled"] >= 30


def test_every_set_has_the_same_sums(published):
    sums = [
        total_of(opened_in(newest(code).lines))
        for code in ("regencies", "provinces", "vocations", "centers")
    ]
    assert all(each == sums[0] for each in sums)


def test_the_counts_are_the_figures_of_the_reports(history):
    counts = count_year(YEAR)
    for rows in (counts.regencies, counts.vocations, counts.centers):
        assert total_of(rows) == total_of(counts.regencies)
    came = Enrollment.objects.filter(enrolled_on__year=YEAR)
    for code, row in counts.centers.items():
        assert row["enrolled"] == came.filter(center=code).count()


def test_no_number_of_people_from_one_to_four_is_open(published):
    for dataset in published:
        for row in dataset.lines:
            assert {row.get(name, 0) % 5 for name in FIGURES} == {0}


def test_what_is_reached_says_no_more_than_the_regencies_say(published):
    row = newest("regions-reached").lines[-1]
    open_rows = newest("regencies").lines
    assert row["reached_at_least"] == sum(1 for each in open_rows if each["enrolled"])
    assert row["reached_since_first_year"] >= row["reached_at_least"]


def test_definitions_are_a_table_in_both_languages(published):
    rows = {row["name"]: row for row in newest("definitions").lines}
    assert rows["enrolled"]["label_id"] != rows["enrolled"]["label_en"]
    assert rows["placement"]["denominator"] == "graduated"


def test_a_year_without_data_is_refused(history):
    with pytest.raises(Refusal) as refused:
        services.publish_open_data(1999)
    assert refused.value.code == "open_year_unknown"


def test_a_person_says_why(history, ministry):
    for publish in (services.publish_open_data, services.request_publication):
        with pytest.raises(Refusal) as refused, acting_as(ministry):
            publish(YEAR, by=ministry, reason=" ")
        assert refused.value.code == "open_without_reason"


def test_without_a_rounding_nothing_is_published(history, monkeypatch):
    monkeypatch.setattr("reports.opendata.model.SECONDS", 0.0)
    with pytest.raises(Refusal) as refused:
        services.publish_open_data(YEAR)
    assert refused.value.code == "open_no_rounding"
    assert not OpenDataset.objects.exists()


def test_a_set_whose_sums_leave_no_room_is_not_published(history, monkeypatch):
    monkeypatch.setattr("reports.services.open_data.agree", lambda opened, totals: False)
    codes = {row.code for row in services.publish_open_data(YEAR)}
    assert codes == set(SetCode.values) - {"vocations", "centers"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nobody_reckons_a_count_from_all_that_is_open(db, seed):
    random_history(seed, people=40)
    services.publish_open_data(YEAR)
    attacker, cells = Attacker(), []
    for code in ("regencies", "vocations", "centers"):
        attacker.see(opened_in(newest(code).lines), code)
    counts = count_year(YEAR)
    for code, rows in (("regencies", counts.regencies), ("vocations", counts.vocations),
                       ("centers", counts.centers)):  # fmt: skip
        cells += [(1, code, key, name) for key, row in rows.items() if row["referred"]
                  for name in COUNTED]  # fmt: skip
    assert len(cells) > 50
    assert attacker.narrow(cells) == {}


def test_the_public_reads_what_is_open_and_nothing_beside_it(published):
    with acting_in(PUBLIC):
        assert len(OpenDataset.objects.open()) == len(SETS)
        for column in ("counted", "published_by_id"):
            with pytest.raises(DatabaseError), transaction.atomic():
                list(OpenDataset.objects.values_list(column))


def test_offices_have_no_door_of_their_own(published, officer, organizer, recruiter):
    for user in (officer, organizer, recruiter):
        with acting_as(user), pytest.raises(DatabaseError), transaction.atomic():
            list(OpenDataset.objects.open())


@pytest.mark.parametrize("verb", ["UPDATE reports_opendataset SET version = 9",
                                  "DELETE FROM reports_opendataset"])  # fmt: skip
@pytest.mark.parametrize("scope", [PUBLIC, SYSTEM], ids=["public", "ministry"])
def test_nobody_changes_or_deletes_what_was_published(published, scope, verb):
    door = connection.cursor
    with (
        acting_in(scope), pytest.raises(DatabaseError), transaction.atomic(), door() as cursor
    ):  # fmt: skip
        cursor.execute(verb)


@pytest.mark.parametrize(
    "promise, wrong",
    [("open_set_known", {"code": "people"}), ("open_set_year", {"year": 1999}),
     ("open_set_version", {"version": 0}), ("open_set_person_has_reason", {"reason": ""})],
)  # fmt: skip
def test_a_row_that_breaks_a_promise_is_not_written(ministry, promise, wrong):
    sound = {"published_by": ministry, "reason": "Data susulan."}
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make_open_dataset(**sound | wrong)
    assert error.value.__cause__.diag.constraint_name == promise


def test_the_clock_starts_one_publication_a_quarter(history):
    for _hour in range(3):
        services.start_publication()
    job = Job.objects.get(kind="publish_open_data")
    run_job(job.pk)
    assert newest("regencies").published_by is None
    job.refresh_from_db()
    assert job.result["versions"] > 0


def test_the_command_publishes_a_year(history):
    out = io.StringIO()
    call_command("publish_open_data", year=YEAR, stdout=out)
    assert f"regencies {YEAR} v1" in out.getvalue()


def test_the_command_says_when_there_is_no_such_year(db):
    with pytest.raises(CommandError):
        call_command("publish_open_data", year=1999)

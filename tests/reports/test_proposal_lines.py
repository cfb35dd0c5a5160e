"""Single lines of a proposal: another number with its reason, accepted alone, in a workbook."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from blkportal.core.jobs import Progress
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from programs.models import Quota, TrainingNeed
from reports import services
from reports.line_jobs import read_lines
from reports.models import ProposalLine
from reports.services.quota_lines import Change
from reports.services.quota_room import overdrawn, uses_as_decided
from reports.services.quota_scenario import read_scenario
from reports.services.quota_solver import Limit
from tests.chain import make_agreement, make_batch, make_program
from tests.door import Door
from tests.needs import make_need
from tests.pages import Page
from tests.reports.test_quota_scenario import accepted, done
from tests.scenarios import make_limits, make_scenario

WHY = "Satu instruktur saja"


@pytest.fixture
def batch(db):
    return make_batch()


@pytest.fixture
def needs(officer, neighbour):
    """Of two regions, with an agreement for the first only."""
    welding = make_program("las", lesson_hours=240)
    return [make_need(officer, program=welding), make_need(neighbour, program=welding)]


@pytest.fixture
def scenario(needs, batch, ministry):
    make_agreement(batch)
    return make_scenario(batch.center, key="one", by=ministry)


def lines_of(job):
    return {line.wish.need.pk: line for line in read_scenario(job).proposal.lines}


def change(job, by, need, seats, reason=WHY):
    with acting_as(by):
        return services.change_lines(job, [Change(need.pk, seats, reason)], by=by)


def change_all(job, by, *needs):
    with acting_as(by):
        return services.change_lines(job, [Change(need.pk, 3, WHY) for need in needs], by=by)


def accept(job, by, *needs):
    with acting_as(by):
        return services.accept_lines(job, [need.pk for need in needs], by=by)


def code_of(act, *args):
    with pytest.raises(Refusal) as error:
        act(*args)
    return error.value.code


def at(name, job):
    return reverse(f"reports:{name}", args=[job.pk])


def test_a_changed_number_keeps_its_reason_and_how_it_was_reckoned(scenario, needs, ministry):
    assert change(scenario, ministry, needs[0], 10) == 1
    line = lines_of(scenario)[needs[0].pk]
    assert (line.seats, line.decided, line.said.reason) == (16, 10, WHY)
    assert "16" in line.said.arithmetic
    assert lines_of(scenario)[needs[1].pk].decided == 16


def test_another_number_needs_a_reason_and_the_reckoned_one_needs_none(scenario, needs, ministry):
    assert code_of(change, scenario, ministry, needs[0], 10, " ") == "line_not_changed"
    change(scenario, ministry, needs[0], 10)
    change(scenario, ministry, needs[0], 16, "")
    assert lines_of(scenario)[needs[0].pk].said.reason == ""


def test_of_several_changes_all_are_kept_or_none(scenario, needs, ministry):
    changes = [Change(needs[0].pk, 10, WHY), Change(needs[1].pk, 12, "")]
    assert code_of(lambda: services.change_lines(scenario, changes, by=ministry))
    assert not ProposalLine.objects.exists()


def test_an_accepted_line_is_planned_and_granted_with_its_reason(scenario, needs, ministry):
    change(scenario, ministry, needs[0], 10)
    assert accept(scenario, ministry, needs[0]) == {"planned": 1, "granted": 1}
    need = TrainingNeed.objects.get(pk=needs[0].pk)
    quota = Quota.objects.get(needs=need)
    assert (need.status, need.planned, quota.seats, quota.nominees) == ("PLANNED", 10, 10, 15)
    assert need.answer.endswith(WHY)
    assert "40" in need.answer


def test_the_other_lines_stay_open_and_are_read_as_before(scenario, needs, ministry):
    accept(scenario, ministry, needs[0])
    lines = lines_of(scenario)
    assert [lines[need.pk].is_accepted for need in needs] == [True, False]
    assert accept(scenario, ministry, needs[1]) == {"planned": 1, "granted": 0}


def test_accepting_the_rest_takes_what_was_decided_and_nothing_twice(scenario, needs, ministry):
    accept(scenario, ministry, needs[0])
    change(scenario, ministry, needs[1], 9)
    job = done(services.request_acceptance(scenario, by=ministry))
    assert job.result == {"planned": 1, "granted": 0}
    assert TrainingNeed.objects.get(pk=needs[1].pk).planned == 9
    assert all(line.is_accepted for line in lines_of(scenario).values())


def test_what_was_set_to_no_seats_goes_on_waiting(scenario, needs, ministry):
    change(scenario, ministry, needs[1], 0, "Belum ada perjanjian")
    done(services.request_acceptance(scenario, by=ministry))
    assert TrainingNeed.objects.get(pk=needs[1].pk).status == "SUBMITTED"


def test_an_accepted_line_is_neither_changed_nor_accepted_again(scenario, needs, ministry):
    accept(scenario, ministry, needs[0])
    assert code_of(accept, scenario, ministry, needs[0]) == "line_not_to_accept"
    assert code_of(change, scenario, ministry, needs[0], 8) == "line_not_changed"


def test_the_reason_that_a_region_has_read_stays(scenario, needs, ministry):
    change(scenario, ministry, needs[0], 10)
    accept(scenario, ministry, needs[0])
    assert change(scenario, ministry, needs[0], 10, f" {WHY} ") == 0
    other = "Tidak ada dana"
    assert code_of(change, scenario, ministry, needs[0], 10, other) == "line_not_changed"
    assert lines_of(scenario)[needs[0].pk].reason == WHY


def test_many_lines_cost_as_many_statements_as_one(needs, officer, batch, ministry):
    make_agreement(batch)
    more = [make_need(officer, program=make_program(f"p{number}")) for number in range(7)]
    job = make_scenario(batch.center, key="many", by=ministry)
    for act in (change_all, accept):
        with CaptureQueriesContext(connection) as alone:
            act(job, ministry, needs[0])
        with CaptureQueriesContext(connection) as together:
            act(job, ministry, *more)
        assert len(together) == len(alone)
    assert Quota.objects.filter(needs__in=more).count() == 7


def test_a_need_of_another_proposal_is_unknown(scenario, officer, ministry):
    other = make_need(officer, "Penjahit", year=2031)
    assert code_of(accept, scenario, ministry, other) == "line_unknown"


def test_over_changed_needs_nothing_is_decided(scenario, needs, ministry):
    TrainingNeed.objects.filter(pk=needs[0].pk).update(seats=8)
    assert code_of(change, scenario, ministry, needs[1], 8) == "proposal_changed"


def test_numbers_that_need_more_than_there_is_are_said(needs, batch, ministry):
    job = make_scenario(batch.center, key="two", by=ministry)
    change(job, ministry, needs[0], 95)
    uses = uses_as_decided(read_scenario(job).proposal)
    assert [(use.limit, use.used, use.of) for use in overdrawn(uses)] == [(Limit.PEOPLE, 111, 100)]


def words(job, needs, **more):
    sent = {}
    for need in needs:
        sent |= {f"seats_{need.pk}": "16", f"reason_{need.pk}": ""}
    return sent | more


def test_the_page_keeps_numbers_and_accepts_what_is_ticked(scenario, needs, ministry, signed_in):
    first, second = (need.pk for need in needs)
    browser, url = signed_in(ministry), at("change_lines", scenario)
    sent = words(scenario, needs, **{f"seats_{first}": "10", f"accept_{first}": "on"})
    page = Page(browser.post(url, sent))
    assert f"reason_{first}" in page.errors
    assert page.values[f"seats_{first}"] == "10"
    browser.post(url, sent | {f"reason_{first}": WHY})
    lines = lines_of(scenario)
    assert (lines[first].decided, lines[first].is_accepted) == (10, True)
    assert (lines[second].said, TrainingNeed.objects.get(pk=second).status) == (None, "SUBMITTED")
    shown = Page(browser.get(at("show_proposal", scenario)))
    assert WHY in shown.text


def test_nobody_but_the_ministry_finds_a_line(
    scenario, needs, officer, ministry_reader, signed_in
):
    change(scenario, scenario.requested_by, needs[0], 10)
    assert signed_in(officer).get(at("download_lines", scenario)).status_code == 403
    assert signed_in(ministry_reader).get(at("download_lines", scenario)).status_code == 200
    assert signed_in(ministry_reader).get(at("change_lines", scenario)).status_code == 403
    with acting_as(officer), pytest.raises(ProgrammingError), transaction.atomic():
        ProposalLine.objects.exists()


def workbook(browser, job):
    content = b"".join(browser.get(at("download_lines", job)).streaming_content)
    return load_workbook(BytesIO(content))


def sheet(book):
    file = BytesIO()
    book.save(file)
    return SimpleUploadedFile("usulan.xlsx", file.getvalue())


def of_need(page, need):
    """The number of the row of a need, and of the columns for seats and reason."""
    heads = [cell.value for cell in page[1]]
    row = next(row for row in page.iter_rows(min_row=2) if row[0].value == need.pk)[0].row
    return row, heads.index(heads[7]) + 1, heads.index(heads[8]) + 1


def sent(browser, job, book):
    """The workbook is sent and read; the work that did so, and the page that it leads to."""
    answer = browser.post(at("upload_lines", job), {"file": sheet(book)})
    reading = Job.objects.get(kind="read_lines", status="QUEUED")
    assert answer.url == at("job", reading)
    done(reading)
    return reading, browser.get(browser.get(answer.url).url)


def test_the_workbook_goes_out_with_the_arithmetic_and_comes_back_changed(
    scenario, needs, ministry, signed_in
):
    browser = signed_in(ministry)
    book = workbook(browser, scenario)
    page = book["Data"]
    row, seats, reason = of_need(page, needs[0])
    assert page.cell(row, seats).value == 16
    assert "40" in page.cell(row, 11).value
    page.cell(row, seats).value, page.cell(row, reason).value = 12, WHY
    reading, shown = sent(browser, scenario, book)
    assert shown.url == at("show_proposal", scenario)
    assert reading.result == {"rows": 2, "changed": 1}
    assert [line.decided for line in lines_of(scenario).values()].count(12) == 1
    again, _shown = sent(browser, scenario, book)
    assert again.result["changed"] == 0


def test_a_list_is_read_in_the_background_and_changes_nothing_before(
    scenario, needs, ministry, signed_in
):
    browser = signed_in(ministry)
    book = workbook(browser, scenario)
    row, seats, reason = of_need(book["Data"], needs[0])
    book["Data"].cell(row, seats).value, book["Data"].cell(row, reason).value = 12, WHY
    browser.post(at("upload_lines", scenario), {"file": sheet(book)})
    reading = Job.objects.get(kind="read_lines")
    assert not ProposalLine.objects.exists()
    assert default_storage.exists(reading.params["file"])
    done(reading)
    assert (reading.done, reading.total) == (4, 4)
    assert "file" not in reading.params


def test_who_may_no_longer_plan_seats_changes_no_number(
    scenario, needs, ministry, ministry_reader, signed_in
):
    browser = signed_in(ministry)
    book = workbook(browser, scenario)
    browser.post(at("upload_lines", scenario), {"file": sheet(book)})
    reading = Job.objects.get(kind="read_lines")
    reading.requested_by = ministry_reader
    assert code_of(read_lines, Progress(reading)) == "may_not_change_lines"


def test_wrong_cells_are_named_and_nothing_is_kept(scenario, needs, ministry, signed_in):
    browser = signed_in(ministry)
    book = workbook(browser, scenario)
    page = book["Data"]
    row, seats, reason = of_need(page, needs[0])
    other = of_need(page, needs[1])[0]
    page.cell(row, seats).value, page.cell(row, reason).value = 12, WHY
    page.cell(other, seats).value = 11
    reading, shown = sent(browser, scenario, book)
    (problem,) = reading.result["problems"]
    assert problem["cell"] == f"H{other}"
    assert f"H{other}" in Page(shown).text
    assert not ProposalLine.objects.exists()


def test_the_rows_to_mend_come_back_as_a_workbook(scenario, needs, ministry, signed_in):
    browser = signed_in(ministry)
    book = workbook(browser, scenario)
    page = book["Data"]
    row, seats, _reason = of_need(page, needs[0])
    page.cell(row, seats).value = 11
    reading, shown = sent(browser, scenario, book)
    address = f"{at('download_lines', scenario)}?list={reading.pk}"
    assert address in Page(shown).links
    answer = browser.get(address)
    mended = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert [line[0].value for line in mended.iter_rows(min_row=2)] == [needs[0].pk]


def test_a_month_later_the_file_is_gone_and_the_remarks_stay(
    scenario, needs, ministry, signed_in, django_capture_on_commit_callbacks
):
    browser = signed_in(ministry)
    book = workbook(browser, scenario)
    row, seats, _reason = of_need(book["Data"], needs[0])
    book["Data"].cell(row, seats).value = 11
    reading, _shown = sent(browser, scenario, book)
    kept = reading.params["file"]
    Job.objects.filter(pk=reading.pk).update(ended_at=timezone.now() - timedelta(days=31))
    with django_capture_on_commit_callbacks(execute=True):
        services.upload_lines(scenario, sheet(book), "usulan.xlsx", by=ministry)
    assert not default_storage.exists(kept)
    page = Page(browser.get(f"{at('upload_lines', scenario)}?list={reading.pk}"))
    assert f"H{row}" in page.text
    address = f"{at('download_lines', scenario)}?list={reading.pk}"
    assert address not in page.links
    assert browser.get(address).context["refusal"].code == "list_gone"


def test_a_list_of_another_proposal_is_not_shown(scenario, needs, batch, ministry, signed_in):
    browser = signed_in(ministry)
    book = workbook(browser, scenario)
    row, seats, _reason = of_need(book["Data"], needs[0])
    book["Data"].cell(row, seats).value = 11
    reading, _shown = sent(browser, scenario, book)
    other = make_scenario(batch.center, key="two", by=ministry)
    for asked in (f"{reading.pk}", "x", "9" * 30):
        page = Page(browser.get(f"{at('upload_lines', other)}?list={asked}"))
        assert "H" + str(row) not in page.text


def test_a_list_without_the_columns_is_refused_on_its_page(scenario, ministry, signed_in):
    book = Workbook()
    book.active.append(["Nama", "Alamat"])
    book.active.append(["A", "B"])
    reading, shown = sent(signed_in(ministry), scenario, book)
    assert reading.result["refused"] in Page(shown).text


def test_what_is_no_workbook_is_refused_beside_the_field(scenario, ministry, signed_in):
    file = SimpleUploadedFile("usulan.xlsx", b"PK not really")
    page = Page(signed_in(ministry).post(at("upload_lines", scenario), {"file": file}))
    assert page.errors["file"]
    assert not Job.objects.filter(kind="read_lines").exists()


def test_the_api_takes_the_workbook_too(scenario, needs, ministry, signed_in):
    book = workbook(signed_in(ministry), scenario)
    row, seats, reason = of_need(book["Data"], needs[0])
    book["Data"].cell(row, seats).value, book["Data"].cell(row, reason).value = 12, WHY
    door = Door(ministry)
    told = door.send_file(f"quota-proposals/{scenario.pk}/upload-lines/", sheet(book))
    assert told.status_code == 202, told.content
    done(Job.objects.get(pk=told.json()["id"]))
    assert door.get(f"jobs/{told.json()['id']}/").json()["result"]["changed"] == 1


def test_the_api_changes_and_accepts(scenario, needs, ministry):
    door, root = Door(ministry), f"quota-proposals/{scenario.pk}"
    lines = [{"need": needs[0].pk, "seats": 10, "reason": WHY}]
    told = door.post(f"{root}/change-lines/", lines=lines)
    assert told.status_code == 200, told.json()
    found = {line["need"]: line for line in told.json()["proposal"]["lines"]}
    assert (found[needs[0].pk]["decided"], found[needs[0].pk]["reason"]) == (10, WHY)
    told = door.post(f"{root}/accept-lines/", needs=[needs[0].pk])
    assert sum(line["accepted"] for line in told.json()["proposal"]["lines"]) == 1
    assert door.post(f"{root}/accept-lines/", needs=[needs[0].pk]).status_code == 409


def test_a_whole_proposal_that_was_accepted_is_still_read(needs, batch, ministry):
    limits = make_limits(batch.center)
    accepted(limits, ministry)
    assert ProposalLine.objects.accepted().count() == 2
    job = ProposalLine.objects.first().proposal
    assert [line.is_accepted for line in lines_of(job).values()] == [True, True]

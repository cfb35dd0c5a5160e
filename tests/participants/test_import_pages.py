"""A list from the template to the saved people, on the pages that an officer walks through."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blkportal.core.models import Job
from participants.models import Participant, Referral, ReferralImport
from tests.chain import make_participant, make_referral
from tests.pages import Page, told
from tests.participants.nominees import (
    COLUMNS,
    checked,
    nominee,
    open_batch,
    run_latest,
    saved,
    workbook,
)

LIST = "/participants/imports/"
NEW = f"{LIST}new/"


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def batch(center):
    return open_batch(center)


@pytest.fixture
def browser(signed_in, officer):
    return signed_in(officer)


def at(upload, verb=""):
    return f"{LIST}{upload.pk}/{verb}"


def upload_of(browser, batch, content):
    file = SimpleUploadedFile("a.xlsx", content)
    return browser.post(NEW, {"batch": batch.pk, "mode": "GOOD_ROWS", "file": file})


def test_the_template_names_every_column_and_the_allowed_values(browser):
    file = browser.get(f"{LIST}template/")
    assert "usulan-peserta.xlsx" in file["Content-Disposition"]
    book = openpyxl.load_workbook(BytesIO(b"".join(file.streaming_content)))
    heads = [cell.value for cell in book.worksheets[0][1]]
    assert [label for label in COLUMNS.values() if label not in heads] == []
    words = " ".join(str(value) for sheet in book for row in sheet.values for value in row)
    assert "SMK" in words


def test_an_empty_list_of_lists_leads_to_the_first_upload(browser, signed_in, ministry_reader):
    assert Page(browser.get(LIST)).empty.endswith(f"→ {NEW}")
    other = Page(signed_in(ministry_reader).get(LIST))
    assert other.empty
    assert NEW not in other.links


def test_the_list_says_of_each_file_what_became_of_it(browser, officer, batch):
    saved(officer, batch, [nominee(1), nominee(2, sex="X")])
    row = Page(browser.get(LIST)).rows[0]
    assert row[:5] == ["usulan.xlsx", f"{batch} Usulkan baris yang benar", "Tersimpan", "2", "1"]
    assert officer.name in row[6]


def test_the_upload_page_offers_only_what_takes_nominees_now(browser, batch, center):
    closed = open_batch(center)
    type(closed).objects.filter(pk=closed.pk).update(status="CLOSED")
    text = Page(browser.get(NEW)).text
    assert str(batch) in text
    assert str(closed) not in text
    assert Page(browser.get(f"{NEW}?batch={batch.pk}")).values["batch"] == str(batch.pk)


def test_without_an_open_batch_the_upload_says_so(browser):
    assert Page(browser.get(NEW)).empty.endswith(f"→ {LIST}")


@pytest.mark.parametrize(
    ("file", "word"),
    [
        (None, "harus diisi"),
        (SimpleUploadedFile("usulan.xlsx", b""), "kosong"),
        (SimpleUploadedFile("usulan.pdf", b"%PDF-1.7 text"), "Excel"),
        (SimpleUploadedFile("usulan.xls", bytes.fromhex("d0cf11e0a1b11ae1")), ".xlsx"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_its_field(browser, batch, file, word):
    sent = {"batch": batch.pk, "mode": "GOOD_ROWS"} | ({"file": file} if file else {})
    page = Page(browser.post(NEW, sent))
    assert page.status == 200
    assert word in page.errors["file"]
    assert page.values["batch"] == str(batch.pk)
    assert not ReferralImport.objects.exists()


def test_while_the_list_is_checked_the_page_looks_again_by_itself(browser, batch):
    where = upload_of(browser, batch, workbook([nominee(1)]).getvalue())["Location"]
    answer = browser.get(where)
    assert answer["Refresh"]
    assert where in Page(answer).links
    run_latest()
    answer = browser.get(where)
    assert "Refresh" not in answer
    assert at(ReferralImport.objects.get(), "confirm/") in Page(answer).targets


def test_whoever_uploaded_may_cancel_the_check_and_upload_the_file_again(browser, batch):
    content = workbook([nominee(1)]).getvalue()
    where = upload_of(browser, batch, content)["Location"]
    cancel = f"/reports/jobs/{Job.objects.get().pk}/cancel/"
    assert cancel in Page(browser.get(where)).targets
    answer = browser.post(cancel, follow=True)
    assert where in Page(answer).links
    assert Page(browser.get(where)).status == 200
    again = upload_of(browser, batch, content)["Location"]
    assert again != where
    run_latest()
    assert (
        at(ReferralImport.objects.get(status="CHECKED"), "confirm/")
        in Page(browser.get(again)).targets
    )


def test_the_same_file_again_leads_to_the_upload_that_exists(browser, batch):
    content = workbook([nominee(1)]).getvalue()
    first, again = upload_of(browser, batch, content), upload_of(browser, batch, content)
    assert again["Location"] == first["Location"]
    assert told(again)
    assert Job.objects.count() == 1


def test_the_preview_names_every_cell_to_mend_and_how(browser, officer, batch):
    rows = [nominee(1), nominee(2, sex="X"), nominee(3, birth_date="31/02/2001")]
    page = Page(browser.get(at(checked(officer, batch, rows))))
    told_rows = {row[0]: row for row in page.rows}
    assert told_rows["3"][1] == "Jenis kelamin (C)"
    assert told_rows["3"][2] == "X"
    assert told_rows["4"][1] == "Tanggal lahir (D)"
    assert all(row[3] for row in page.rows)
    assert "1 siap disimpan" in page.text
    assert at(ReferralImport.objects.get(), "repair/") in page.links


def test_a_hundred_remarks_are_on_a_page_and_the_rest_on_the_next(browser, officer, center):
    batch = open_batch(center, nominees=200)
    rows = [nominee(number, sex="X") for number in range(1, 105)]
    upload = checked(officer, batch, rows)
    first = Page(browser.get(at(upload)))
    assert len(first.rows) == 100
    second = Page(browser.get(at(upload) + "?page=2"))
    assert len(second.rows) == 4


def test_a_list_that_is_longer_than_the_quota_says_so_before_it_is_saved(browser, officer, center):
    batch = open_batch(center, seats=1, nominees=1)
    page = Page(browser.get(at(checked(officer, batch, [nominee(1), nominee(2)]))))
    assert "Sisa 1 tempat untuk 2 baris" in page.notices


def test_doubts_must_be_looked_at_and_may_be_left_out(browser, officer, batch):
    upload = checked(officer, batch, [nominee(1, sex="P"), nominee(2)])
    page = Page(browser.get(at(upload)))
    assert "doubts_seen" in page.text or at(upload, "confirm/") in page.targets
    refused = Page(browser.post(at(upload, "confirm/")))
    assert refused.status == 409
    assert at(upload) in refused.links
    browser.post(at(upload, "confirm/"), {"doubts_seen": "yes", "leave": ["2"]})
    run_latest()
    assert [row.source_row for row in Referral.objects.all()] == [3]


def test_the_result_says_how_many_and_leads_to_the_people(browser, officer, batch):
    upload = saved(officer, batch, [nominee(1), nominee(2), nominee(3, sex="X")])
    page = Page(browser.get(at(upload)))
    assert "2 orang sudah diusulkan" in page.notices
    assert f"/participants/?batch={batch.pk}" in page.links
    people = Page(browser.get(f"/participants/?batch={batch.pk}"))
    assert len(people.rows) == 2


def test_people_who_are_there_already_are_said_to_be(browser, officer, batch):
    saved(officer, batch, [nominee(1)])
    page = Page(browser.get(at(checked(officer, batch, [nominee(1), nominee(2)]))))
    (known,) = [row for row in page.rows if row[0] == "2"]
    assert "sudah ada" in known[3]


def test_a_discarded_list_leaves_nothing_and_its_file_is_gone(browser, officer, batch):
    upload = checked(officer, batch, [nominee(1), nominee(2, sex="X")])
    answer = browser.post(at(upload, "discard/"))
    assert (answer["Location"], len(told(answer))) == (LIST, 1)
    page = Page(browser.get(at(upload)))
    assert page.rows == []
    assert browser.get(at(upload, "repair/")).status_code == 409
    assert browser.post(at(upload, "discard/")).status_code == 409
    assert not Participant.objects.exists()


def test_a_reason_that_is_too_long_is_told_and_the_list_stays(browser, officer, batch):
    upload = checked(officer, batch, [nominee(1)])
    answer = browser.post(at(upload, "discard/"), {"reason": "x" * 301})
    assert answer["Location"] == at(upload)
    assert any("300" in words for words in told(answer))
    upload.refresh_from_db()
    assert upload.status == "CHECKED"


def test_a_save_that_was_stopped_can_be_taken_up_again(browser, officer, batch):
    upload = checked(officer, batch, [nominee(1)])
    browser.post(at(upload, "confirm/"))
    Job.objects.filter(kind="save_referrals").update(status="QUARANTINED", error="Terhenti.")
    page = Page(browser.get(at(upload)))
    assert "Terhenti." in page.notices
    assert "Sedang disimpan" not in page.text
    assert "Terhenti" in Page(browser.get(LIST)).rows[0]
    assert at(upload, "reopen/") in page.targets
    assert browser.post(at(upload, "reopen/"))["Location"] == at(upload)
    browser.post(at(upload, "confirm/"))
    assert "Sedang disimpan" in Page(browser.get(LIST)).rows[0]
    run_latest()
    assert Referral.objects.count() == 1


def test_a_checked_list_cannot_be_reopened(browser, officer, batch):
    assert browser.post(at(checked(officer, batch, [nominee(1)]), "reopen/")).status_code == 409


def test_no_page_of_a_list_shows_a_whole_nik(browser, officer, batch):
    make_referral(batch, make_participant(nik=nominee(4)["nik"], sex="MALE"))
    rows = [nominee(1, sex="P"), nominee(2, nik=nominee(2)["nik"] + "9"), nominee(4)]
    upload = checked(officer, batch, rows)
    body = browser.get(at(upload)).content.decode()
    assert all(row["nik"][:12] not in body for row in rows)


def test_a_neighbour_finds_no_list_of_ours(signed_in, neighbour, officer, batch):
    upload, other = checked(officer, batch, [nominee(1)]), signed_in(neighbour)
    assert Page(other.get(LIST)).rows == []
    assert other.get(at(upload)).status_code == 404
    assert other.get(at(upload, "repair/")).status_code == 404
    for verb in ("confirm/", "discard/", "reopen/"):
        assert other.post(at(upload, verb)).status_code == 404
    upload.refresh_from_db()
    assert upload.status == "CHECKED"

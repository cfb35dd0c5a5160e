"""A list of nominees through the API: sent, checked, confirmed or discarded."""

import pytest

from participants.models import Referral, ReferralImport
from tests.chain import make_participant
from tests.door import Door
from tests.participants.nominees import checked, nominee, open_batch, run_latest, workbook


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def batch(center):
    return open_batch(center)


@pytest.fixture
def region(officer):
    return Door(officer)


def send(door, batch, content, key=""):
    file = workbook([])
    file.seek(0)
    file.truncate()
    file.write(content)
    file.seek(0)
    return door.send_file("referral-imports/", file, key=key, batch=batch.pk)


def test_a_list_is_sent_checked_and_confirmed(region, batch):
    rows = [nominee(1), nominee(2, sex="X")]
    sent = send(region, batch, workbook(rows).getvalue())
    assert (sent.status_code, sent.json()["status"]) == (201, "UPLOADED")
    path = f"referral-imports/{sent.json()['id']}/"
    run_latest()
    told = region.get(path).json()
    assert (told["status"], told["rows_read"], told["rows_good"]) == ("CHECKED", 2, 1)
    (problem,) = told["problems"]
    assert (problem["row"], problem["column"], problem["kind"]) == (3, "C", "WRONG")
    assert problem["sentence"]
    assert region.post(f"{path}confirm/").json()["status"] == "SAVING"
    run_latest()
    saved = region.get(path).json()
    assert (saved["status"], saved["rows_saved"]) == ("SAVED", 1)
    assert Referral.objects.count() == 1


def test_the_same_file_again_is_answered_with_the_upload_that_exists(region, batch):
    content = workbook([nominee(1)]).getvalue()
    first, again = send(region, batch, content), send(region, batch, content)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["id"] == first.json()["id"]


def test_a_file_sent_twice_under_one_key_gets_one_answer(region, batch):
    """Each sending draws a boundary of its own; the request is still the same."""
    content = workbook([nominee(1)]).getvalue()
    first = send(region, batch, content, key="daftar-1")
    again = send(region, batch, content, key="daftar-1")
    assert (again.status_code, again.json()) == (201, first.json())
    other = send(region, batch, workbook([nominee(2)]).getvalue(), key="daftar-1")
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")
    assert ReferralImport.objects.count() == 1


def test_lists_leave_the_remarks_out(region, officer, batch):
    checked(officer, batch, [nominee(1, sex="X")])
    (row,) = region.get("referral-imports/").json()["results"]
    assert "problems" not in row
    assert region.ids("referral-imports/", status="SAVED") == []
    assert region.ids("referral-imports/", batch=batch.pk) == [row["id"]]


@pytest.mark.parametrize("name", ["usulan.pdf", "usulan.xlsx"])
def test_a_file_that_is_no_list_is_refused_with_a_sentence(region, batch, name):
    file = workbook([])
    file.seek(0)
    file.truncate()
    file.write(b"%PDF-1.7 no table here")
    file.seek(0)
    file.name = name
    answer = region.send_file("referral-imports/", file, batch=batch.pk)
    assert answer.status_code == 400
    assert answer.json()["code"].startswith("file_")
    assert answer.json()["detail"]
    assert not ReferralImport.objects.exists()


def test_what_is_missing_is_named(region):
    answer = region.post("referral-imports/")
    assert (answer.status_code, set(answer.json())) == (400, {"batch", "file"})


def test_a_batch_of_nobodys_quota_is_refused(region, center):
    foreign = open_batch(center, regency="62.11")
    answer = send(region, foreign, workbook([nominee(1)]).getvalue())
    assert (answer.status_code, answer.json()["code"]) == (409, "no_quota")


def test_doubts_are_confirmed_by_word_and_rows_left_out_by_number(region, officer, batch):
    upload = checked(officer, batch, [nominee(1, sex="P"), nominee(2), nominee(3)])
    path = f"referral-imports/{upload.pk}/confirm/"
    refused = region.post(path)
    assert (refused.status_code, refused.json()["code"]) == (409, "doubts_unread")
    assert region.post(path, doubts_seen=True, leave_out=[2, 4]).status_code == 200
    run_latest()
    assert [row.source_row for row in Referral.objects.all()] == [3]


@pytest.mark.parametrize("odd", [["x"], [0], [200_000], "semua"])
def test_rows_to_leave_out_are_numbers_of_rows(region, officer, batch, odd):
    upload = checked(officer, batch, [nominee(1)])
    answer = region.post(f"referral-imports/{upload.pk}/confirm/", leave_out=odd)
    assert (answer.status_code, list(answer.json())) == (400, ["leave_out"])


def test_a_discarded_list_is_neither_confirmed_nor_discarded_again(region, officer, batch):
    upload = checked(officer, batch, [nominee(1)])
    path = f"referral-imports/{upload.pk}/"
    assert region.post(f"{path}discard/").json()["status"] == "DISCARDED"
    for verb in ("discard/", "confirm/"):
        refused = region.post(path + verb)
        assert (refused.status_code, refused.json()["code"]) == (409, "illegal_move")
    assert not Referral.objects.exists()


def test_nobody_else_sees_or_touches_the_list(neighbour, province_officer, organizer, officer,
                                              batch):  # fmt: skip
    upload = checked(officer, batch, [nominee(1)])
    path, other, above = f"referral-imports/{upload.pk}/", Door(neighbour), Door(province_officer)
    assert other.ids("referral-imports/") == []
    assert other.get(path).status_code == 404
    assert other.post(f"{path}confirm/").status_code == 404
    assert above.ids("referral-imports/") == [upload.pk]
    assert above.post(f"{path}discard/").status_code == 403
    assert Door(organizer).get("referral-imports/").status_code == 403


def test_no_remark_holds_a_whole_nik_of_somebody(region, officer, batch):
    make_participant("62.11", nik=nominee(1)["nik"], sex="MALE")
    upload = checked(officer, batch, [nominee(1)])
    body = region.get(f"referral-imports/{upload.pk}/").content.decode()
    assert nominee(1)["nik"] not in body
    assert "62.11" not in body

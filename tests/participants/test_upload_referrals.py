"""A list is uploaded and checked: every problem of every row comes at once, with its cell."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blkportal.core.models import AuditEntry, StatusChange
from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from participants import services
from participants.models import Consent, Participant, Referral, ReferralImport
from participants.services.referral_import import content_of
from programs.models import Quota
from tests.chain import make_enrollment, make_nik, make_participant
from tests.participants.nominees import (
    BORN,
    checked,
    nominee,
    open_batch,
    run_latest,
    saved,
    workbook,
)

pytestmark = pytest.mark.usefixtures("own_files")


@pytest.fixture
def batch(center):
    return open_batch(center)


def problems(upload, kind="WRONG"):
    return [(line[0], line[1]) for line in upload.problems if line[5] == kind]


def test_good_rows_become_people_nominations_consents_and_history(officer, batch):
    upload = saved(officer, batch, [nominee(n) for n in range(1, 6)])
    assert (upload.status, upload.rows_read, upload.rows_saved) == ("SAVED", 5, 5)
    assert Referral.objects.filter(status="SUBMITTED", source=upload).count() == 5
    assert Quota.objects.get().nominated == 5
    assert Consent.objects.filter(channel="IMPORT").count() == 10
    assert StatusChange.objects.filter(verb="submit", by=officer).count() == 5
    assert (
        AuditEntry.objects.filter(table="participants_participant", user_id=officer.pk).count()
        == 5
    )
    person = Participant.objects.with_nik(nominee(1)["nik"]).get()
    assert (person.domicile_id, person.has_disability, person.sex) == ("62.10", False, "MALE")


def test_nothing_is_written_before_the_confirmation(officer, batch):
    upload = checked(officer, batch, [nominee(1)])
    assert upload.rows_good == 1
    assert not Participant.objects.exists()
    assert not Referral.objects.exists()
    assert Quota.objects.get().nominated == 0


def test_every_problem_of_every_row_comes_at_once_with_its_cell(officer, batch):
    rows = [
        nominee(1),
        nominee(2, nik="621001", sex="X", birth_date="31/02/2001"),
        nominee(3, nik=float(6210010306000001), domicile="Bogr"),
        nominee(4, education="", phone="tidak ada"),
        nominee(5, nik="6210013206000001"),
    ]
    upload = checked(officer, batch, rows)
    assert upload.rows_good == 1
    found = [cell for cell in problems(upload)]
    assert found == [
        (3, "A"), (3, "C"), (3, "D"), (4, "A"), (4, "H"), (5, "E"), (5, "F"), (6, "A"),
    ]  # fmt: skip
    assert all(line[4] for line in upload.problems)


def test_no_whole_nik_stands_in_the_preview_the_database_or_the_stored_file(officer, batch):
    wrong = nominee(1, sex="X", address="NIK 6210010306000077")
    upload = checked(officer, batch, [wrong, nominee(2)])
    assert wrong["nik"] not in str(upload.problems)
    assert "6210010306000077" not in str(upload.problems)
    stored = upload.file.open("rb").read()
    assert b"PK\x03\x04" not in stored
    assert content_of(upload).startswith(b"PK\x03\x04")


def test_a_nik_and_a_form_that_differ_are_a_question_that_must_be_answered(officer, batch):
    upload = checked(officer, batch, [nominee(1, sex="P"), nominee(2)])
    assert problems(upload, "DOUBT") == [(2, "C")]
    assert upload.rows_good == 2
    with acting_as(officer):
        with pytest.raises(Refusal) as refused:
            services.confirm_import(upload, by=officer)
        assert refused.value.code == "doubts_unread"
        services.confirm_import(upload, by=officer, doubts_seen=True, leave_out=[2])
    run_latest()
    assert Referral.objects.get().source_row == 3


def test_a_namesake_with_almost_the_same_nik_is_asked_about(officer, batch):
    rows = [nominee(1), nominee(2)]
    twisted = rows[0]["nik"][:14] + rows[0]["nik"][15] + rows[0]["nik"][14]
    rows.append(nominee(3, nik=twisted, name=rows[0]["name"], birth_date=rows[0]["birth_date"]))
    upload = checked(officer, batch, rows)
    assert problems(upload, "DOUBT") == [(4, "A")]
    assert "2" in upload.problems[0][4]


def test_twins_of_different_names_are_two_people(officer, batch):
    first = nominee(1)
    twin = nominee(2, nik=first["nik"][:15] + "9", birth_date=first["birth_date"], name="Zainal")
    assert checked(officer, batch, [first, twin]).problems == []


def test_the_same_nik_twice_in_a_file_names_the_first_row(officer, batch):
    upload = checked(officer, batch, [nominee(1), nominee(2, nik=nominee(1)["nik"])])
    assert (3, "A") in problems(upload)


def test_a_person_of_another_region_is_named_by_the_row_only(officer, batch):
    stranger = make_participant("62.11", name="Kenari Asing", birth_date=BORN, sex="MALE")
    row = nominee(1, nik=stranger.nik, birth_date=f"{BORN:%d/%m/%Y}")
    upload = checked(officer, batch, [row, nominee(2)])
    assert problems(upload) == [(2, "A")]
    assert "Kenari" not in str(upload.problems)
    assert "62.11" not in str(upload.problems)


def test_who_is_known_keeps_what_is_recorded_and_is_nominated(officer, batch):
    known = make_participant(nik=nominee(1)["nik"], name="Bimo Lama", sex="MALE")
    saved(officer, batch, [nominee(1)])
    known.refresh_from_db()
    assert known.name == "Bimo Lama"
    assert Referral.objects.get().participant == known


def test_rules_and_trainings_keep_a_row_out(officer, center):
    batch = open_batch(center, eligibility={"age_max": 30, "education_min": "SMA"})
    busy = make_enrollment("IN_TRAINING").participant
    rows = [
        nominee(1),
        nominee(2, education="SD"),
        nominee(3, nik=make_nik(born=BORN.replace(year=1980)), birth_date="03/06/1980"),
        nominee(4, nik=busy.nik, sex="P", birth_date=f"{busy.birth_date:%d/%m/%Y}"),
    ]
    upload = checked(officer, batch, rows)
    assert problems(upload) == [(3, "E"), (4, "D"), (5, "A")]


def test_the_same_file_again_is_the_same_upload_and_changes_nothing(officer, batch):
    content = workbook([nominee(1)]).getvalue()
    with acting_as(officer):
        first, is_new = services.upload_referrals(batch, BytesIO(content), "a.xlsx", by=officer)
        assert is_new
        again, is_new = services.upload_referrals(batch, BytesIO(content), "b.xlsx", by=officer)
    assert (again.pk, is_new) == (first.pk, False)
    assert ReferralImport.objects.count() == 1


def test_after_discarding_the_same_file_may_come_again(officer, batch):
    content = workbook([nominee(1)]).getvalue()
    with acting_as(officer):
        first, _ = services.upload_referrals(batch, BytesIO(content), "a.xlsx", by=officer)
        services.discard_import(first, by=officer)
        _, is_new = services.upload_referrals(batch, BytesIO(content), "a.xlsx", by=officer)
    assert is_new


def test_mended_rows_run_alone_and_saved_ones_are_already_there(officer, batch):
    rows = [nominee(1), nominee(2, sex="X")]
    saved(officer, batch, rows)
    upload = saved(officer, batch, [nominee(1), nominee(2)])
    assert problems(upload, "KNOWN") == [(2, "A")]
    assert problems(upload) == []
    assert (upload.rows_good, upload.rows_saved) == (1, 1)
    assert Referral.objects.count() == 2


def test_the_rows_to_mend_come_back_with_their_reason(officer, batch, signed_in):
    upload = checked(officer, batch, [nominee(1), nominee(2, sex="X")])
    answer = signed_in(officer).get(f"/participants/imports/{upload.pk}/repair/")
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    rows = list(book.active.values)
    assert len(rows) == 2
    assert rows[1][0] == nominee(2)["nik"]
    assert rows[1][-1]


HOSTILE = {
    "empty.xlsx": b"",
    "cut.xlsx": b"PK\x03\x04 and nothing more",
    "page.xlsx": b"<html><table><tr><td>NIK</td></tr></table></html>",
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600,
    "macro.xlsm": b"PK\x03\x04",
    "picture.png": b"\x89PNG\r\n",
    "nul.csv": b"NIK;Nama\n\x00\x01\x02;\x00",
    "huge.csv": b"NIK;Nama\n" + b"6210010306000001;Siti\n" * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_taken_is_answered_with_a_sentence(name, officer, batch, signed_in):
    file = SimpleUploadedFile(name, HOSTILE[name])
    sent = {"batch": batch.pk, "mode": "GOOD_ROWS", "file": file}
    page = signed_in(officer).post("/participants/imports/new/", sent)
    assert page.status_code == 200
    assert 'class="error"' in page.content.decode()
    assert not ReferralImport.objects.exists()


def test_a_csv_without_the_columns_is_refused_by_the_check(officer, batch):
    with acting_as(officer):
        upload, _ = services.upload_referrals(
            batch, BytesIO(b"Hari,Cuaca\nSenin,cerah\n"), "cuaca.csv", by=officer
        )
    run_latest()
    upload.refresh_from_db()
    assert upload.status == "REFUSED"
    assert upload.refusal


def test_a_name_that_looks_like_a_formula_or_markup_stays_a_text(officer, batch, signed_in):
    saved(officer, batch, [nominee(1, name="<script>alert(1)</script>"), nominee(2, name="=1+1")])
    page = signed_in(officer).get("/participants/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_the_template_holds_the_columns_that_are_read(officer, batch, signed_in):
    answer = signed_in(officer).get("/participants/imports/template/")
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert len(book.sheetnames) == 3
    assert book.active.cell(1, 1).value == "NIK"


def test_a_neighbours_batch_cannot_be_uploaded_to_without_a_quota(neighbour, batch, signed_in):
    file = workbook([nominee(1)])
    page = signed_in(neighbour).post(
        "/participants/imports/new/", {"batch": batch.pk, "mode": "GOOD_ROWS", "file": file}
    )
    assert page.status_code == 200
    assert not ReferralImport.objects.exists()

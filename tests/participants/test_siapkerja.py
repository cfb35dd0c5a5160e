"""The neighbour files of a class: taken to SIAPkerja, and compared when they come back."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.roles import Role
from blkportal.core.models import StatusChange
from participants.services.siapkerja import COMPARED, Entry, Standing, compare_registers
from participants.siapkerja import SiapkerjaFile
from tests.assessing import make_certificate
from tests.chain import make_batch, make_participant, make_referral
from tests.door import Door
from tests.pages import Page
from tests.participants.classes import at, seat
from tests.people import make_center_user

HEADS = list(SiapkerjaFile.columns.values())
REASON = {"format": "xlsx", "reason": "Unggah ke SIAPkerja"}


@pytest.fixture
def batch(center):
    return make_batch(center, status="GRADUATION", title="Las 7")


@pytest.fixture
def people(batch):
    """Anggrek has passed and has a certificate, Bakung has not passed, Cempaka never came."""
    passed, failed = seat(batch, "Anggrek", "GRADUATED"), seat(batch, "Bakung", "NOT_PASSED")
    make_certificate(passed, kind="TRAINING", number="BKS/7")
    seat(batch, "Cempaka", "CONFIRMED")
    return passed, failed


def workbook(heads, *rows, number_at=None):
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for column, head in enumerate(heads):
        sheet.write_string(2, column, head)  # the heading stands in row 3
    for line, row in enumerate(rows, 3):
        for column, cell in enumerate(row):
            if column == number_at:
                sheet.write_number(line, column, float(cell))
            else:
                sheet.write_string(line, column, str(cell))
    book.close()
    return SimpleUploadedFile("kembali.xlsx", file.getvalue())


def page_after(browser, batch, file):
    return Page(browser.post(at("compare_siapkerja", batch), {"file": file}, follow=True))


@pytest.fixture
def desk(signed_in, organizer):
    return signed_in(organizer)


def test_the_file_holds_whoever_came_with_the_whole_nik_and_is_noted(desk, batch, people):
    answer = desk.post(at("export_siapkerja", batch), REASON | {"format": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].split(",")[:2] == ["NIK", "Nama"] or lines[0].split(";")[:2] == ["NIK", "Nama"]
    assert len(lines) == 3
    assert people[0].participant.nik in lines[1]
    assert "LULUS" in lines[1]
    assert "BKS/7" in lines[1]
    assert "TIDAK LULUS" in lines[2]
    kept = StatusChange.objects.get(verb="export")
    assert "Unggah ke SIAPkerja" in kept.reason


def test_no_file_leaves_without_a_reason(desk, batch, people):
    answer = desk.post(at("export_siapkerja", batch), {"format": "csv", "reason": "ok"})
    assert answer.status_code == 302
    assert not StatusChange.objects.filter(verb="export").exists()


def test_what_was_taken_away_comes_back_as_the_same(desk, batch, people):
    answer = desk.post(at("export_siapkerja", batch), REASON)
    content = b"".join(answer.streaming_content)
    page = page_after(desk, batch, SimpleUploadedFile("sama.xlsx", content))
    assert page.facts["Sama di keduanya"] == "2"
    assert page.facts["Hanya di sini"] == "0"


def test_each_difference_is_named_with_both_values_in_any_order_of_columns(desk, batch, people):
    passed, failed = (each.participant for each in people)
    stranger = make_participant(name="Dahlia")
    page = page_after(
        desk,
        batch,
        workbook(
            ["Hasil pelatihan", "Nama peserta", "No. KTP", "No. sertifikat"],
            ["TIDAK LULUS", "ANGGREK.", passed.nik, ""],
            ["LULUS", stranger.name, stranger.nik, "X/1"],
        ),
    )
    assert page.facts["Hanya di sini"] == "1"
    assert page.facts["Hanya di SIAPkerja"] == "1"
    assert page.facts["Ada di keduanya, tetapi berbeda"] == "1"
    row = page.row("Anggrek")
    assert "LULUS → TIDAK LULUS" in row[4]
    assert "BKS/7 → –" in row[4]
    assert "Nama" not in row[4]
    assert "Bakung" in page.row("Bakung")[0]
    assert failed.nik not in page.text


def test_a_nik_that_excel_has_spoilt_is_named_by_its_cell(desk, batch, people):
    nik = people[0].participant.nik
    page = page_after(desk, batch, workbook(["NIK", "Nama"], [nik, "Anggrek"], number_at=0))
    assert "A4" in page.text
    assert page.facts["Baris yang tidak dapat dibaca"] == "1"


def test_a_nik_of_a_row_that_is_not_read_is_masked_all_the_same(desk, batch, people):
    nik = people[0].participant.nik
    rows = [[nik, "Anggrek"], [nik, "Anggrek lagi"]]
    page = page_after(desk, batch, workbook(["NIK", "Nama"], *rows))
    assert page.facts["Baris yang tidak dapat dibaca"] == "1"
    assert f"••••••{nik[-4:]}" in page.text
    assert nik not in page.text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("kembali.xlsx", b"", "kosong"),
        ("kembali.exe", b"MZ", "xlsx"),
        ("kembali.csv", b"Kota,Jumlah\nBekasi,3\n", "NIK"),
    ],
)
def test_a_file_that_is_none_is_refused_beside_its_field(desk, batch, name, content, says):
    page = page_after(desk, batch, SimpleUploadedFile(name, content))
    assert says in page.errors["file"]


def test_a_class_with_nobody_and_a_file_with_nobody_say_so(desk, batch):
    page = page_after(desk, batch, workbook(["NIK", "Nama"]))
    assert "Di kedua pihak tidak ada" in page.text or page.errors["file"]
    assert "siapkerja" in desk.get(at("show_closing", batch)).content.decode().lower()


def test_only_columns_that_the_file_has_are_compared():
    ours = [Entry("1" * 16, "Siti", "FEMALE", date(2000, 1, 1), "LULUS", "A/1", date(2026, 1, 1))]
    theirs = [Entry("1" * 16, "siti")]
    (line,) = compare_registers(ours, theirs, {"nik", "name"})
    assert line.standing == Standing.SAME
    (line,) = compare_registers(ours, theirs, {"nik", *COMPARED})
    assert [fact for fact, _ours, _theirs in line.differences] == [
        name for name in COMPARED if name != "name"
    ]


def test_the_api_tells_the_same_as_the_page(organizer, batch, people):
    passed = people[0].participant
    file = workbook(["NIK", "Nama", "Hasil"], [passed.nik, "Anggrek", "BERHENTI"])
    told = Door(organizer).send_file(f"classes/{batch.pk}/compare-siapkerja/", file).json()
    assert told["counts"] == {"ONLY_HERE": 1, "ONLY_THERE": 0, "DIFFERS": 1, "SAME": 0}
    (differing,) = [row for row in told["people"] if row["standing"] == "DIFFERS"]
    assert differing["nik_last4"] == passed.nik_last4
    assert [(d["ours"], d["theirs"]) for d in differing["differences"]] == [("LULUS", "BERHENTI")]


def test_a_neighbouring_center_compares_nothing_and_an_instructor_may_not(
    signed_in, other_organizer, center, batch, people
):
    instructor = make_center_user("rian@bekasi.test", center, Role.CENTER_INSTRUCTOR)
    for name in ("compare_siapkerja", "export_siapkerja"):
        assert signed_in(other_organizer).post(at(name, batch), REASON).status_code == 404
        assert signed_in(instructor).post(at(name, batch), REASON).status_code == 403


def test_a_certificate_that_was_revoked_is_not_taken_along(desk, batch, people):
    people[0].certificates.update(status="REVOKED")
    answer = desk.post(at("export_siapkerja", batch), REASON | {"format": "csv"})
    assert "BKS/7" not in b"".join(answer.streaming_content).decode()


def test_a_referral_alone_is_nobody_of_the_class(desk, batch):
    make_referral(batch, make_participant(name="Eceng"))
    answer = desk.post(at("export_siapkerja", batch), REASON | {"format": "csv"})
    assert "Eceng" not in b"".join(answer.streaming_content).decode()

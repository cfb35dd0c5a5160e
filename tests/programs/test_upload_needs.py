"""A region's list of needs comes as a sheet: all of it becomes drafts, or nothing does."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from blkportal.core.sheets.intake import FileRefused
from programs.imports import read_needs
from programs.models import TrainingNeed
from programs.services import draft_needs
from tests.chain import make_program
from tests.needs import make_need

PAGE, TEMPLATE = reverse("programs:upload_needs"), reverse("programs:need_template")
YEAR = timezone.localdate().year + 1
HEADS = ["Jabatan", "Jumlah kebutuhan", "Kursi diminta", "Triwulan", "Sektor (KBLI)",
         "Diketahui dari", "Program", "Alasan"]  # fmt: skip


def sheet(*rows, heads=HEADS):
    book = Workbook()
    for row in (heads, *rows):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return SimpleUploadedFile("kebutuhan.xlsx", file.getvalue())


def csv(text):
    return SimpleUploadedFile("kebutuhan.csv", text.encode())


def send(desk, file, year=YEAR):
    return desk.post(PAGE, {"year": year, "file": file})


def told(answer):
    return [(each.cell, each.label, each.sentence) for each in answer.context["problems"]]


@pytest.fixture
def desk(signed_in, officer):
    return signed_in(officer)


def test_several_sources_stand_in_one_cell_as_the_page_takes_several(desk):
    row = ["Tukang las", 40, 16, 2, "C", "Laporan lowongan; Survei pemberi kerja;", None, ""]
    send(desk, sheet(row))
    assert TrainingNeed.objects.get().sources == ["VACANCIES", "EMPLOYERS"]


def test_one_source_that_is_not_known_is_told_among_several(desk):
    row = ["Tukang las", 40, 16, 2, "C", "Laporan lowongan; Koran", None, ""]
    [(cell, label, sentence)] = told(send(desk, sheet(row)))
    assert (cell, label) == ("F2", "Diketahui dari")
    assert "Laporan lowongan" in sentence
    assert not TrainingNeed.objects.exists()


def test_what_was_taken_out_as_a_file_comes_in_again_for_another_year(desk, officer):
    need = make_need(officer, sources=["VACANCIES", "PLAN"])
    taken = desk.get(reverse("programs:export_needs"))
    content = b"".join(taken.streaming_content) if taken.streaming else taken.content
    file = SimpleUploadedFile("kebutuhan.xlsx", content)
    send(desk, file, year=YEAR - 1)
    again = TrainingNeed.objects.exclude(pk=need.pk).get()
    kept = ("occupation", "sources", "demand", "seats", "quarter", "delivery", "companies", "why")
    assert [getattr(again, name) for name in kept] == [getattr(need, name) for name in kept]


def test_each_row_becomes_a_draft_at_the_end_of_the_list(desk, officer):
    make_need(officer)
    program = make_program("las")
    row = ["Tukang las", 40, 16, 2, "Industri pengolahan", "Laporan lowongan", program.title, ""]
    send(desk, sheet(row, ["Barista", None, None, None, None, None, None, None]))
    welder, barista = TrainingNeed.objects.filter(rank__gt=1).order_by("rank")
    assert (welder.occupation, welder.demand, welder.seats, welder.quarter, welder.sector) == (
        "Tukang las", 40, 16, 2, "C",
    )  # fmt: skip
    assert (welder.program, welder.sources, welder.status, welder.regency_id) == (
        program, ["VACANCIES"], "DRAFT", officer.scope_key,
    )  # fmt: skip
    assert (barista.occupation, barista.demand, barista.rank, barista.year) == (
        "Barista", None, 3, YEAR,
    )  # fmt: skip


def test_every_cell_to_mend_is_told_at_once_and_nothing_is_kept(desk):
    answer = send(desk, sheet(
        ["Tukang las", "banyak", 16, 5, "?", "", "", ""],
        ["", 4, 0, 1, "", "", "", ""],
    ))  # fmt: skip
    cells = [cell for cell, _label, _sentence in told(answer)]
    assert (answer.status_code, cells) == (422, ["B2", "D2", "E2", "A3", "C3"])
    assert not TrainingNeed.objects.exists()


def test_what_is_in_the_list_already_or_twice_in_the_sheet_is_refused(desk, officer):
    make_need(officer, "Juru las pipa")
    answer = send(desk, csv("Jabatan;Kursi\njuru LAS pipa;\nBarista;\nBarista;\n"))
    assert [cell for cell, _label, _sentence in told(answer)] == ["A2", "A4"]
    assert TrainingNeed.objects.count() == 1


def test_the_same_file_sent_again_changes_nothing(desk):
    for _time in range(2):
        send(desk, csv("Jabatan;Kursi\nBarista;8\n"))
    assert TrainingNeed.objects.count() == 1


def test_a_list_that_changed_while_it_was_read_is_refused(officer):
    make_need(officer, "Barista")
    with pytest.raises(Refusal) as refused, acting_as(officer):
        draft_needs([{"occupation": "barista"}], year=YEAR, by=officer)
    assert refused.value.code == "need_twice"


def test_a_list_for_a_year_that_is_over_is_refused(officer):
    with pytest.raises(Refusal) as refused, acting_as(officer):
        draft_needs([{"occupation": "Barista"}], year=YEAR - 2, by=officer)
    assert refused.value.code == "need_year"


def test_the_list_of_a_neighbour_or_of_another_year_stands_in_nobodys_way(desk, neighbour):
    make_need(neighbour, "Barista")
    send(desk, csv("Jabatan;Kursi\nBarista;8\n"))
    send(desk, csv("Jabatan;Kursi\nBarista;8\n"), year=YEAR + 1)
    assert TrainingNeed.objects.count() == 3


@pytest.mark.parametrize("number", ["1.200", "1 200", "1200"])
def test_thousands_are_read_as_people_write_them(desk, number):
    send(desk, csv(f"Jabatan;Jumlah kebutuhan\nBarista;{number}\n"))
    assert TrainingNeed.objects.get().demand == 1_200


@pytest.mark.parametrize("number", ["1,5", "1.5", "-3", "²", "12.34"])
def test_what_is_no_whole_number_is_refused(desk, number):
    answer = send(desk, csv(f"Jabatan;Jumlah kebutuhan\nBarista;{number}\n"))
    assert told(answer)[0][0] == "B2"


@pytest.mark.parametrize(
    "file",
    [csv("Nama\nSiti\n"), csv(""), csv("Jabatan;Kursi\n"),
     SimpleUploadedFile("a.xlsx", b"PK nothing"), SimpleUploadedFile("a.pdf", b"%PDF-1.7")],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_with_a_sentence(desk, file):
    answer = send(desk, file)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]


def test_too_long_a_list_is_refused(officer, monkeypatch):
    monkeypatch.setattr("programs.imports.MOST_NEEDS", 1)
    file = csv("Jabatan;Kursi\nBarista;8\nPenjahit;8\n")
    with pytest.raises(FileRefused) as refused:
        read_needs(file, file.name, region=officer.scope_key, year=YEAR)
    assert refused.value.code == "file_too_long"


def test_the_template_names_the_columns_and_what_may_stand_in_them(desk):
    file = BytesIO(b"".join(desk.get(TEMPLATE).streaming_content))
    book = load_workbook(file)
    heads = [cell.value for cell in book.worksheets[0][1]]
    assert heads[0] == "Jabatan"
    assert {"Kursi diminta", "Triwulan", "Diketahui dari"} <= set(heads)


def test_the_filled_template_is_taken(desk):
    file = BytesIO(b"".join(desk.get(TEMPLATE).streaming_content))
    book = load_workbook(file)
    book.worksheets[0]["A2"] = "Barista"
    kept = BytesIO()
    book.save(kept)
    send(desk, SimpleUploadedFile("kebutuhan.xlsx", kept.getvalue()))
    assert TrainingNeed.objects.get().occupation == "Barista"


def test_only_an_officer_of_a_regency_uploads_needs(signed_in, province_officer):
    assert signed_in(province_officer).get(PAGE).status_code == 403

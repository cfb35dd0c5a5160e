"""Many vacancies by Excel: all rows become drafts, or every cell to mend is named."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from blkportal.core.models import StatusChange
from placements import vacancy_imports
from placements.models import Vacancy
from tests.chain import make_program
from tests.placements.test_vacancies import stop
from tests.vacancies import today

TEMPLATE = reverse("placements:vacancy_template")
PAGE = reverse("placements:upload_vacancies")
HEADS = ["Lowongan", "Tempat kerja", "Jenis kontrak", "Jumlah", "Berlaku mulai", "Berlaku sampai",
         "Uraian pekerjaan", "Kejuruan", "Usia minimal", "Usia maksimal", "Upah mulai",
         "Upah sampai", "Jenis kelamin", "Pendidikan", "Pengalaman (bulan)"]  # fmt: skip


@pytest.fixture
def firm(signed_in, recruiter):
    return signed_in(recruiter)


def row(**changes):
    cells = dict.fromkeys(HEADS) | {
        "Lowongan": "Operator las", "Tempat kerja": "Karawang", "Jenis kontrak": "CONTRACT",
        "Jumlah": 4, "Berlaku mulai": today(), "Berlaku sampai": today(30),
        "Uraian pekerjaan": "Mengelas rangka.",
    }  # fmt: skip
    return list((cells | changes).values())


def sheet(*rows, heads=HEADS, name="lowongan.xlsx"):
    book = Workbook()
    for each in (heads, *rows):
        book.active.append(each)
    file = BytesIO()
    book.save(file)
    return SimpleUploadedFile(name, file.getvalue())


def send(browser, *rows):
    return browser.post(PAGE, {"file": sheet(*rows)})


def cells(answer):
    assert answer.status_code == 422
    return [each.cell for each in answer.context["problems"]]


def test_each_row_becomes_a_draft_of_the_firm(firm, employer):
    vocation = make_program("las", "Las").vocation
    more = {"Kejuruan": vocation.name, "Upah mulai": 5_300_000, "Jenis kelamin": "FEMALE",
            "Pendidikan": "SMK", "Usia minimal": 18, "Pengalaman (bulan)": 12}  # fmt: skip
    assert send(firm, row(**more), row(Lowongan="Teknisi AC")).status_code == 302
    second, first = Vacancy.objects.all()
    assert {each.status for each in (first, second)} == {"DRAFT"}
    assert {each.employer for each in (first, second)} == {employer}
    assert (first.job_title, first.work_regency_id, first.headcount) == (
        "Operator las",
        "32.15",
        4,
    )
    assert (first.vocation, first.wage_from, first.sex) == (vocation, 5_300_000, "FEMALE")
    assert (first.education, first.least_age, first.experience_months) == ("SMK", 18, 12)
    assert (second.sex, second.wage_from, second.vocation) == ("", None, None)
    assert StatusChange.about(first).get().verb == "record"


def test_every_cell_to_mend_is_named_and_nothing_is_kept(firm):
    answer = send(
        firm,
        row(),
        row(Jumlah=0, **{"Tempat kerja": "Atlantis"}),
        row(**{"Usia minimal": 40, "Usia maksimal": 39}),
        row(**{"Berlaku sampai": today(), "Upah mulai": 9_000_000, "Upah sampai": 8_000_000}),
        row(Lowongan=None, **{"Jenis kontrak": "?"}),
    )
    assert sorted(cells(answer)) == ["A6", "B3", "C6", "D3", "F5", "J4", "L5"]
    assert not Vacancy.objects.exists()


def test_a_list_beyond_the_limit_is_refused(firm, monkeypatch):
    monkeypatch.setattr(vacancy_imports, "MOST_VACANCIES", 1)
    with pytest.raises(vacancy_imports.FileRefused) as caught:
        vacancy_imports.read_vacancies(sheet(row(), row()), "lowongan.xlsx")
    assert caught.value.code == "vacancy_list_too_long"
    assert "file" in send(firm, row(), row()).context["form"].errors
    assert not Vacancy.objects.exists()


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("lowongan.xlsx", b"PK not a workbook"),
        SimpleUploadedFile("lowongan.csv", b"\xff\xfe\x00"),
        SimpleUploadedFile("lowongan.exe", b"MZ"),
        SimpleUploadedFile("lowongan.csv", b"Nama;Alamat\nA;B\n"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused_in_the_form(file, firm):
    file.seek(0)
    answer = firm.post(PAGE, {"file": file})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["file"])


def test_the_empty_list_has_the_columns_and_comes_back(firm):
    body = b"".join(firm.get(TEMPLATE).streaming_content)
    heads = [cell.value for cell in load_workbook(BytesIO(body)).active[1]]
    assert len(heads) == 17
    answer = firm.post(PAGE, {"file": SimpleUploadedFile("lowongan.xlsx", body)})
    assert answer.status_code in (302, 422)
    assert not Vacancy.objects.exists()


def test_a_stopped_firm_uploads_nothing(firm, employer):
    stop(employer)
    assert "file" in send(firm, row()).context["form"].errors
    assert not Vacancy.objects.exists()


def test_what_was_uploaded_is_the_firms_alone(firm, other_recruiter, officer, signed_in, employer):
    send(firm, row())
    for person, status in ((other_recruiter, 404), (officer, 404)):
        page = reverse("placements:show_vacancy", args=[Vacancy.objects.get().pk])
        assert signed_in(person).get(page).status_code == status
    assert signed_in(officer).post(PAGE).status_code == 403


def test_a_long_list_costs_no_more_than_a_short_one(firm, employer, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        send(firm, *[row(Lowongan=f"Juru {n}") for n in range(50)])
    assert Vacancy.objects.count() == StatusChange.objects.count() == 50


def test_a_place_by_its_code_is_read_by_the_scheme_that_was_declared(firm):
    """6210 is Gunung Mas to one office and Pulang Pisau to the other."""
    rows = [row(**{"Tempat kerja": "6210"})]
    assert cells(send(firm, *rows)) == ["B2"]
    for scheme, place in (("KEMENDAGRI", "62.10"), ("BPS", "62.11")):
        answer = firm.post(PAGE, {"file": sheet(*rows), "code_scheme": scheme})
        assert answer.status_code == 302
        assert Vacancy.objects.latest("pk").work_regency_id == place
    answer = firm.post(PAGE, {"file": sheet(*rows), "code_scheme": "ISO"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["code_scheme"])

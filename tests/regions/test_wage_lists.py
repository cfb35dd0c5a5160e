"""A list of minimum wages: read as a whole, looked at, then in force; or nothing of it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from blkportal.core.refusals import Refusal
from blkportal.core.scope import acting_as
from regions import services
from regions.models import MinimumWage, WageList
from regions.services.wage_list import WageLine
from tests.door import Door
from tests.minimum_wages import make_minimum_wage
from tests.pages import Page, told

UPLOAD = reverse("regions:upload_wages")
LIST = reverse("regions:list_minimum_wages")
DECREE = "Keputusan Gubernur Nomor 188.44/2025"
HEADS = ["Wilayah", "Tahun", "UMK", "Dasar hukum"]
ROWS = [
    ["Kab. Gunung Mas", 2026, 3_600_000, DECREE],
    ["62.11", "2026", "3.500.000", DECREE],
    ["Provinsi Kalimantan Tengah", 2026, 3_473_621, DECREE],
]


def at(name, wages):
    return reverse(f"regions:{name}", args=[wages.pk])


def sheet(rows, heads=HEADS):
    book = Workbook()
    for row in (heads, *rows):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return SimpleUploadedFile("umk-2026.xlsx", file.getvalue())


def text(*lines):
    return SimpleUploadedFile("umk.csv", "\n".join(lines).encode())


@pytest.fixture
def desk(signed_in, ministry):
    return signed_in(ministry)


def sent(desk, rows, **more):
    return desk.post(UPLOAD, {"file": sheet(rows), **more})


def code_of(act, *args, **more):
    with pytest.raises(Refusal) as error:
        act(*args, **more)
    return error.value.code


def amounts():
    rows = MinimumWage.objects.order_by("province", "regency", "year")
    return {(wage.regency_id or wage.province_id, wage.year): wage.amount for wage in rows}


def test_a_list_says_what_it_would_change_and_holds_once_it_is_confirmed(desk, ministry):
    make_minimum_wage("62.10", 2026, 3_400_000)
    answer = sent(desk, ROWS)
    wages = WageList.objects.get()
    assert answer.url == at("show_wages", wages)
    assert (wages.added, wages.changed, wages.same) == (2, 1, 0)
    assert amounts() == {("62.10", 2026): 3_400_000}
    row = Page(desk.get(answer.url)).row("Gunung Mas")
    assert "3.600.000" in row[2]
    assert "3.400.000" in row[3]
    desk.post(at("confirm_wages", wages))
    assert amounts() == {
        ("62.10", 2026): 3_600_000, ("62.11", 2026): 3_500_000, ("62", 2026): 3_473_621,
    }  # fmt: skip
    assert MinimumWage.objects.get(regency="62.10").version == 2
    wages.refresh_from_db()
    assert (wages.status, wages.answered_by) == ("SAVED", ministry)


def test_the_same_list_again_changes_nothing(desk):
    for _time in range(2):
        sent(desk, ROWS)
        desk.post(at("confirm_wages", WageList.objects.first()))
    wages = WageList.objects.first()
    assert (wages.added, wages.changed, wages.same) == (0, 0, 3)
    assert set(MinimumWage.objects.values_list("version", flat=True)) == {1}


def test_a_discarded_list_changes_nothing_and_cannot_be_confirmed_any_more(desk, ministry):
    sent(desk, ROWS)
    wages = WageList.objects.get()
    desk.post(at("discard_wages", wages))
    wages.refresh_from_db()
    assert (wages.status, amounts()) == ("DISCARDED", {})
    assert code_of(services.confirm_wages, wages, by=ministry) == "illegal_move"


def test_of_two_who_confirm_one_does(desk, ministry):
    sent(desk, ROWS)
    wages, same = WageList.objects.get(), WageList.objects.get()
    services.confirm_wages(wages, by=ministry)
    assert code_of(services.confirm_wages, same, by=ministry) == "illegal_move"
    assert len(amounts()) == 3


def test_what_was_changed_since_the_preview_stops_the_list(desk, ministry):
    sent(desk, ROWS)
    wages = WageList.objects.get()
    make_minimum_wage("62.11", 2026, 3_300_000)
    assert code_of(services.confirm_wages, wages, by=ministry) == "wages_changed"
    wages.refresh_from_db()
    assert (wages.status, amounts()) == ("CHECKED", {("62.11", 2026): 3_300_000})


def test_every_wrong_cell_is_named_at_once_and_nothing_is_kept(desk):
    answer = sent(
        desk,
        [
            ["Atlantis", 2026, 3_600_000, DECREE],
            ["62.10", 1950, 3_600_000, DECREE],
            ["62.11", 2026, 36_000, DECREE],
            ["62.11", 2026, "tiga juta", ""],
            ROWS[0],
            ["62.10", 2026, 3_700_000, DECREE],
            ["62.03", 2026, 3_700_000, ""],
        ],
    )
    assert answer.status_code == 422
    cells = [problem.cell for problem in answer.context["problems"]]
    assert cells == ["A2", "B3", "C4", "C5", "A7", "D8"]
    assert not WageList.objects.exists()
    assert "A7" in Page(answer).text


def test_a_decree_for_all_rows_is_given_once(desk):
    rows = [row[:3] for row in ROWS]
    answer = desk.post(UPLOAD, {"file": sheet(rows, HEADS[:3]), "source": f" {DECREE} "})
    assert answer.status_code == 302
    assert {line[4] for line in WageList.objects.get().lines} == {DECREE}


def test_a_list_without_any_decree_is_told_so_once(desk, ministry):
    rows = [row[:3] for row in ROWS]
    assert Page(desk.post(UPLOAD, {"file": sheet(rows, HEADS[:3])})).errors["file"]
    told = Door(ministry).send_file("wage-lists/", sheet(rows, HEADS[:3]))
    assert told.json()["code"] == "wages_without_decree"


@pytest.mark.parametrize(
    ("written", "code"),
    [("62", "62"), ("Provinsi Gorontalo", "75"), ("Kab. Gorontalo", "75.01"), ("Bali", "51"),
     ("DKI Jakarta", "31"), ("Kota Bengkulu", "17.71"), ("32.16", "32.16")],
)  # fmt: skip
def test_a_place_is_found_by_code_or_name(desk, written, code):
    file = text("Wilayah;Tahun;UMP;SK", f"{written};2026;3500000;{DECREE}")
    assert desk.post(UPLOAD, {"file": file}).status_code == 302
    assert WageList.objects.get().lines[0][1] == code


@pytest.mark.parametrize("written", ["Gorontalo", "Bengkulu", "62.1", "6210", "Bogor", ""])
def test_a_place_that_can_be_several_is_asked(desk, written):
    file = text("Wilayah;Tahun;UMP;SK", f"{written};2026;3500000;{DECREE}")
    answer = desk.post(UPLOAD, {"file": file})
    assert [problem.cell for problem in answer.context["problems"]] == ["A2"]


def test_a_file_without_the_columns_or_without_rows_is_refused_beside_the_field(desk):
    for file in (sheet([["A"]], ["Nama"]), sheet([]), text("")):
        page = Page(desk.post(UPLOAD, {"file": file}))
        assert page.errors["file"]
    assert not WageList.objects.exists()


def test_a_list_of_nothing_is_not_kept(ministry):
    assert code_of(services.keep_wages, [], "umk.xlsx", by=ministry) == "nothing_to_save"


def test_more_rows_than_a_list_holds_are_refused(desk, monkeypatch):
    monkeypatch.setattr("regions.imports.MOST_ROWS", 2)
    assert Page(sent(desk, ROWS)).errors["file"]


def test_the_template_comes_back_filled_in(desk):
    book = load_workbook(BytesIO(b"".join(desk.get(reverse("regions:wage_template")))))
    for column, value in enumerate(ROWS[0], 1):
        book["Data"].cell(2, column).value = value
    file = BytesIO()
    book.save(file)
    answer = desk.post(UPLOAD, {"file": SimpleUploadedFile("umk.xlsx", file.getvalue())})
    assert answer.status_code == 302


def test_the_page_tells_who_has_uploaded_what_and_when(desk, ministry):
    sent(desk, ROWS)
    desk.post(at("confirm_wages", WageList.objects.get()))
    page = Page(desk.get(f"{LIST}?year=2026&q=gunung+mas"))
    assert "3.600.000" in page.row("Gunung Mas")[2]
    assert ministry.name in page.row("umk-2026.xlsx")[1]


def test_an_officer_reads_the_wages_and_no_list(signed_in, officer, ministry):
    make_minimum_wage("62.10", 2026)
    services.keep_wages([WageLine(2, "62.11", 2026, 3_500_000, DECREE)], "umk.csv", by=ministry)
    page = Page(signed_in(officer).get(LIST))
    assert page.row("Gunung Mas")
    assert "umk.csv" not in page.text
    with acting_as(officer), pytest.raises(ProgrammingError), transaction.atomic():
        WageList.objects.exists()


def test_the_api_uploads_shows_and_confirms(ministry):
    door = Door(ministry)
    wrong = door.send_file("wage-lists/", sheet([["Atlantis", 2026, 3_600_000, DECREE]]))
    assert (wrong.status_code, wrong.json()["code"]) == (409, "cells_to_mend")
    assert [problem["cell"] for problem in wrong.json()["problems"]] == ["A2"]
    made = door.send_file("wage-lists/", sheet(ROWS), source="")
    assert made.status_code == 201, made.content
    root = f"wage-lists/{made.json()['id']}"
    assert [line["place"] for line in door.get(f"{root}/").json()["lines"]] == [
        "62.10", "62.11", "62",
    ]  # fmt: skip
    assert door.post(f"{root}/confirm/").json()["status"] == "SAVED"
    assert door.post(f"{root}/discard/").status_code == 409
    assert len(amounts()) == 3


def test_the_admin_confirms_by_its_action(desk, ministry):
    lines = [WageLine(2, "62.10", 2026, 3_500_000, DECREE)]
    wages = services.keep_wages(lines, "umk.csv", by=ministry)
    address = reverse("admin:regions_wagelist_changelist")
    data = {"action": "confirm_wages", "_selected_action": [wages.pk], "sure": "yes"}
    answer = desk.post(address, data, follow=True)
    assert told(answer)
    assert len(amounts()) == 1

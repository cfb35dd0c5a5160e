"""Z4: what goes out comes back the same, and no cell that goes out is ever run."""

import csv
import datetime
import io
import re
import tracemalloc
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from blkportal.core import exports
from blkportal.core.exports import Export
from blkportal.core.sheets import write
from blkportal.core.sheets.formulas import is_live, neutral, restored
from blkportal.core.sheets.guard import check_file
from blkportal.core.sheets.parse import read_sheet
from blkportal.core.sheets.repair import write_repair
from blkportal.core.sheets.template import write_template
from blkportal.core.sheets.write import write_csv, write_table
from tests.sheets.mess import BUDI, GOOD, HEADER, OTHER, book, budi
from tests.sheets.nominee import REGENCIES, Nominee, row_values, upload

LIVE = [
    "=1+1",
    "+62",
    "-5",
    "@SUM(A1)",
    "\tx",
    "\rx",
    '=HYPERLINK("http://x.test")',
    "'=1",
    "''-1",
    "http://example.test",
    "mailto:a@b.test",
    "0012",
    "1e5",
]
COLUMNS = ["Nama", "Catatan"]
SLOW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# Signs that PostgreSQL and XML can hold; the first of a text may be one that a spreadsheet runs.
SIGNS = st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\ufffe\uffff")
TEXTS = st.builds(
    lambda head, tail: head + tail,
    st.sampled_from(["", "=", "+", "-", "@", "\t", "\r", "\x00", "'", "'="]),
    st.text(SIGNS, min_size=1, max_size=12),
)
TABLES = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=8)


def whole(text):
    """A row of blanks alone is skipped on the way in, and nobody sees the difference."""
    return bool(text.strip())


def read_back(path, name):
    sheet = read_sheet(path, check_file(path, name), [[label] for label in COLUMNS])
    return [tuple(row.cells) for row in sheet.rows]


def write_to(path, name, rows):
    with path.open("wb") as file:
        if name.endswith(".csv"):
            write_csv(file, COLUMNS, rows)
        else:
            write_table(file, COLUMNS, rows, sheet_name="Data")


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
@SLOW
@given(rows=TABLES)
def test_a_table_that_goes_out_and_comes_back_is_the_same_the_second_time_too(
    name, rows, tmp_path
):
    assume(all(whole(text) for row in rows for text in row))
    path = tmp_path / "table"
    write_to(path, name, rows)
    first = read_back(path, name)
    assert first == rows
    write_to(path, name, first)
    assert read_back(path, name) == first


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_texts_that_look_like_formulas_come_back_as_they_were(name, tmp_path):
    path = tmp_path / "table"
    rows = [(text, "x") for text in LIVE]
    write_to(path, name, rows)
    assert read_back(path, name) == rows


def test_no_cell_of_a_workbook_is_a_formula_a_link_or_a_number(tmp_path):
    path = tmp_path / "table.xlsx"
    write_to(path, "a.xlsx", [(text, "x") for text in LIVE])
    page = openpyxl.load_workbook(path).active
    for cell, text in zip(page["A"][1:], LIVE, strict=True):
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        assert cell.quotePrefix == is_live(text)


def test_without_our_settings_the_same_text_would_be_a_formula(tmp_path):
    """The planted fault: it shows that the test above can fail."""
    path = tmp_path / "table.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.append(["=1+1"])
    workbook.save(path)
    assert openpyxl.load_workbook(path).active["A1"].data_type == "f"


def test_no_field_of_a_csv_starts_with_a_sign_that_is_run():
    out = io.BytesIO()
    write_csv(out, ["=Nama"], [[text] for text in [*LIVE, "\x00x"]])
    lines = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))
    assert [line[0] for line in lines if re.match(r"[=+\-@\t\r\x00]", line[0])] == []


@given(st.text(SIGNS | st.characters(categories=["Cs"])))
def test_neutral_and_restored_undo_each_other(text):
    assert restored(neutral(text)) == text
    assert not re.match(r"[=+\-@\t\r\x00]", neutral(text))


def test_values_keep_their_kind(tmp_path):
    path = tmp_path / "table.xlsx"
    moment = datetime.datetime(2026, 11, 24, 1, 30, tzinfo=datetime.UTC)
    row = [7, Decimal("2.5"), True, datetime.date(2026, 11, 24), moment, None, 6210010306010001]
    write_table(path, list("abcdefg"), [row], sheet_name="Data")
    cells = [cell.value for cell in openpyxl.load_workbook(path).active[2]]
    assert cells[:3] == [7, 2.5, True]
    assert cells[3] == datetime.datetime(2026, 11, 24)
    assert cells[4] == datetime.datetime(2026, 11, 24, 8, 30)
    assert cells[5:] == [None, "6210010306010001"]


def test_a_text_too_long_for_a_cell_says_that_it_was_cut(tmp_path):
    path = tmp_path / "table.xlsx"
    write_table(path, ["a"], [["x" * 40_000]], sheet_name="Data")
    value = openpyxl.load_workbook(path).active["A2"].value
    assert len(value) == 32_767
    assert value.endswith("]")


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(write, "SHEET_ROWS", 4)
    path = tmp_path / "table.xlsx"
    assert write_table(path, ["a"], [[n] for n in range(7)], sheet_name="Data") == 7
    pages = openpyxl.load_workbook(path).worksheets
    assert [[cell.value for cell in page["A"]] for page in pages] == [
        ["a", 0, 1, 2],
        ["a", 3, 4, 5],
        ["a", 6],
    ]


def test_an_empty_table_still_has_its_column_names_and_notes(tmp_path):
    path = tmp_path / "table.xlsx"
    write_table(path, COLUMNS, [], sheet_name="Data", notes=["Data sintetis."])
    pages = openpyxl.load_workbook(path).worksheets
    assert [cell.value for cell in pages[0][1]] == COLUMNS
    assert pages[1]["A1"].value == "Data sintetis."


def repaired(tmp_path, lines, headers=HEADER):
    """Uploads the lines and returns the workbook of what was refused."""
    path, back = tmp_path / "upload", tmp_path / "back.xlsx"
    book([headers, *lines])(path)
    sheet, done = upload(path)
    count = write_repair(back, Nominee, sheet, done.problems)
    return back, count, done


def test_refused_rows_come_back_as_uploaded_with_the_reason_beside_them(tmp_path):
    wrong = budi(nik=6210010306010001, sex="?", name="+1+1")
    back, count, _ = repaired(tmp_path, [GOOD, wrong, OTHER])
    page = openpyxl.load_workbook(back).active
    assert count == 1
    assert [cell.value for cell in page[2]][:6] == wrong
    assert page["G2"].value.count("\n") == 2
    assert "3" in page["G2"].value.split("\n")[0]
    assert page["A2"].comment
    assert page["C2"].comment
    assert page["B2"].comment is None
    assert page["A2"].fill.start_color.rgb == "FFFFE0B2"
    assert page["B2"].data_type == "s"


def test_a_mended_workbook_of_refused_rows_can_be_uploaded_as_it_is(tmp_path):
    back, _, _ = repaired(tmp_path, [OTHER, budi(nik="62", phone="x")])
    workbook = openpyxl.load_workbook(back)
    workbook.active["A2"] = BUDI["nik"]
    workbook.active["F2"] = BUDI["phone"]
    workbook.save(back)
    _, done = upload(back)
    assert [row_values(row) for row in done.rows] == [BUDI]


def test_reasons_do_not_pile_up_from_round_to_round(tmp_path):
    back, _, _ = repaired(tmp_path, [budi(nik="62")])
    sheet, done = upload(back)
    write_repair(tmp_path / "again.xlsx", Nominee, sheet, done.problems)
    headers = [cell.value for cell in openpyxl.load_workbook(tmp_path / "again.xlsx").active[1]]
    assert len(headers) == len(HEADER) + 1


def test_the_template_is_accepted_by_our_own_guard_and_has_every_column(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(path, Nominee)
    workbook = openpyxl.load_workbook(path)
    page = workbook.worksheets[0]
    assert [cell.value for cell in page[1]] == [
        str(each.label) for each in Nominee.fields.values()
    ]
    page.append(GOOD)
    workbook.save(path)
    _, done = upload(path)
    assert [row_values(row) for row in done.rows] == [BUDI]


def test_the_template_offers_the_allowed_values_and_keeps_numbers_as_texts(tmp_path):
    path = tmp_path / "template.xlsx"
    write_template(path, Nominee, {"regency": list(REGENCIES)[:2]})
    data, guide, lists = openpyxl.load_workbook(path).worksheets
    assert {str(rule.sqref)[0] for rule in data.data_validations.dataValidation} == {"C", "E"}
    assert data.column_dimensions["A"].number_format == "@"
    assert data.column_dimensions["F"].number_format == "@"
    assert [cell.value for cell in lists["B"]] == ["Kabupaten/Kota", *list(REGENCIES)[:2]]
    assert guide["D2"].value == "6210010101010001"
    assert guide.max_row == 1 + len(Nominee.fields)


@pytest.fixture
def letters_export(monkeypatch):
    monkeypatch.setattr(exports, "EXPORTS", {})

    class Letters(Export):
        code = "letters"
        title = "Letters"
        columns = {"name": "Nama", "nik": "NIK"}
        text_columns = frozenset({"nik"})

        def rows(self):
            for number in range(self.params.get("count", 2)):
                yield {"nik": f"000{number}", "name": f"={self.user}", "secret": "x"}

    return Letters


def test_an_export_writes_the_askers_rows_in_the_order_of_its_columns(letters_export):
    out = io.BytesIO()
    assert letters_export("ani").write(out, "csv") == 2
    assert out.getvalue().decode("utf-8-sig") == "Nama,NIK\r\n'=ani,0000\r\n'=ani,0001\r\n"


def test_an_export_as_workbook_has_the_same_rows(letters_export):
    out = io.BytesIO()
    letters_export("ani").write(out, "xlsx")
    page = openpyxl.load_workbook(out).active
    assert [[cell.value for cell in row] for row in page.rows] == [
        ["Nama", "NIK"],
        ["=ani", "0000"],
        ["=ani", "0001"],
    ]


def test_subclassing_puts_an_export_on_the_menu_once(letters_export):
    assert list(exports.EXPORTS.items()) == [("letters", letters_export)]
    with pytest.raises(TypeError):
        type("Other", (Export,), {"code": "letters"})


def test_a_format_nobody_knows_is_refused(letters_export):
    with pytest.raises(ValueError, match="pdf"):
        letters_export("ani").write(io.BytesIO(), "pdf")


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_long_export_does_not_grow_in_memory(format, tmp_path, letters_export):
    def peak(count):
        with (tmp_path / "out").open("wb") as file:
            tracemalloc.start()
            letters_export("ani", count=count).write(file, format)
            found = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return found

    peak(10)
    assert peak(4_000) < peak(400) + 300_000

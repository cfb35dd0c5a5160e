"""Z3: every row is imported right or listed with cell and reason; nothing changes in silence."""

import re

import pytest

from blkportal.core.sheets.refusal import SheetRefused
from tests.sheets.mess import BUDI, GOOD, HEADER, MESSES, OTHER, book
from tests.sheets.nominee import row_values, upload


@pytest.mark.parametrize("name", MESSES)
def test_each_row_comes_in_right_or_is_listed_with_its_cells(name, tmp_path):
    mess = MESSES[name]
    path = tmp_path / "upload"
    mess.build(path)
    sheet, done = upload(path, mess.name)
    assert {row.number: row_values(row) for row in done.rows} == mess.rows
    assert {problem.cell for problem in done.problems} == mess.wrong
    assert len(sheet.hidden_rows) + len(done.blank) == mess.skipped
    assert len(done.rows) + len(done.refused) + len(done.blank) == len(sheet.rows)
    for problem in done.problems:
        assert re.fullmatch(r"[^%{}]+[.?]", problem.sentence)


def test_the_corpus_is_as_large_as_promised():
    assert len(MESSES) >= 40


def refusal(tmp_path, lines, name="daftar.xlsx"):
    path = tmp_path / "upload"
    book(lines)(path)
    with pytest.raises(SheetRefused) as caught:
        upload(path, name)
    return caught.value


def test_a_list_without_column_names_is_refused_with_the_names_to_use(tmp_path):
    refused = refusal(tmp_path, [GOOD, OTHER])
    assert refused.code == "no-header"
    assert "Nama lengkap" in refused.sentence


def test_missing_columns_are_named_all_at_once(tmp_path):
    refused = refusal(tmp_path, [HEADER[:3], GOOD[:3]])
    assert refused.code == "missing-columns"
    assert "Tanggal lahir" in refused.sentence
    assert "Kabupaten/Kota" in refused.sentence
    assert "Telepon" not in refused.sentence


def test_two_columns_for_the_same_thing_are_refused_with_both_letters(tmp_path):
    refused = refusal(tmp_path, [[*HEADER, "Nama"], [*GOOD, "Ani"]])
    assert refused.code == "same-column"
    assert "B, G" in refused.sentence


def test_a_list_of_nobody_is_refused(tmp_path):
    assert refusal(tmp_path, [HEADER]).code == "no-rows"


def test_a_workbook_with_only_hidden_sheets_of_people_reads_the_visible_one(tmp_path):
    def swap(sheet):
        other = sheet.parent.create_sheet("Tampak")
        for line in (HEADER, GOOD):
            other.append(line)
        sheet.sheet_state = "hidden"
        sheet.parent.active = 1

    path = tmp_path / "upload"
    book([HEADER, OTHER], swap)(path)
    _, done = upload(path)
    assert [row_values(row) for row in done.rows] == [BUDI]

"""Z2: every hostile file is turned away by the guard with a sentence, quickly and cheaply."""

import re
import tracemalloc

import pytest

from blkportal.core.sheets.faults import Kind
from blkportal.core.sheets.guard import check_file
from blkportal.core.sheets.refusal import SENTENCES, SheetRefused
from tests.effort import least_effort
from tests.sheets.corpus import honest_bytes, rows_of, two_sheets
from tests.sheets.hostile import HOSTILE, write_hostile

EFFORT, MEGABYTES = 300, 100  # the effort is about three seconds of a quiet core


def refusal(path, name):
    with pytest.raises(SheetRefused) as caught:
        check_file(path, name)
    return caught.value


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_in_time(name, tmp_path):
    path, upload_name, codes = write_hostile(tmp_path, name)
    cost, refused = least_effort(lambda: refusal(path, upload_name), EFFORT)
    assert cost < EFFORT
    assert refused.code in codes
    assert refused.sentence.endswith(".")
    assert not re.search(r"%\(|\{", refused.sentence)


def test_the_corpus_is_as_large_as_promised():
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize(
    "name", ["bomb of one gigabyte", "a tag of two megabytes", "20,000 parts"]
)
def test_refusing_takes_little_memory(name, tmp_path):
    path, upload_name, _ = write_hostile(tmp_path, name)
    tracemalloc.start()
    refusal(path, upload_name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MEGABYTES * 1024**2


@pytest.mark.parametrize("part", range(50))
def test_a_file_cut_off_on_its_way_is_refused(part, tmp_path):
    whole = honest_bytes()
    path = tmp_path / "cut"
    path.write_bytes(whole[: len(whole) * part // 50])
    assert refusal(path, "daftar.xlsx").code in {"empty", "not-xlsx", "damaged"}


def test_the_same_file_in_one_piece_is_accepted(tmp_path):
    path = tmp_path / "whole"
    path.write_bytes(honest_bytes())
    assert check_file(path, "Daftar.XLSX") is Kind.XLSX


def test_a_formula_is_named_by_its_cell_and_by_its_sheet(tmp_path):
    path = tmp_path / "book"
    path.write_bytes(rows_of('<row r="7"><c r="C7"><f>A1</f></c></row>'))
    assert "C7" in refusal(path, "a.xlsx").sentence
    path.write_bytes(two_sheets('<row r="7"><c r="C7"><f>A1</f></c></row>', "hidden"))
    assert "Lain!C7" in refusal(path, "a.xlsx").sentence


def test_an_empty_last_row_as_office_programs_leave_it_is_no_reason_to_refuse(tmp_path):
    path = tmp_path / "book"
    path.write_bytes(rows_of('<row r="1048576" ht="12.8"/>'))
    assert check_file(path, "a.xlsx") is Kind.XLSX


def test_a_long_second_sheet_is_not_counted(tmp_path):
    path = tmp_path / "book"
    path.write_bytes(two_sheets('<row r="60000"><c r="ZZ60000"/></row>', "visible"))
    assert check_file(path, "a.xlsx") is Kind.XLSX


def test_every_refusal_code_in_use_has_a_sentence():
    codes = {code for _, _, codes in HOSTILE.values() for code in codes}
    assert codes <= SENTENCES.keys()

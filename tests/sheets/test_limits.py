"""The child that opens a stranger's file may die; the person gets a sentence all the same."""

import os
import subprocess
import sys
import time
import tracemalloc

import psutil
import pytest

from blkportal.core.sheets.faults import Kind
from blkportal.core.sheets.guard import check_file
from blkportal.core.sheets.limits import ChildLimits
from blkportal.core.sheets.parse import PROJECT, read_sheet
from blkportal.core.sheets.refusal import SheetRefused
from tests.sheets.corpus import honest_bytes, rows_of, sst
from tests.sheets.hostile import FAR_ROW, XFD, write_hostile

EXPECTED = [["NIK"], ["Nama lengkap"]]
# What the child meets when the guard is off, and what it must then say.
LET_THROUGH = {
    "last cell": {"unreadable"},
    "last cell, single quotes": {"unreadable"},
    "last cell, character references": {"unreadable"},
    "honest words in utf-16": {"no-header", "unreadable"},
    "shared text out of range": {"unreadable"},
    "row 99999999999": {"too-many-rows", "unreadable", "too-slow"},
    "not well-formed": {"unreadable", "no-header", "no-rows"},
    "encrypted zip": {"unreadable"},
    "text renamed": {"unreadable"},
    "nothing": {"unreadable"},
    "100,000 rows": {"too-many-rows"},
}


def refusal(path, limits=None):
    with pytest.raises(SheetRefused) as caught:
        read_sheet(path, Kind.XLSX, EXPECTED, limits)
    return caught.value


@pytest.mark.parametrize("name", LET_THROUGH)
def test_with_the_guard_off_the_child_still_refuses(name, tmp_path):
    path, _, _ = write_hostile(tmp_path, name)
    refused = refusal(path, ChildLimits(cpu_seconds=2, wall_seconds=15))
    assert refused.code in LET_THROUGH[name]
    assert refused.sentence.endswith(".")


def test_a_file_that_eats_memory_dies_in_the_child(tmp_path):
    path = tmp_path / "book"
    path.write_bytes(rows_of(XFD))
    assert refusal(path, ChildLimits(memory=400 * 1024**2)).code == "unreadable"


def test_a_file_that_eats_time_is_cut_off_by_the_processor_limit(tmp_path):
    path = tmp_path / "book"
    hidden = "".join(f'<row r="{n}" hidden="1">{"<c/>" * 100}</row>' for n in range(2, 45_000))
    path.write_bytes(rows_of(hidden))
    started = time.monotonic()
    assert refusal(path, ChildLimits(cpu_seconds=1, wall_seconds=60)).code == "too-slow"
    assert time.monotonic() - started < 15


@pytest.mark.parametrize("rows", [40, 400])
def test_one_long_text_in_very_many_cells_fills_neither_process(rows, tmp_path):
    path = tmp_path / "book"
    cells = "<row>" + '<c t="s"><v>0</v></c>' * 60 + "</row>"
    path.write_bytes(rows_of(cells * rows, **{"xl/sharedStrings.xml": sst("x" * 32_000)}))
    kind = check_file(path, "daftar.xlsx")
    tracemalloc.start()
    with pytest.raises(SheetRefused) as caught:
        read_sheet(path, kind, EXPECTED)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.code in {"too-large-inside", "unreadable"}
    assert peak < 300 * 1024**2


def test_a_child_that_sleeps_is_ended_by_the_clock(tmp_path):
    path = tmp_path / "book"
    path.write_bytes(honest_bytes())
    started = time.monotonic()
    refused = refusal(path, ChildLimits(wall_seconds=0.01))
    assert refused.code == "too-slow"
    assert time.monotonic() - started < 5


def test_no_child_is_left_behind(tmp_path):
    path = tmp_path / "book"
    path.write_bytes(rows_of(FAR_ROW))
    refusal(path, ChildLimits(cpu_seconds=1, wall_seconds=10))
    children = psutil.Process().children(recursive=True)
    assert [each for each in children if "blkportal.core.sheets.child" in each.cmdline()] == []


def test_the_same_limits_let_an_honest_file_through(tmp_path):
    path = tmp_path / "book"
    path.write_bytes(honest_bytes())
    kind = check_file(path, "daftar.xlsx")
    sheet = read_sheet(path, kind, EXPECTED, ChildLimits(memory=400 * 1024**2, cpu_seconds=2))
    assert [row.number for row in sheet.rows] == [2]


def test_the_child_starts_without_django():
    code = (
        "import blkportal.core.sheets.child, sys; print([m for m in sys.modules if 'django' in m])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env={},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"


def test_the_child_is_told_none_of_our_secrets(tmp_path, monkeypatch):
    told = []

    class Watched(subprocess.Popen):
        def __init__(self, *arguments, env=None, **options):
            told.append(os.environ if env is None else env)
            super().__init__(*arguments, env=env, **options)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    path = tmp_path / "book"
    path.write_bytes(honest_bytes())
    read_sheet(path, Kind.XLSX, EXPECTED)
    assert [set(environment) for environment in told] == [{"LANG"}]

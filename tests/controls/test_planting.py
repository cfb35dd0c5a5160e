"""Planting on a throwaway tree: noticed or not, not run, not planted, and taken out again."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.controls.fault import Fault
from tests.controls.planting import Run, Verdict, copy_tracked, judge, run_tests

CODE = "def is_open(hour):\n    return 8 <= hour < 16\n"
TESTS = """
from doors import is_open

def test_it_opens_at_eight():
    assert is_open(8)
"""
AT_EIGHT = ("test_doors.py::test_it_opens_at_eight",)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "doors.py").write_text(CODE)
    (tmp_path / "test_doors.py").write_text(TESTS)
    return tmp_path


def planted(tree: Path, before: str, after: str, *tests: str) -> tuple[Verdict, str]:
    env = {**os.environ, "PYTEST_ADDOPTS": "-p no:django"}
    return judge(Fault("a door is wrong", "doors.py", before, after, tests or AT_EIGHT), tree, env)


def test_a_fault_that_a_test_notices_is_ok_and_taken_out_again(tree: Path) -> None:
    assert planted(tree, "8 <= hour", "8 < hour") == (Verdict.NOTICED, "")
    assert (tree / "doors.py").read_text() == CODE


def test_a_fault_that_no_test_notices_is_told(tree: Path) -> None:
    verdict, _output = planted(tree, "hour < 16", "hour <= 16")
    assert verdict == Verdict.UNNOTICED
    assert (tree / "doors.py").read_text() == CODE


@pytest.mark.parametrize(
    "after, test",
    [
        ("8 <=", AT_EIGHT[0]),
        ("8 <= hour", "test_doors.py::test_of_another_day"),
        ("8 <= hour", "test_windows.py"),
    ],
    ids=["an import that breaks", "a test that is gone", "a file that is gone"],
)
def test_what_could_not_be_run_has_noticed_nothing(tree: Path, after: str, test: str) -> None:
    verdict, output = planted(tree, "8 <= hour", after, test)
    assert verdict == Verdict.NOT_RUN
    assert "error" in output.lower()


def test_a_test_that_cannot_be_set_up_has_noticed_nothing(tree: Path) -> None:
    fixture = "import pytest\n@pytest.fixture\ndef day():\n    assert is_open(8)\n"
    test = TESTS.replace("eight():", "eight(day):")
    (tree / "test_doors.py").write_text(f"{fixture}{test}")
    verdict, output = planted(tree, "8 <= hour", "8 < hour")
    assert verdict == Verdict.NOT_RUN
    assert "1 error" in output


@pytest.mark.parametrize("before", ["9 <= hour", "hour"], ids=["gone", "not the only one"])
def test_a_text_that_does_not_stand_there_once_is_not_planted(tree: Path, before: str) -> None:
    verdict, why = planted(tree, before, "8 < hour")
    assert verdict == Verdict.NOT_PLANTED
    assert "times in doors.py" in why


def test_a_file_that_is_gone_is_told(tree: Path) -> None:
    (tree / "doors.py").unlink()
    assert planted(tree, "8", "9") == (Verdict.NOT_PLANTED, "there is no file doors.py")


def test_a_run_without_an_end_has_noticed_nothing(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.controls.planting.PATIENCE", 1)
    slow = TESTS.replace("assert", "__import__('time').sleep(60); assert")
    (tree / "test_doors.py").write_text(slow)
    run = run_tests(AT_EIGHT, tree, {**os.environ, "PYTEST_ADDOPTS": "-p no:django"})
    assert run.code is None
    assert not run.is_red


@pytest.mark.parametrize("code", [0, 2, 3, 4, 5, None])
def test_only_a_failed_test_is_red(code: int | None) -> None:
    assert not Run(code, "1 failed in 0.10s").is_red
    assert Run(1, "10 failed, 2 passed in 0.10s").is_red
    assert not Run(1, "0 failed, 1 error in 0.10s").is_red


def test_the_copy_holds_the_tracked_files_as_they_lie_there_now(tmp_path: Path) -> None:
    source, copy = tmp_path / "source", tmp_path / "copy"
    (source / "folder").mkdir(parents=True)
    for name in ("folder/kept.py", "gone.py", "stray.py"):
        (source / name).write_text("1")
    subprocess.run(["git", "init", "-q"], cwd=source, check=True)
    subprocess.run(["git", "add", "folder/kept.py", "gone.py"], cwd=source, check=True)
    (source / "folder/kept.py").write_text("2")
    (source / "gone.py").unlink()
    (copy / ".local").mkdir(parents=True)
    (copy / "left.py").write_text("of an earlier run")
    copy_tracked(source, copy)
    assert {path.name for path in copy.rglob("*")} == {".local", "folder", "kept.py"}
    assert (copy / "folder/kept.py").read_text() == "2"

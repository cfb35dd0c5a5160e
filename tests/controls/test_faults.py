"""The list cannot rot: every fault can still be planted, and every test that it names exists."""

from collections import Counter
from functools import cache
from pathlib import Path

from tests.controls.fault import CannotPlant, Fault
from tests.controls.faults import FAULTS

ROOT = Path(__file__).resolve().parents[2]
read = cache(lambda file: (ROOT / file).read_text() if (ROOT / file).is_file() else "")


def test_the_text_of_every_fault_stands_once_in_its_file() -> None:
    assert not [fault.name for fault in FAULTS if not can_be_planted(fault)]


def can_be_planted(fault: Fault) -> bool:
    text = read(fault.file)
    try:
        return fault.planted_in(text) != text
    except CannotPlant:
        return False


def test_the_tests_that_should_notice_them_exist() -> None:
    assert not [fault.name for fault in FAULTS if not fault.tests]
    assert not [test for fault in FAULTS for test in fault.tests if not is_a_test(test)]


def is_a_test(test: str) -> bool:
    file, _, name = test.partition("::")
    name = name.partition("[")[0]  # of one of its cases, too
    return f"\ndef {name}(" in read(file) if name else bool(read(file))


def test_no_two_faults_bear_one_name() -> None:
    assert not [name for name, n in Counter(f.name for f in FAULTS).items() if n > 1]


def test_there_are_enough_of_them_for_the_whole_portal() -> None:
    assert len(FAULTS) >= 100
    apps = {fault.file.partition("/")[0] for fault in FAULTS}
    assert apps >= {
        "accounts", "blkportal", "participants", "placements", "programs", "regions", "reports",
    }  # fmt: skip

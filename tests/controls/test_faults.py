"""The list cannot rot: every fault can still be planted, and every test that it names exists."""

from collections import Counter
from pathlib import Path

import pytest

from tests.controls.fault import Fault
from tests.controls.faults import FAULTS

ROOT = Path(__file__).resolve().parents[2]
named = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)


@named
def test_the_text_of_a_fault_stands_once_in_its_file(fault: Fault) -> None:
    text = (ROOT / fault.file).read_text()
    assert fault.planted_in(text) != text


@named
def test_the_tests_that_should_notice_it_exist(fault: Fault) -> None:
    assert fault.tests
    for test in fault.tests:
        file, _, name = test.partition("::")
        assert not name or f"\ndef {name}(" in (ROOT / file).read_text(), test
        assert (ROOT / file).is_file(), test


def test_no_two_faults_bear_one_name() -> None:
    assert not [name for name, n in Counter(f.name for f in FAULTS).items() if n > 1]


def test_there_are_enough_of_them_for_the_whole_portal() -> None:
    assert len(FAULTS) >= 100
    apps = {fault.file.partition("/")[0] for fault in FAULTS}
    assert apps >= {
        "accounts", "blkportal", "participants", "placements", "programs", "regions", "reports",
    }  # fmt: skip

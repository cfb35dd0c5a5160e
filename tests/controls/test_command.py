"""The command: which faults it plants, what it tells, and when it fails."""

from collections.abc import Callable

import pytest

from tests.controls import __main__ as command
from tests.controls.faults import FAULTS
from tests.controls.planting import Run, Verdict


@pytest.fixture
def at_work(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Nothing is copied, started or planted; the answers are given."""

    def answer(*verdicts: Verdict, is_green: bool = True) -> None:
        left = iter(verdicts)
        for name in ("copy_tracked", "start_servers"):
            monkeypatch.setattr(command, name, lambda *_: {})
        monkeypatch.setattr(
            command, "run_tests", lambda *_: Run(int(not is_green), "a test is red")
        )
        monkeypatch.setattr(command, "judge", lambda *_: (next(left), "the last words"))

    return answer


def test_the_list_tells_every_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--list"]) == 0
    assert capsys.readouterr().out.splitlines() == [fault.name for fault in FAULTS]


def test_every_word_narrows_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--list", "promised", "once more"]) == 0
    assert capsys.readouterr().out == "a promised bed is promised once more\n"


def test_a_word_that_no_name_has_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["no fault is called so"]) == 2
    assert "--list" in capsys.readouterr().out


def test_all_noticed_is_a_success(
    at_work: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    at_work(Verdict.NOTICED, Verdict.NOTICED)
    assert command.plant(FAULTS[:2]) == 0
    out = capsys.readouterr().out
    assert FAULTS[0].name in out
    assert "2 faults" in out
    assert "2 ok" in out


@pytest.mark.parametrize("verdict", sorted(set(Verdict) - {Verdict.NOTICED}))
def test_whatever_else_became_of_a_fault_is_a_failure(
    at_work: Callable[..., None], capsys: pytest.CaptureFixture[str], verdict: Verdict
) -> None:
    at_work(Verdict.NOTICED, verdict)
    assert command.plant(FAULTS[:2]) == 1
    assert f"1 {verdict}" in capsys.readouterr().out


def test_tests_that_are_red_anyway_prove_nothing(
    at_work: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    at_work(is_green=False)
    assert command.plant(FAULTS[:2]) == 1
    assert "a test is red" in capsys.readouterr().out

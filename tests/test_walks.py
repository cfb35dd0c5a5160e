"""Before a change lands, everything has run: no test is in neither of the two runs."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_what_must_pass_before_a_change_lands_has_both_runs():
    steps = (ROOT / ".ci/run").read_text().splitlines()
    assert "make test" in steps
    assert "make walks" in steps


def test_the_two_runs_leave_nothing_out():
    lines = (ROOT / "Makefile").read_text().splitlines()
    chosen = [line.split(" -m ")[1] for line in lines if "$(PARALLEL) -m " in line]
    assert chosen == ['"not walk" $(ARGS)', "walk $(ARGS)"]

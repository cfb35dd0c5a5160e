"""With CI=true nothing may be skipped in silence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPED = "import pytest\n\ndef test_one(): pytest.skip('no browser here')\ndef test_two(): pass\n"


def run(folder: Path, ci: str) -> subprocess.CompletedProcess[str]:
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "test_it.py").write_text(SKIPPED)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.no_skips", "-p", "no:django", str(folder)],
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_a_skip_fails_the_run_only_where_nobody_would_read_it(
    tmp_path: Path, ci: str, code: int
) -> None:
    assert run(tmp_path, ci).returncode == code


def test_the_reason_of_the_skip_is_told(tmp_path: Path) -> None:
    assert "no browser here" in run(tmp_path, "true").stdout

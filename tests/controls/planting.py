"""Plant a fault in a copy of the tree, run the tests that should notice it, take it out again."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from tests.controls.fault import CannotPlant, Fault

PATIENCE = 240  # seconds: a fault may make two wait for each other
FAILED = re.compile(r"\b[1-9]\d* failed\b")


class Verdict(StrEnum):
    NOTICED = "ok"
    UNNOTICED = "NOT NOTICED"
    NOT_RUN = "could not be run"
    NOT_PLANTED = "could not be planted"


class Run(NamedTuple):
    code: int | None  # None: it came to no end
    output: str

    @property
    def is_green(self) -> bool:
        return self.code == 0

    @property
    def is_red(self) -> bool:
        """A test that cannot be collected or set up has noticed nothing."""
        return self.code == 1 and bool(FAILED.search(self.output))


def copy_tracked(source: Path, folder: Path) -> None:
    """The tracked files as they lie there now; what an earlier run left goes, but for `.local`."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.name != ".local":
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=source, stdout=-1, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (source / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, folder / name)


@contextmanager
def planted(fault: Fault, folder: Path) -> Iterator[None]:
    file = folder / fault.file
    if not file.is_file():
        raise CannotPlant(f"there is no file {fault.file}")
    sound, times = file.read_text(), file.stat()
    file.write_text(fault.planted_in(sound))
    try:
        yield
    finally:
        file.write_text(sound)
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))  # compiled files stay in step


def judge(fault: Fault, folder: Path, env: Mapping[str, str]) -> tuple[Verdict, str]:
    """What became of the fault, and what there is to read about it."""
    try:
        with planted(fault, folder):
            run = run_tests(fault.tests, folder, env)
    except CannotPlant as error:
        return Verdict.NOT_PLANTED, str(error)
    if run.is_red:
        return Verdict.NOTICED, ""
    return Verdict.UNNOTICED if run.is_green else Verdict.NOT_RUN, run.output


def run_tests(tests: Collection[str], folder: Path, env: Mapping[str, str]) -> Run:
    """In a process of its own, to the first failure."""
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests]
    log = folder / ".local" / "controls.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=_hear_interrupts,
        )
        code = _end_of(process)
    return Run(code, log.read_text(errors="replace"))


def _end_of(process: subprocess.Popen) -> int | None:
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if process.poll() is None:
            _interrupt(process)


def _hear_interrupts() -> None:
    """What a shell starts in the background is deaf to them, and so is all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _interrupt(process: subprocess.Popen) -> None:
    """Politely first, so that it takes down what it has started."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

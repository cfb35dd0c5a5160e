"""Which processes are ours, and how they are ended. Told by /proc, never by a name."""

import ctypes
import os
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
SET_PARENT_DEATH_SIGNAL = 1
Find = Callable[[], Iterable[int]]
Step = tuple[signal.Signals, float]


def alive(pid: int) -> bool:
    return started_at(pid) is not None


def started_at(pid: int) -> str | None:
    """The clock tick of a process's birth: with its number, a name that is never given twice."""
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in {"Z", "X"} else fields[19]


def at_work_in(folder: Path) -> list[int]:
    """Processes whose working folder this is: a server and its children stand in their data."""
    return [pid for pid in _pids() if _stands_in(pid, folder)]


def marked(mark: str) -> list[int]:
    """Processes that were born with this mark in their environment."""
    return [pid for pid in _pids() if pid != os.getpid() and _carries(pid, mark.encode())]


def end(find: Find, *steps: Step) -> None:
    """Send each signal in turn, until nobody is found any more."""
    for number, patience in steps:
        tell(find(), number)
        if are_gone(find, patience):
            return


def tell(pids: Iterable[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def are_gone(find: Find, patience: float) -> bool:
    until = time.monotonic() + patience
    while found := list(find()):
        if time.monotonic() > until:
            break
        time.sleep(0.03)
    return not found


def die_with_parent() -> None:
    """For a child, before it becomes its program: a killed parent leaves nobody behind."""
    ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)


def _pids() -> list[int]:
    return [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()]


def _stands_in(pid: int, folder: Path) -> bool:
    try:
        return alive(pid) and os.readlink(PROC / str(pid) / "cwd") == str(folder)
    except OSError:
        return False


def _carries(pid: int, mark: bytes) -> bool:
    try:
        return alive(pid) and mark in (PROC / str(pid) / "environ").read_bytes().split(b"\0")
    except OSError:
        return False

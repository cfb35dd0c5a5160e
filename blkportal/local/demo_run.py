"""What is written down about the demo that runs, so that the next one can find and follow it."""

import fcntl
import json
import os
import secrets
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from blkportal.local.children import end_run
from blkportal.local.processes import started_at, tell
from blkportal.local.sentences import CannotStart, say

WAIT_FOR_KILLED_MAKE = 2
WAIT_FOR_STOPPING = 40


@contextmanager
def only_one(local: Path) -> Iterator[None]:
    """Hold the demo's lock while it runs; a killed demo lets go of it by itself."""
    local.mkdir(parents=True, exist_ok=True)
    with (local / "demo.lock").open("a") as lock:
        if not _take(lock, WAIT_FOR_KILLED_MAKE):
            _wait_for_the_stopping_one(lock, local)
        yield


def write_down(local: Path, run: str, port: int) -> None:
    me = {"pid": os.getpid(), "started": started_at(os.getpid())}
    _note(local).write_text(json.dumps(me | {"run": run, "port": port, "stopping": False}))


def new_run() -> str:
    return secrets.token_hex(16)


def note_stopping(local: Path) -> None:
    if _read(local):
        _note(local).write_text(json.dumps(_read(local) | {"stopping": True}))


def end_what_a_kill_left(local: Path) -> None:
    """The processes of the last run carry its mark; nobody else's are touched."""
    if run := _read(local).get("run"):
        end_run(run)
    _note(local).unlink(missing_ok=True)


def ask_to_stop(local: Path) -> None:
    """Ask a running demo to end, and wait until it has."""
    note = _read(local)
    with (local / "demo.lock").open("a") as lock:
        if _take(lock, 0):
            return
        if note.get("started") == started_at(note.get("pid", 0)):
            say("Stopping the running demo …")
            tell([note["pid"]], signal.SIGTERM)
        if not _take(lock, WAIT_FOR_STOPPING):
            raise CannotStart("The running demo does not stop: end it with Ctrl-C first.")


def _wait_for_the_stopping_one(lock: IO[str], local: Path) -> None:
    note = _read(local)
    if not note.get("stopping"):
        address = f"http://127.0.0.1:{note.get('port')}/"
        raise CannotStart(f"The demo runs already: {address} (process {note.get('pid')}).")
    say("An earlier demo is stopping …")
    if not _take(lock, WAIT_FOR_STOPPING):
        raise CannotStart("The earlier demo does not stop: end it with Ctrl-C first.")


def _take(lock: IO[str], patience: float) -> bool:
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                return False
            time.sleep(0.1)
        else:
            return True


def _note(local: Path) -> Path:
    return local / "demo-run"


def _read(local: Path) -> dict:
    try:
        return json.loads(_note(local).read_text())
    except (FileNotFoundError, ValueError):
        return {}

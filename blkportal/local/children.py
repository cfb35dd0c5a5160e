"""The demo's own processes: started in groups of their own, watched, and ended to the last."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from blkportal.local.processes import die_with_parent, end, marked
from blkportal.local.sentences import CannotStart, say, tail

MARK = "BLKPORTAL_DEMO_RUN"
PATIENCE = 10
MOST_RESTARTS = 5
WITHIN = 60
LARGE_LOG = 5_000_000


@dataclass
class Child:
    name: str
    command: list[str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started: list[float] = field(default_factory=list)

    def start(self, env: Mapping[str, str], folder: Path) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        mode = "wb" if self.log.exists() and self.log.stat().st_size > LARGE_LOG else "ab"
        with self.log.open(mode) as log:
            self.process = start_process(self.command, env, folder, log)
        self.started = [moment for moment in self.started if time.monotonic() - moment < WITHIN]
        self.started.append(time.monotonic())

    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def last_words(self) -> str:
        return tail(self.log)


def start_process(
    command: list[str], env: Mapping[str, str], folder: Path, output: IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *command],
        env=dict(env),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        process_group=0,
        preexec_fn=die_with_parent,
    )


def keep_alive(children: list[Child], restart: Callable[[Child], None]) -> None:
    """Start again what ended by itself; give up on what keeps ending."""
    for child in children:
        if child.has_ended():
            if len(child.started) >= MOST_RESTARTS:
                raise CannotStart(f"{child.name} keeps ending:\n{child.last_words()}")
            say(f"{child.name} ended and is started again (its log: {child.log}).")
            restart(child)


def end_run(run: str) -> None:
    """End everything that carries this run's mark. The leaders are asked first, so that the
    worker may finish its task; its pool would otherwise be shot under it."""

    def everybody() -> list[int]:
        return marked(f"{MARK}={run}")

    def leaders() -> list[int]:
        return [pid for pid in everybody() if _leads(pid)]

    end(leaders, (signal.SIGTERM, PATIENCE))
    end(everybody, (signal.SIGTERM, 1), (signal.SIGKILL, 5))


def _leads(pid: int) -> bool:
    try:
        return os.getpgid(pid) == pid
    except ProcessLookupError:
        return False

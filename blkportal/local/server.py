"""What the two local servers have in common: found by their data, started once, ended wholly."""

import signal
from abc import ABC, abstractmethod
from pathlib import Path

from blkportal.local.access import LOOPBACK, read_access
from blkportal.local.places import Place
from blkportal.local.processes import Step, at_work_in, end
from blkportal.local.sentences import CannotStart, tail

TRIES = 3


class Server(ABC):
    name: str
    farewell: tuple[Step, ...]

    def __init__(self, place: Place) -> None:
        self.place = place
        self.access = read_access(place.folder / "access.json")
        self.host = LOOPBACK

    @property
    @abstractmethod
    def pid_file(self) -> Path: ...

    @abstractmethod
    def create(self) -> None:
        """Make the data folder, if there is none."""

    @abstractmethod
    def launch(self, port: int) -> None:
        """Start the program and return when it answers."""

    def is_running(self) -> bool:
        return self._pid() is not None

    def start(self) -> bool:
        """True when it had to be started."""
        if self.is_running():
            return False
        self.place.make()
        self._clear_what_a_kill_left()
        self.create()
        self._launch_on_a_free_port()
        return True

    def stop(self) -> None:
        if pid := self._pid():
            end(lambda: {pid} & set(at_work_in(self.place.data)), *self.farewell)
        self._clear_what_a_kill_left()

    def run(self, program: str, *arguments: object) -> None:
        done = self.place.run(self.place.program / program, *arguments)
        if done.returncode:
            raise CannotStart(f"{self.name}: {program} failed.\n{done.stdout}{self.last_words()}")

    def last_words(self) -> str:
        return tail(self.place.log)

    def _launch_on_a_free_port(self) -> None:
        for left in reversed(range(TRIES)):
            try:
                self.launch(self.access.settle_port())
            except CannotStart:
                if not left:
                    raise
            else:
                return

    def _pid(self) -> int | None:
        """A pid file alone proves nothing: after a kill its number may belong to a stranger."""
        try:
            pid = int(self.pid_file.read_text().split()[0])
        except (FileNotFoundError, ValueError, IndexError):
            return None
        return pid if pid in at_work_in(self.place.data) else None

    def _clear_what_a_kill_left(self) -> None:
        """Orphaned children hold shared memory, and would write beside the next server."""
        end(lambda: at_work_in(self.place.data), (signal.SIGQUIT, 3), (signal.SIGKILL, 5))
        if self.place.data.exists():
            self.pid_file.unlink(missing_ok=True)

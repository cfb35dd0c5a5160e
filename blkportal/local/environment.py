"""The environment of a machine that has no servers of its own: found, started, and let go."""

import atexit
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from blkportal.local import users
from blkportal.local.broker import Broker, find_broker
from blkportal.local.places import LOCAL
from blkportal.local.postgres import Postgres, find_postgres
from blkportal.local.sentences import CannotStart, other_owner


def stage_of(env: Mapping[str, str]) -> str:
    """Whoever names a database runs a portal; whoever names none tries the demo."""
    return env.get("BLKPORTAL_STAGE") or ("production" if env.get("DATABASE_URL") else "demo")


@dataclass
class Servers:
    """Those that the environment does not name: both, one or none."""

    local: Path
    postgres: Postgres | None
    broker: Broker | None

    def __bool__(self) -> bool:
        return bool(self.postgres or self.broker)

    def start(self) -> None:
        """Start what is not running, and sign in as one who uses it."""
        if not self:
            return
        with _turn(self.local):
            for server in filter(None, (self.postgres, self.broker)):
                server.start()
            users.sign_in(self.local)

    def values(self) -> dict[str, str]:
        values = {}
        if self.postgres:
            values["DATABASE_URL"] = self.postgres.url("app_login")
            values["OWNER_DATABASE_URL"] = self.postgres.url("app_migrate")
        if self.broker:
            values["REDIS_URL"] = self.broker.url()
        return values


def missing_servers(env: Mapping[str, str] = os.environ, local: Path = LOCAL) -> Servers:
    """Production lacks nothing: it is told where its servers are, or does not start."""
    if stage_of(env) == "production":
        return Servers(local, None, None)
    with _turn(local):
        postgres = None if env.get("DATABASE_URL") else find_postgres(local)
        broker = None if env.get("REDIS_URL") else find_broker(local)
    return Servers(local, postgres, broker)


def local_environment(
    start: bool = True, env: Mapping[str, str] = os.environ, local: Path = LOCAL
) -> dict[str, str]:
    """The values that the environment lacks."""
    servers = missing_servers(env, local)
    if start:
        servers.start()
    return {"BLKPORTAL_STAGE": stage_of(env)} | servers.values()


def leave(local: Path = LOCAL) -> None:
    """Let go of the servers, and stop them when nobody else holds them."""
    with _turn(local):
        if users.sign_out(local):
            find_broker(local).stop()
            find_postgres(local).stop()


def use_local_servers(stage: str = "", local: Path = LOCAL) -> None:
    """Complete this process's environment, and let go of the servers when it ends."""
    if stage:
        os.environ.setdefault("BLKPORTAL_STAGE", stage)
    missing = local_environment(local=local)
    os.environ.update(missing)
    if {"DATABASE_URL", "REDIS_URL"} & missing.keys():
        atexit.register(_leave_once, os.getpid(), local)
        _end_politely()


def _leave_once(pid: int, local: Path) -> None:
    """A forked child inherits the promise, but is not the one who gave it."""
    if os.getpid() == pid:
        leave(local)


def _end_politely() -> None:
    """SIGTERM would skip the promise made at exit."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


@contextmanager
def _turn(local: Path) -> Iterator[None]:
    try:
        with users.turn(local):
            yield
    except PermissionError as error:
        raise CannotStart(other_owner(error)) from error

"""Who uses the local servers just now; the last one out stops them."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from blkportal.local.processes import started_at


@contextmanager
def turn(local: Path) -> Iterator[None]:
    """One process at a time starts or stops servers; a killed one lets go by itself."""
    local.mkdir(parents=True, exist_ok=True)
    with (local / "servers.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def sign_in(local: Path) -> None:
    _book(local).mkdir(exist_ok=True)
    _page(local).write_text(started_at(os.getpid()) or "")


def sign_out(local: Path) -> bool:
    """True when nobody else is left."""
    _page(local).unlink(missing_ok=True)
    return not present(local)


def present(local: Path) -> list[int]:
    """The processes that use the servers, this one aside. Pages of the dead are torn out."""
    pages = [page for page in _book(local).glob("*") if page != _page(local)]
    for page in pages:
        if started_at(int(page.name)) != page.read_text():
            page.unlink(missing_ok=True)
    return [int(page.name) for page in pages if page.exists()]


def _book(local: Path) -> Path:
    return local / "users"


def _page(local: Path) -> Path:
    return _book(local) / str(os.getpid())

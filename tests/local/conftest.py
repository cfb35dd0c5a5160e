"""Servers of their own, in folders outside the checkout's .local."""

import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from blkportal.local import places
from blkportal.local.broker import Broker, find_broker
from blkportal.local.postgres import Postgres, find_postgres
from blkportal.local.processes import at_work_in, end


def _open_folder() -> Iterator[Path]:
    """Like .local: open to pass through, so that the servers' account can reach it. What goes to
    the system's state folder elsewhere stays inside it too."""
    with TemporaryDirectory(prefix="blkportal-") as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        folder.chmod(0o755)
        patch.setattr(places, "STATE", folder / "state")
        yield folder
        for data in folder.rglob("data"):
            end(partial(at_work_in, data), (signal.SIGKILL, 5))


local = pytest.fixture(_open_folder, scope="module", name="local")
fresh = pytest.fixture(_open_folder, name="fresh")


@pytest.fixture(scope="module")
def postgres(local: Path) -> Postgres:
    return find_postgres(local)


@pytest.fixture(scope="module")
def broker(local: Path) -> Broker:
    return find_broker(local)

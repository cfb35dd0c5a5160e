"""Portals for the tests. What all of them start from is made once for each worker."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.blank import copy_blank_database, drop
from tests.live.portal import ROOT, open_portal


@pytest.fixture(scope="session")
def worker_number(request):
    worker = getattr(request.config, "workerinput", {}).get("workerid", "gw0")
    return int(worker.removeprefix("gw"))


@pytest.fixture(scope="session")
def static_files(worker_number):
    """The folder of the collected files, some of them packed, as a portal serves them."""
    folder = ROOT / ".local" / f"static-of-{worker_number}"
    env = os.environ | {"STATIC_ROOT": str(folder)}
    python(env, "manage.py", "collectstatic", "--no-input", "--clear", "-v0")
    python(env, "-m", "whitenoise.compress", "-q", str(folder / "css"))
    return folder


@pytest.fixture(scope="session")
def portal_named(static_files):
    """``portal_named("live_0", 1)`` is a running portal; database and broker are its own."""

    def opened(name, broker_number, world="tests.live.world"):
        copy_blank_database(name)
        return open_portal(name, broker_number, static_files, world)

    return opened


@pytest.fixture(scope="session")
def portal(portal_named, worker_number):
    """A running portal; each test lays out what it needs, and none counts all that is there."""
    name = f"live_{worker_number}"
    opened = portal_named(name, broker_number=worker_number + 1)
    yield opened
    opened.stop()
    drop(name)


def python(env, *arguments):
    subprocess.run([sys.executable, *arguments], cwd=Path(ROOT), env=env, check=True)

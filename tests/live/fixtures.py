"""Portals for the tests. What all of them start from is made once for each worker."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest

from tests.live.portal import ROOT, environment, open_portal


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
def blank_database(worker_number):
    """The name of a database with all tables and places, of which others are copies."""
    name = f"blank_{worker_number}"
    recreate_database(name)
    for command in ("migrate", "load_regions"):
        python(environment(name), "manage.py", command, "-v0")
    yield name
    drop_database(name)


@pytest.fixture(scope="session")
def portal_named(blank_database, static_files):
    """``portal_named("live_0", 1)`` is a running portal; database and broker are its own."""

    def opened(name, broker_number, world="tests.live.world"):
        recreate_database(name, f"TEMPLATE {blank_database}")
        return open_portal(name, broker_number, static_files, world)

    return opened


@pytest.fixture(scope="module")
def portal(portal_named, worker_number):
    """A running portal with a world of its own, taken down at the end of the module."""
    name = f"live_{worker_number}"
    opened = portal_named(name, broker_number=worker_number + 1)
    yield opened
    opened.stop()
    drop_database(name)


def python(env, *arguments):
    subprocess.run([sys.executable, *arguments], cwd=Path(ROOT), env=env, check=True)


def as_owner(*statements):
    owner = psycopg2.connect(os.environ["OWNER_DATABASE_URL"])
    owner.autocommit = True
    with owner.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    owner.close()


def drop_database(name):
    try:
        as_owner(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    except psycopg2.errors.InsufficientPrivilege:
        # PostgreSQL cleans up in it, which FORCE may not stop; a plain DROP asks it to leave
        as_owner(f"DROP DATABASE IF EXISTS {name}")


def recreate_database(name, like=""):
    drop_database(name)
    as_owner(f"CREATE DATABASE {name} {like}")

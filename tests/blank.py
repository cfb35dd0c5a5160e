"""A database with all tables and places. It is made once, and every other database is a copy.

Its name tells what it was made from, so it serves until a migration or a place changes; the last
few are kept for who goes to and fro between two states of the code.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg2

from tests.live.portal import ROOT, environment

MADE_FROM = [
    "*/migrations/*.py",
    "blkportal/*/migrations/*.py",
    "blkportal/core/sql/*.sql",
    "blkportal/core/rowpolicies.py",
    "blkportal/core/rowsecurity.py",
    "blkportal/core/management/commands/migrate.py",
    "regions/data/*.csv",
    "regions/services/loading.py",
    "requirements.txt",
]
COMMANDS = ["migrate", "load_regions"]
UNFINISHED = "blank_unfinished"
KEPT = 3


def files() -> list[Path]:
    return sorted({path for pattern in MADE_FROM for path in ROOT.glob(pattern)})


@cache
def blank_database() -> str:
    """The name of the database; made now if this checkout has none like it."""
    name = f"blank_{fingerprint()}"
    with one_at_a_time():
        if name not in blank_ones():
            drop(UNFINISHED, *blank_ones()[KEPT - 1 :])
            make(name)
    return name


def copy_blank_database(name: str) -> None:
    drop(name)
    as_owner(f"CREATE DATABASE {name} TEMPLATE {blank_database()}")


def fingerprint() -> str:
    found = hashlib.sha256()
    for path in files():
        found.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return found.hexdigest()[:16]


def make(name: str) -> None:
    """Under another name until it is whole: a run may be killed at any time."""
    as_owner(f"CREATE DATABASE {UNFINISHED}")
    for command in COMMANDS:
        subprocess.run(
            [sys.executable, "manage.py", command, "-v0"],
            cwd=ROOT,
            env=environment(UNFINISHED),
            check=True,
        )
    as_owner(f"ALTER DATABASE {UNFINISHED} RENAME TO {name}")


def blank_ones() -> list[str]:
    """The newest first."""
    found = as_owner("SELECT datname FROM pg_database WHERE datname ~ '^blank_' ORDER BY oid DESC")
    return [name for name in found if name != UNFINISHED]


def drop(*names: str) -> None:
    for name in names:
        try:
            as_owner(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        except psycopg2.errors.InsufficientPrivilege:
            # PostgreSQL cleans up in it, which FORCE may not stop; a plain DROP asks it to leave
            as_owner(f"DROP DATABASE IF EXISTS {name}")


def as_owner(statement: str) -> list[str]:
    """The first column of what the statement finds."""
    owner = psycopg2.connect(os.environ["OWNER_DATABASE_URL"])
    owner.autocommit = True
    try:
        with owner.cursor() as cursor:
            cursor.execute(statement)
            return [row[0] for row in cursor.fetchall()] if cursor.description else []
    finally:
        owner.close()


@contextmanager
def one_at_a_time():
    folder = ROOT / ".local"
    folder.mkdir(exist_ok=True)
    with (folder / "blank.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

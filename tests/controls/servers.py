"""Servers and a database for the copy, which nobody else uses."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import psycopg2

from blkportal.local.environment import use_local_servers

SOUND = "controls_sound"


def start_servers(folder: Path) -> dict[str, str]:
    """The environment of the copy. Its servers are its own, so that no other run meets this one;
    they end with this process."""
    for name in ("DATABASE_URL", "OWNER_DATABASE_URL", "REDIS_URL", "PYTEST_ADDOPTS"):
        os.environ.pop(name, None)
    os.environ["BLKPORTAL_STAGE"] = "test"
    use_local_servers(local=folder / ".local")
    return dict(os.environ)


def make_sound_database(folder: Path, env: Mapping[str, str]) -> str:
    """The schema without any fault, made once: a test database copies it in no time."""
    owner = psycopg2.connect(env["OWNER_DATABASE_URL"])
    owner.autocommit = True
    with owner.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {SOUND} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {SOUND}")
    owner.close()
    urls = {
        name: env[name].rpartition("/")[0] + f"/{SOUND}"
        for name in ("DATABASE_URL", "OWNER_DATABASE_URL")
    }
    for command in ("migrate", "load_regions"):
        subprocess.run(
            [sys.executable, "manage.py", command, "-v0"],
            cwd=folder,
            env={**env, **urls},
            check=True,
        )
    return SOUND

"""How the project starts, or refuses to, as whoever types the command meets it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from blkportal.local.throwaway import production_environment

ROOT = Path(__file__).resolve().parents[2]
CHECK = [sys.executable, "manage.py", "check"]


def start(env: dict[str, str], command: list[str] = CHECK) -> subprocess.CompletedProcess[str]:
    clean = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(
        command,
        cwd=ROOT,
        env=clean | env,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )


def test_production_starts_when_nothing_is_missing() -> None:
    assert start(production_environment()).returncode == 0


@pytest.mark.parametrize("name", ["SECRET_KEY", "NIK_ENCRYPTION_KEYS", "NIK_HASH_KEY"])
def test_production_does_not_start_without_a_secret(name: str) -> None:
    done = start({**production_environment(), name: ""})
    assert done.returncode != 0
    assert f"{name} is not set" in done.stderr


def test_production_does_not_start_with_debug_and_a_public_host() -> None:
    done = start({**production_environment(), "DEBUG": "1"})
    assert done.returncode != 0
    assert "DEBUG=1 may not serve the public host" in done.stderr


def test_throwaway_secrets_differ_each_time() -> None:
    assert production_environment()["SECRET_KEY"] != production_environment()["SECRET_KEY"]


def test_the_worker_reads_the_settings_of_django() -> None:
    ask = "from blkportal.celery import app; print(app.conf.task_acks_late, app.conf.broker_url)"
    done = start(production_environment(), [sys.executable, "-c", ask])
    assert done.stdout.split() == ["True", "redis://127.0.0.1:1/0"]

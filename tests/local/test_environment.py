"""Who gets local servers, and who turns off the light."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from blkportal.local import users
from blkportal.local.broker import Broker
from blkportal.local.environment import leave, local_environment, stage_of
from blkportal.local.postgres import Postgres

NAMED = {"DATABASE_URL": "postgres://somewhere/else", "REDIS_URL": "redis://somewhere"}
USE = """
import sys
from pathlib import Path
from blkportal.local import places
from blkportal.local.environment import use_local_servers
places.STATE = Path(sys.argv[1]) / "state"
use_local_servers(local=Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.read()
"""


def user(local: Path) -> subprocess.Popen:
    env = {k: v for k, v in os.environ.items() if k not in {*NAMED, "BLKPORTAL_STAGE"}}
    process = subprocess.Popen(
        [sys.executable, "-c", USE, str(local)],
        env=env | {"PYTHONPATH": "."},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


def test_whoever_names_no_database_tries_the_demo() -> None:
    assert stage_of({}) == "demo"


def test_whoever_names_a_database_runs_a_portal() -> None:
    assert stage_of(NAMED) == "production"


def test_a_named_stage_is_kept() -> None:
    assert stage_of({**NAMED, "BLKPORTAL_STAGE": "test"}) == "test"


@pytest.mark.parametrize("env", [NAMED, {"BLKPORTAL_STAGE": "production"}])
def test_production_gets_no_local_server(tmp_path: Path, env: dict) -> None:
    assert local_environment(env=env, local=tmp_path) == {"BLKPORTAL_STAGE": "production"}
    assert list(tmp_path.iterdir()) == []


def test_named_servers_are_left_alone(tmp_path: Path) -> None:
    env = {**NAMED, "BLKPORTAL_STAGE": "demo"}
    assert local_environment(env=env, local=tmp_path) == {"BLKPORTAL_STAGE": "demo"}


def test_the_last_one_out_stops_the_servers(
    local: Path, postgres: Postgres, broker: Broker
) -> None:
    first, second = user(local), user(local)
    first.communicate()
    assert postgres.is_running()
    second.communicate()
    assert not postgres.is_running()
    assert not broker.is_running()


def test_a_command_that_is_asked_to_end_stops_its_servers(local: Path, postgres: Postgres) -> None:
    command = user(local)
    command.terminate()
    command.communicate()
    assert not postgres.is_running()


def test_a_killed_user_does_not_hold_the_servers_for_ever(local: Path, postgres: Postgres) -> None:
    killed = user(local)
    killed.kill()
    killed.communicate()
    assert postgres.is_running()
    user(local).communicate()
    assert not postgres.is_running()


def test_a_page_of_another_life_of_the_same_number_is_torn_out(tmp_path: Path) -> None:
    (tmp_path / "users").mkdir()
    (tmp_path / "users" / str(os.getppid())).write_text("1")
    assert users.present(tmp_path) == []


def test_leaving_without_having_come_is_harmless(fresh: Path) -> None:
    leave(fresh)
    assert users.present(fresh) == []

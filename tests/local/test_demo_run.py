"""The demo's own processes: one demo at a time, and none of its children outlives it."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from blkportal.local import demo_run, reset
from blkportal.local.children import MARK, Child, end_run, keep_alive, start_process
from blkportal.local.processes import alive, marked, started_at
from blkportal.local.sentences import CannotStart
from blkportal.local.web import is_ready, refuse_taken_port

SLEEP = ["-c", "import time; time.sleep(60)"]
STUBBORN = ["-c", "import signal,time; signal.signal(15, signal.SIG_IGN); time.sleep(60)"]
WITH_CHILD = ["-c", f"import subprocess,sys; subprocess.run([sys.executable, *{SLEEP}])"]


@pytest.fixture
def run() -> str:
    return demo_run.new_run()


def env(run: str) -> dict[str, str]:
    return {**os.environ, MARK: run}


def wait_for(run: str, number: int) -> None:
    until = time.monotonic() + 5
    while len(marked(f"{MARK}={run}")) < number and time.monotonic() < until:
        time.sleep(0.05)
    assert len(marked(f"{MARK}={run}")) == number


def test_the_end_reaches_children_of_children(run: str, tmp_path: Path) -> None:
    start_process(WITH_CHILD, env(run), tmp_path)
    wait_for(run, 2)
    end_run(run)
    assert marked(f"{MARK}={run}") == []


def test_whoever_ignores_the_request_is_killed(
    run: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blkportal.local.children.PATIENCE", 0.5)
    start_process(STUBBORN, env(run), tmp_path)
    wait_for(run, 1)
    time.sleep(0.2)
    end_run(run)
    assert marked(f"{MARK}={run}") == []


def test_the_next_start_ends_what_a_kill_left_and_nobody_else(run: str, tmp_path: Path) -> None:
    left = start_process(SLEEP, env(run), tmp_path)
    stranger = start_process(SLEEP, env("another"), tmp_path)
    demo_run.write_down(tmp_path, run, 8000)
    demo_run.end_what_a_kill_left(tmp_path)
    assert not alive(left.pid)
    assert alive(stranger.pid)
    stranger.kill()


def test_children_do_not_outlive_a_killed_demo(run: str, tmp_path: Path) -> None:
    start = "from blkportal.local.children import start_process as s; import os, time, pathlib;"
    start += f"s({SLEEP}, os.environ, pathlib.Path('.')); time.sleep(60)"
    demo = subprocess.Popen([sys.executable, "-c", start], env=env(run))
    wait_for(run, 2)
    demo.kill()
    demo.wait()
    wait_for(run, 0)


def test_a_second_demo_is_told_where_the_first_one_is(tmp_path: Path, run: str) -> None:
    demo_run.write_down(tmp_path, run, 8123)
    with demo_run.only_one(tmp_path):
        second = "from blkportal.local import demo_run; import pathlib, sys;"
        second += "demo_run.WAIT_FOR_KILLED_MAKE = 0;"
        second += "demo_run.only_one(pathlib.Path(sys.argv[1])).__enter__()"
        done = subprocess.run(
            [sys.executable, "-c", second, str(tmp_path)], capture_output=True, text=True
        )
    assert "The demo runs already: http://127.0.0.1:8123/" in done.stderr


def test_the_place_is_free_again_when_the_demo_has_ended(tmp_path: Path) -> None:
    for _time in range(2):
        with demo_run.only_one(tmp_path):
            assert (tmp_path / "demo.lock").exists()


def test_what_ends_by_itself_is_started_again(run: str, tmp_path: Path) -> None:
    child = Child("The worker", ["-c", ""], tmp_path / "worker.log")
    child.start(env(run), tmp_path)
    child.process.wait()
    keep_alive([child], lambda ended: ended.start(env(run), tmp_path))
    assert len(child.started) == 2


def test_what_keeps_ending_is_given_up_with_its_last_words(run: str, tmp_path: Path) -> None:
    child = Child("The worker", ["-c", "print('no broker')"], tmp_path / "worker.log")
    for _time in range(5):
        child.start(env(run), tmp_path)
        child.process.wait()
    with pytest.raises(CannotStart, match=r"(?s)The worker keeps ending.*no broker"):
        keep_alive([child], lambda ended: None)


def test_a_taken_port_is_refused_with_another_to_try() -> None:

    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        with pytest.raises(CannotStart, match="PORT=.* make demo"):
            refuse_taken_port(door.getsockname()[1])
        port = door.getsockname()[1]
    assert not is_ready(port)


def test_a_reset_takes_the_data_and_leaves_the_secrets(fresh: Path) -> None:
    for name in ("secrets.env", "seeded", "accounts"):
        (fresh / name).touch()
    (fresh / "media").mkdir()
    (fresh / "broker" / "data").mkdir(parents=True)
    reset.reset(fresh)
    left = {path.name for path in fresh.iterdir()}
    assert "secrets.env" in left
    assert not left & {"seeded", "accounts", "media", "broker"}


def test_a_reset_waits_for_whoever_uses_the_data(fresh: Path) -> None:
    (fresh / "users").mkdir()
    (fresh / "users" / str(os.getppid())).write_text(started_at(os.getppid()))
    with pytest.raises(CannotStart, match=f"Process {os.getppid()} still uses"):
        reset.reset(fresh)

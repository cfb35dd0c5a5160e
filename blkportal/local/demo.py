"""`make demo`: servers, data, web, worker and clock in the foreground, until Ctrl-C."""

import argparse
import hashlib
import os
import signal
import sys
import time

from blkportal.local import demo_run
from blkportal.local.children import MARK, Child, end_run, keep_alive, start_process
from blkportal.local.environment import Servers, leave, missing_servers, stage_of
from blkportal.local.places import CHECKOUT, LOCAL
from blkportal.local.processes import die_with_parent
from blkportal.local.sentences import CannotStart, other_owner, say
from blkportal.local.web import is_ready, refuse_taken_port

READY_WITHIN = 90
ACCOUNTS = LOCAL / "accounts"
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stop(Exception):
    """Somebody asked the demo to end."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="make demo")
    parser.add_argument("--stop-with-parent", action="store_true", help="end when make is killed")
    if parser.parse_args().stop_with_parent:
        die_with_parent()
    for number in ENDINGS:
        signal.signal(number, _stop)
    try:
        with demo_run.only_one(LOCAL):
            _demo(int(os.environ.get("PORT") or 8000))
    except CannotStart as sentence:
        say(str(sentence))
        return 1
    except PermissionError as error:
        say(other_owner(error))
        return 1
    except Stop:
        return 0
    return 0


def _stop(number: int, frame: object) -> None:
    """The first request counts; a second one must not break off the tidying."""
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)
    raise Stop


def _demo(port: int) -> None:
    demo_run.end_what_a_kill_left(LOCAL)
    refuse_taken_port(port)
    run = demo_run.new_run()
    demo_run.write_down(LOCAL, run, port)
    try:
        say("Starting PostgreSQL and the broker …")
        servers = missing_servers()
        servers.start()
        _serve(port, servers, _environment(run, port, servers))
    finally:
        _end(run)


def _serve(port: int, servers: Servers, env: dict[str, str]) -> None:
    stamp = LOCAL / _stamp_name(servers, env["DATABASE_URL"])
    prepare = ["-m", "blkportal.local.prepare", str(ACCOUNTS), str(stamp)]
    if start_process(prepare, env, CHECKOUT).wait():
        raise CannotStart("The demo could not be prepared; the reason stands above.")
    say("Starting web, worker and clock …")
    children = _children(port)
    for child in children:
        child.start(env, CHECKOUT)
    _wait_until_ready(port, children)
    _welcome(port)
    while True:
        time.sleep(1)
        servers.start()
        keep_alive(children, lambda child: child.start(env, CHECKOUT))


def _end(run: str) -> None:
    say("Stopping …")
    demo_run.note_stopping(LOCAL)
    end_run(run)
    leave()
    say("Everything has stopped.")


def _environment(run: str, port: int, servers: Servers) -> dict[str, str]:
    defaults = {"BLKPORTAL_STAGE": stage_of(os.environ), "PUBLIC_URL": f"http://127.0.0.1:{port}"}
    named = {name: value for name, value in os.environ.items() if value}
    return defaults | named | servers.values() | {MARK: run, "PYTHONUNBUFFERED": "1"}


def _stamp_name(servers: Servers, database: str) -> str:
    """One stamp for each database: a named one may be another tomorrow."""
    named = hashlib.sha256(database.rpartition("@")[2].encode()).hexdigest()[:16]
    return "seeded" if servers.postgres else f"seeded-{named}"


def _children(port: int) -> list[Child]:
    log, celery = LOCAL / "log", ["-m", "celery", "-A", "blkportal"]
    web = [
        *("-m", "gunicorn", "blkportal.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "3"),
        *("--timeout", "30", "--graceful-timeout", "8", "--no-control-socket"),
    ]
    worker = [*celery, "worker", "--concurrency", "2", "--loglevel", "INFO", "--without-mingle"]
    beat = [*celery, "beat", "--schedule", str(LOCAL / "beat-schedule"), "--pidfile", ""]
    return [
        Child("The web server", web, log / "web.log"),
        Child("The worker", worker, log / "worker.log"),
        Child("The clock", beat, log / "beat.log"),
    ]


def _wait_until_ready(port: int, children: list[Child]) -> None:
    until = time.monotonic() + READY_WITHIN
    while not is_ready(port):
        for child in children:
            if child.has_ended():
                raise CannotStart(f"{child.name} ended:\n{child.last_words()}")
        if time.monotonic() > until:
            raise CannotStart(f"Not ready after {READY_WITHIN} s:\n{children[0].last_words()}")
        time.sleep(0.1)


def _welcome(port: int) -> None:
    say(f"\nBLK Portal: http://127.0.0.1:{port}/\n")
    say(ACCOUNTS.read_text())
    say(f"Mails and logs are written to {LOCAL / 'log'}. Ctrl-C ends the demo.")


if __name__ == "__main__":
    sys.exit(main())

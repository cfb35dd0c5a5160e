"""`make demo-reset`: the demo's data go, the secrets stay, and the next start begins afresh."""

import shutil
import sys
from pathlib import Path

from blkportal.local import demo_run, users
from blkportal.local.broker import find_broker
from blkportal.local.places import LOCAL
from blkportal.local.postgres import find_postgres
from blkportal.local.sentences import CannotStart, say

FOLDERS = ("postgres", "broker", "media", "static", "log")
FILES = ("seeded*", "beat-schedule*", "accounts")


def reset(local: Path) -> None:
    local.mkdir(exist_ok=True)
    demo_run.ask_to_stop(local)
    demo_run.end_what_a_kill_left(local)
    with users.turn(local):
        if busy := users.present(local):
            raise CannotStart(f"Process {busy[0]} still uses the local database: end it first.")
        for server in (find_broker(local), find_postgres(local)):
            server.stop()
            shutil.rmtree(server.place.folder, ignore_errors=True)
    for name in FOLDERS:
        shutil.rmtree(local / name, ignore_errors=True)
    for pattern in FILES:
        for file in local.glob(pattern):
            file.unlink()


def main() -> int:
    try:
        reset(LOCAL)
    except CannotStart as sentence:
        say(str(sentence))
        return 1
    say("The demo's data are gone; the next `make demo` starts afresh.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

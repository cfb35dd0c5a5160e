"""`python -m tests.controls [--list] [WORD…]`: plant each fault, or those named with these words.

One line a fault, then a summary; ends with 1 when a fault went unnoticed or could not be planted.
"""

import fcntl
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.controls.fault import Fault
from tests.controls.faults import FAULTS
from tests.controls.planting import Verdict, copy_tracked, judge, run_tests
from tests.controls.servers import start_servers

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = CHECKOUT / ".local" / "controls"


def main(arguments: list[str]) -> int:
    words = [word for word in arguments if word != "--list"]
    faults = [fault for fault in FAULTS if all(word in fault.name for word in words)]
    if "--list" in arguments:
        say(*(fault.name for fault in faults))
        return 0
    if not faults:
        say("No fault has such a name; --list tells them all.")
        return 2
    with alone():
        return plant(faults)


def plant(faults: Collection[Fault]) -> int:
    began = time.monotonic()
    copy_tracked(CHECKOUT, FOLDER)
    env = start_servers(FOLDER)
    if not is_green_without(faults, env):
        return 1
    found = Counter(told(fault, env) for fault in faults)
    say(
        f"{len(faults)} faults in {time.monotonic() - began:.0f} s: "
        + ", ".join(f"{number} {verdict}" for verdict, number in found.items())
    )
    return int(found[Verdict.NOTICED] < len(faults))


def is_green_without(faults: Collection[Fault], env: Mapping[str, str]) -> bool:
    """A test that is red anyway proves nothing."""
    tests = sorted({test for fault in faults for test in fault.tests})
    say(f"Without a fault: {len(tests)} tests or files …")
    run = run_tests(tests, FOLDER, env)
    if not run.is_green:
        say(run.output, "These tests must be green before any fault is planted.")
    return run.is_green


def told(fault: Fault, env: Mapping[str, str]) -> Verdict:
    began = time.monotonic()
    verdict, output = judge(fault, FOLDER, env)
    say(f"{verdict:<12} {time.monotonic() - began:5.1f} s  {fault.name}")
    if verdict in (Verdict.NOT_RUN, Verdict.NOT_PLANTED):
        say(*(f"    {line}" for line in output.splitlines()[-15:]))
    return verdict


@contextmanager
def alone() -> Iterator[None]:
    """One run at a time in this checkout."""
    FOLDER.parent.mkdir(exist_ok=True)
    with (FOLDER.parent / "controls.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The list of people as a file: how long 111,000 lines out of all take, and how much memory.

Written to disk by a process of its own, as a worker writes it; seconds of every round are told,
the first of which begins with nothing read yet by that process.
"""

import re
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryFile
from types import SimpleNamespace
from typing import Any

import django

from tests.bench.large.lists import MANAGER

LINES, ROUNDS = 111_000, 4
QUESTIONS: dict[str, dict[str, str] | None] = {"all": None, "of_a_year": {"year": "2024"}}


def people_as_files() -> dict[str, Any]:
    told = {}
    for format in ("csv", "xlsx"):
        for name, asked in QUESTIONS.items():
            with ProcessPoolExecutor(1, get_context("spawn"), django.setup) as pool:
                told[f"{format}_{name}"] = pool.submit(rounds, format, asked).result()
    return told


def rounds(format: str, asked: dict[str, str] | None) -> dict[str, Any]:
    from blkportal.core.scope import SYSTEM, acting_as, acting_in

    with acting_in(SYSTEM):
        user = MANAGER()
    with acting_as(user):
        written = [once(user, format, asked) for _round in range(ROUNDS)]
    return {
        "lines": written[0]["lines"],
        "seconds": [each["seconds"] for each in written],
        "more_megabytes": written[-1]["megabytes"] - written[0]["before"],
    }


def once(user: Any, format: str, asked: dict[str, str] | None) -> dict[str, Any]:
    from participants.exports import Participants

    before, begun = most_megabytes(), time.perf_counter()
    with TemporaryFile() as file:
        lines = Participants(user, found=First(found(user, asked))).write(file, format)
    seconds = round(time.perf_counter() - begun, 2)
    return {"lines": lines, "seconds": seconds, "before": before, "megabytes": most_megabytes()}


def found(user: Any, asked: dict[str, str] | None) -> Any:
    from participants.filters import ParticipantFilter
    from participants.models import Participant

    people = Participant.objects.visible_to(user).defer("nik", "address", "email")
    form = ParticipantFilter(asked, queryset=people, request=SimpleNamespace(user=user))
    assert asked is None or form.form.is_valid()
    return form


class First:
    """What a filter finds, up to so many lines."""

    def __init__(self, found: Any) -> None:
        self.beside, self.all = found.beside, found.people

    def people(self, sort: str) -> Any:
        return self.all(sort)[:LINES]


def most_megabytes() -> int:
    """Of this process so far; ``getrusage`` would tell that of its parent where it is more."""
    [kilobytes] = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(kilobytes) // 1024

"""Reads a guarded file in a child process and brings back rows, never the library's troubles."""

import datetime
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from blkportal.core.sheets.faults import Kind
from blkportal.core.sheets.limits import MAX_ANSWER, ChildLimits
from blkportal.core.sheets.refusal import SheetRefused

# A number in a column of texts stays a float: that is how a NIK spoilt by Excel is recognised.
Cell = str | float | bool | datetime.date | datetime.datetime | None
PROJECT = Path(__file__).resolve().parents[3]


@dataclass(slots=True)
class SheetRow:
    """One row, with the number that Excel shows."""

    number: int
    cells: list[Cell]


@dataclass(slots=True)
class Sheet:
    header_row: int
    headers: list[str]
    rows: list[SheetRow]
    hidden_rows: list[int] = field(default_factory=list)
    from_1904: bool = False


def read_sheet(
    path: Path | str,
    kind: Kind,
    expected: list[list[str]],
    child_limits: ChildLimits | None = None,
) -> Sheet:
    """`expected` holds one list of labels for each column that is looked for."""
    child_limits = child_limits or ChildLimits()
    order = {**asdict(child_limits), "path": str(path), "kind": kind, "expected": expected}
    child = subprocess.Popen(
        [sys.executable, "-B", "-m", "blkportal.core.sheets.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=PROJECT,
        env={"LANG": "C.UTF-8"},
        text=True,
        encoding="utf-8",
    )
    return _listen(child, json.dumps(order), child_limits.wall_seconds)


def _listen(child: subprocess.Popen[str], order: str, wall_seconds: float) -> Sheet:
    late = threading.Event()

    def give_up() -> None:
        late.set()
        child.kill()

    alarm = threading.Timer(wall_seconds, give_up)
    alarm.start()
    try:
        if child.stdin and child.stdout:
            child.stdin.write(order)
            child.stdin.close()
            return _sheet(child.stdout)
        raise EOFError
    except (BrokenPipeError, EOFError, json.JSONDecodeError) as error:
        out_of_time = late.is_set() or child.wait() in (-signal.SIGKILL, -signal.SIGXCPU)
        raise SheetRefused("too-slow" if out_of_time else "unreadable") from error
    finally:
        alarm.cancel()
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()


def _sheet(lines: IO[str]) -> Sheet:
    messages = _messages(lines)
    first = next(messages)
    sheet = Sheet(first["header_row"], first["headers"], [], from_1904=first["from_1904"])
    for message in messages:
        if message.get("end"):
            sheet.hidden_rows = message["hidden"]
            break
        sheet.rows += [SheetRow(number, cells) for number, cells in message["rows"]]
    if not sheet.rows:
        raise SheetRefused("no-rows")
    return sheet


def _messages(lines: IO[str]) -> Iterator[dict]:
    """One long text that a million cells point to is small as a file and huge as an answer."""
    left = MAX_ANSWER
    while line := lines.readline(left):
        left -= len(line)
        if left <= 0:
            raise SheetRefused("too-large-inside")
        message = json.loads(line, object_hook=_value)
        if "refused" in message:
            raise SheetRefused(message["refused"], **message["params"])
        yield message
    raise EOFError


def _value(found: dict) -> object:
    if "day" in found:
        return datetime.date.fromisoformat(found["day"])
    if "moment" in found:
        return datetime.datetime.fromisoformat(found["moment"])
    return found.get("time", found)

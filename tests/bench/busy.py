"""50,000 nominations from one XLSX through a running portal, while somebody else reads pages."""

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from tests.bench.importing import workbook
from tests.blank import copy_blank_database, drop
from tests.live.portal import ROOT, Portal, open_portal

DATABASE, BROKER_NUMBER, ROWS = "blkportal_busy", 14, 50_000
PAGES = ["participants/", "batches/", "referrals/", "certificates/", "me/"]
QUIET_TURNS = 40
MOST_RESIDENT = 300_000_000
CLASS = f"from tests.live.extra import open_class; open_class({ROWS}, {ROWS})"


def web_while_importing() -> tuple[float, dict[str, Any]]:
    """The slowest answer but one in twenty during the import, as a multiple of the same before."""
    return _measured()["web"]


def memory_while_importing() -> tuple[float, dict[str, Any]]:
    """The largest process of the portal, as a part of what is allowed."""
    return _measured()["memory"]


@cache
def _measured() -> dict[str, tuple[float, dict[str, Any]]]:
    copy_blank_database(DATABASE)
    static = ROOT / ".local" / "static-of-0"
    portal = open_portal(DATABASE, BROKER_NUMBER, static, "tests.live.world")
    try:
        read(portal, lambda turns: turns < 2)
        quiet, _ = read(portal, lambda turns: turns < QUIET_TURNS)
        begun = time.perf_counter()
        steps = Steps(portal)
        busy, resident = read(portal, steps.go_on)
        seconds = time.perf_counter() - begun
    finally:
        portal.stop()
        drop(DATABASE)
    facts = {"rows": ROWS, "seconds": round(seconds, 1), "answers": len(busy)}
    times = {"quiet_ms": round(p95(quiet) * 1000, 1), "busy_ms": round(p95(busy) * 1000, 1)}
    return {
        "web": (p95(busy) / p95(quiet), facts | times),
        "memory": (resident / MOST_RESIDENT, {"resident_mb": round(resident / 1e6)}),
    }


class Steps:
    """The list from its upload to its rows: each look takes the step that has become possible."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        content = workbook(serial=3, rows=ROWS)
        fields = {"batch": portal.lay_out(CLASS)}
        sent = portal.upload("officer", "/api/v1/referral-imports/", fields, content)
        self.path = f"/api/v1/referral-imports/{sent['id']}/"

    def go_on(self, turns: int) -> bool:
        told = self.portal.do("officer", "GET", self.path)
        if told["status"] == "CHECKED":
            self.portal.do("officer", "POST", f"{self.path}confirm/", {"doubts_seen": True})
        assert told["status"] not in {"REFUSED", "DISCARDED"}, told["problems"][:3]
        assert told["status"] != "SAVED" or told["rows_saved"] == ROWS, told
        return bool(told["status"] != "SAVED")


def read(portal: Portal, go_on: Callable[[int], bool]) -> tuple[list[float], int]:
    """How long each answer took, and the most bytes that one process held meanwhile."""
    taken, most, turns = [], 0, 0
    while go_on(turns):
        for page in PAGES:
            begun = time.perf_counter()
            assert portal.ask("neighbour", "GET", f"/api/v1/{page}").status == 200, page
            taken.append(time.perf_counter() - begun)
        most = max(most, *map(resident, family(portal)))
        turns += 1
    return taken, most


def p95(taken: list[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]


def family(portal: Portal) -> set[int]:
    """The portal's processes with all that they have started."""
    known = {process.pid for process in portal.processes}
    before: set[int] = set()
    while known != before:
        before = set(known)
        for pid in before:
            tasks = Path(f"/proc/{pid}/task").glob("*/children")
            known |= {int(child) for task in tasks for child in text_of(task).split()}
    return known


def resident(pid: int) -> int:
    """Bytes; 0 of a process that has ended."""
    lines = text_of(Path(f"/proc/{pid}/status")).splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))


def text_of(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""

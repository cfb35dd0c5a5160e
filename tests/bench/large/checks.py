"""How many certificates a second are checked, beside how often the empty form is given out.

One process of the web server with one thread, one client, both questions in turns.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import cycle
from statistics import median
from typing import Any

from blkportal.core.scope import SYSTEM, acting_in
from participants.models import Certificate
from tests.live.portal import Portal, free_port

LINKS, TURNS, ROUNDS = 4_000, 300, 7
FEWEST = 0.6  # of the rate of the form


def against_the_empty_form() -> tuple[float, float, dict[str, Any]]:
    """The time of a check as a multiple of that of the form: the middle of all rounds but the
    first, which warms both up."""
    links, forms = cycle(good_links()), cycle(["/check/"])
    with web_server() as port:
        taken = [(seconds(port, links), seconds(port, forms)) for _round in range(ROUNDS)][1:]
    ratio = median(check / form for check, form in taken)
    check, form = (median(each) / TURNS * 1000 for each in zip(*taken, strict=True))
    return ratio, 1 / FEWEST, {"check_ms": round(check, 2), "form_ms": round(form, 2)}


def good_links() -> list[str]:
    with acting_in(SYSTEM):
        rows = Certificate.objects.order_by("check_code", "pk")[:LINKS]
        return [f"/check/{token}/" for token in rows.values_list("check_token", flat=True)]


def seconds(port: int, addresses: Iterator[str]) -> float:
    begun = time.perf_counter()
    for _turn in range(TURNS):
        web = HTTPConnection("127.0.0.1", port)
        web.request("GET", next(addresses), headers={"Host": "localhost"})
        answer = web.getresponse()
        assert (answer.status, len(answer.read()) > 0) == (200, True)
        web.close()
    return time.perf_counter() - begun


@contextmanager
def web_server() -> Iterator[int]:
    portal = Portal(env=dict(os.environ), port=free_port())
    portal.start("-m", "gunicorn", "blkportal.wsgi", "-b", f"127.0.0.1:{portal.port}", "-w", "1")
    try:
        portal.wait_until_ready()
        yield portal.port
    finally:
        portal.stop()

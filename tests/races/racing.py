"""Many calls at the same moment, against the live web server."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


def race(portal, calls):
    """Send all calls at once, each (person, method, path, data); their answers in order."""
    start = Barrier(len(calls))

    def run(call):
        start.wait(timeout=60)
        return portal.ask(*call)

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def statuses(answers):
    return Counter(answer.status for answer in answers)

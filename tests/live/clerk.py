"""Runs what a test lays out in a portal: one process for all of it, since to load the portal anew
takes two seconds each time.

Every line that is read is a piece of code as JSON; the answer is one line of JSON: what the code
printed, or how it failed.
"""

import io
import json
import sys
import traceback
from contextlib import redirect_stdout

import django


def answer_to(code: str) -> dict[str, str]:
    """As the ministry, in one transaction, on a connection of its own."""
    from django.db import connections

    from blkportal.core.scope import SYSTEM, acting_in

    printed = io.StringIO()
    try:
        with redirect_stdout(printed), acting_in(SYSTEM):
            exec(code, {})
    except Exception:
        return {"failed": traceback.format_exc()[-3000:]}
    finally:
        connections.close_all()
    return {"printed": printed.getvalue()}


if __name__ == "__main__":
    django.setup()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer_to(json.loads(line))) + "\n")
        sys.stdout.flush()

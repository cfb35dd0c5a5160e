"""Where long counts are asked: on the standby where there is one, or else where all is written.

A standby is asked only when it has replayed all that was committed at that moment, so a figure is
never older than the page beside it. One that is behind, gone or promoted is passed over.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import DatabaseError, connection, connections

from blkportal.core.scope import acting_in, current_scope

log = logging.getLogger(__name__)
REPLICA = "replica"
PATIENCE = 2.0  # seconds for which a count waits until the standby has caught up
PAUSE = 0.02


@contextmanager
def counting_cursor() -> Iterator[Any]:
    """In the scope that is taken now. A standby knows nothing that is not yet committed."""
    with ExitStack() as stack:
        cursor = standby_cursor(stack) if REPLICA in connections else None
        yield cursor or stack.enter_context(connection.cursor())


def standby_cursor(stack: ExitStack) -> Any:
    """A cursor of the standby, or nothing where it cannot be asked now."""
    try:
        with connections[REPLICA].cursor() as cursor:
            is_level = has_replayed(cursor, written_so_far())
        if is_level:
            stack.enter_context(acting_in(current_scope(), REPLICA))
            return stack.enter_context(connections[REPLICA].cursor())
        log.warning("The standby is behind; counted where all is written.")
    except DatabaseError as error:
        log.warning("The standby cannot be asked; counted where all is written: %s", error)
    return None


def written_so_far() -> str:
    """Up to where the log is written: all that anybody can see was committed before it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_lsn()::text")
        return cursor.fetchone()[0]


def has_replayed(cursor: Any, place: str) -> bool:
    """Whether the standby gets there while we wait; a server that replays nothing never does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        cursor.execute("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", [place])
        (is_there,) = cursor.fetchone()
        if is_there:
            return True
        if is_there is None:
            return False
        time.sleep(PAUSE)
    return False

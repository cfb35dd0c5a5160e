"""Whether another region keeps somebody with nearly this number, this name and this day.

All three have to be known already to be told this, and nothing but this is told.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from blkportal.core.fields import fingerprint
from blkportal.core.scope import SYSTEM, acting_in
from participants.nik import slips_of

ALIKE = 0.45  # of the three-letter pieces of two names
# One slip leaves the last four digits as they are, or three of them, or swaps two neighbours: so
# of all who were born on one day hardly anybody is left, before names are compared.
NEAR = """
SELECT r."row", p.nik_hash
FROM json_to_recordset(%(rows)s) AS r ("row" int, last4 text, born date, name text)
JOIN participants_participant p ON p.birth_date = r.born
WHERE p.regency_id <> %(regency)s AND p.merged_into_id IS NULL AND p.erased_on IS NULL
    AND (right(p.nik_last4, 3) = right(r.last4, 3)
        OR left(p.nik_last4, 3) = left(r.last4, 3)
        OR (left(p.nik_last4, 1) = left(r.last4, 1) AND right(p.nik_last4, 2) = right(r.last4, 2))
        OR (left(p.nik_last4, 2) = left(r.last4, 2) AND right(p.nik_last4, 1) = right(r.last4, 1))
        OR (left(p.nik_last4, 1) = left(r.last4, 1)
            AND substr(p.nik_last4, 2, 2) = reverse(substr(r.last4, 2, 2))
            AND right(p.nik_last4, 1) = right(r.last4, 1))
        OR (left(p.nik_last4, 2) = reverse(left(r.last4, 2))
            AND right(p.nik_last4, 2) = right(r.last4, 2))
        OR (left(p.nik_last4, 2) = left(r.last4, 2)
            AND right(p.nik_last4, 2) = reverse(right(r.last4, 2))))
    AND similarity(p.name, r.name) >= %(alike)s"""


class Typed(NamedTuple):
    """What has been typed in of somebody: the number of its row, and the three facts."""

    row: int
    nik: str
    name: str
    birth_date: date


def near_elsewhere(typed: Iterable[Typed], *, by: Any) -> set[int]:
    """The rows that may be somebody else's people; one statement for one or for ten thousand."""
    rows = {each.row: each for each in typed}
    if not rows:
        return set()
    told = [
        {"row": each.row, "last4": each.nik[-4:], "born": f"{each.birth_date}", "name": each.name}
        for each in rows.values()
    ]
    parameters = {"rows": json.dumps(told), "regency": by.scope_key, "alike": ALIKE}
    with acting_in(SYSTEM), connection.cursor() as cursor:
        cursor.execute(NEAR, parameters)
        found = cursor.fetchall()
    return {row for row, mark in found if _is_a_slip(rows[row].nik, mark)}


def _is_a_slip(nik: str, mark: str) -> bool:
    return any(fingerprint(slip) == mark for slip in slips_of(nik))


def is_known_elsewhere(nik: str, name: str, birth_date: date, *, by: Any) -> bool:
    return bool(near_elsewhere([Typed(0, nik, name, birth_date)], by=by))

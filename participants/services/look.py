"""Noting who looked at a person's data, so that the person can read it."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.utils import timezone

LONGEST = 200
# a second look on the same day is not told again
NOTE = """
    INSERT INTO participants_look (participant_id, kind, "on", by_id, office)
    SELECT seen.person, %(kind)s, %(day)s, %(by)s, %(office)s
    FROM unnest(%(people)s::bigint[]) AS seen(person)
    WHERE NOT EXISTS (
        SELECT FROM participants_look l WHERE l.participant_id = seen.person
        AND l.kind = %(kind)s AND l."on" = %(day)s AND l.by_id = %(by)s)
"""


def note_look(people: Iterable[int], kind: str, *, by: Any) -> None:
    """One statement, for one person as for a list of a hundred thousand."""
    facts = {
        "people": list(people),
        "kind": kind,
        "day": timezone.localdate(),
        "by": by.pk,
        "office": by.office[:LONGEST],
    }
    with connection.cursor() as cursor:
        cursor.execute(NOTE, facts)

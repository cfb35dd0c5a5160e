"""Rows as they stood at two moments, told by the audit, and what each counted for then.

The audit keeps of every write what a column was before. A row at a moment is the row of today with
everything undone that was written after it. The figures of both states are counted with the very
definitions that count a report, so that the sum over rows is the difference between two reports.
Of figures that a row does not decide alone the audit of other tables tells.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from reports.figures import Figure, Source, own
from reports.services.counting import parameters
from reports.services.question import Places, Question

TABLES = {
    Source.REFERRALS: ("participants_referral", "submitted_on BETWEEN %(since)s AND %(until)s"),
    Source.ENROLLMENTS: ("participants_enrollment", "enrolled_on BETWEEN %(since)s AND %(until)s"),
    Source.QUOTAS: ("programs_quota", "year BETWEEN %(first_year)s AND %(last_year)s"),
}
STATEMENT = """
    WITH notes AS (
        SELECT a.row_id, a.id AS note, a.at, column_of.key, column_of.value -> 0 AS was
        FROM core_auditentry a, jsonb_each(a.changed) AS column_of
        WHERE a."table" = %(table)s AND a.at > %(before)s
    ), undone AS (
        SELECT row_id,
            jsonb_object_agg(key, was ORDER BY note DESC) AS all_of_it,
            jsonb_object_agg(key, was ORDER BY note DESC) FILTER (WHERE at > %(after)s) AS later
        FROM notes GROUP BY row_id HAVING bool_or(at <= %(after)s)
    ), states AS (
        SELECT coalesce(to_jsonb(t), '{{}}') || u.all_of_it AS then,
            coalesce(to_jsonb(t), '{{}}') || coalesce(u.later, '{{}}') AS now
        FROM undone u LEFT JOIN {table} t ON t.id = u.row_id::bigint
    )
    SELECT s.then, s.now, was.counts, is_now.counts
    FROM states s,
        LATERAL (SELECT {counts} FROM jsonb_populate_record(NULL::{table}, s.then)) AS was,
        LATERAL (SELECT {counts} FROM jsonb_populate_record(NULL::{table}, s.now)) AS is_now
    WHERE was.counts <> is_now.counts
"""  # the last of equal keys stays in an object: the oldest value after the moment


@dataclass(frozen=True)
class ChangedRow:
    """``then`` and ``now`` are columns as JSON; ``changes`` is {figure: difference}, no zeros."""

    source: Source
    then: dict[str, Any]
    now: dict[str, Any]
    changes: dict[str, int]


def changed_rows(
    question: Question, places: Places, before: datetime, after: datetime
) -> list[ChangedRow]:
    """Every row that counts for another figure at ``after`` than at ``before``."""
    found = []
    for source in Source:
        table, counts = TABLES[source][0], counts_of(source, question)
        moments = {"table": table, "before": before, "after": after}
        with connection.cursor() as cursor:
            cursor.execute(
                STATEMENT.format(table=table, counts=counts),
                parameters(question, places) | moments,
            )
            found += [_row(source, *row) for row in cursor.fetchall()]
    return found


def counts_of(source: Source, question: Question) -> str:
    """SQL: for what a row counts, figure by figure, as one array."""
    belongs = f"id IS NOT NULL AND {TABLES[source][1]}"
    if question.center:
        belongs += " AND center_id = %(center)s"
    if question.place:
        belongs += " AND regency_id = ANY(%(codes)s)"
    each = ", ".join(f"CASE WHEN {belongs} THEN {worth(f)} ELSE 0 END" for f in own(source))
    return f"ARRAY[{each}] AS counts"


def worth(figure: Figure) -> str:
    if figure.source is Source.QUOTAS:
        return f"coalesce({figure.numerator}, 0)"
    return f"CASE WHEN {figure.numerator} THEN 1 ELSE 0 END"


def _row(source: Source, then: Any, now: Any, was: list[int], is_now: list[int]) -> ChangedRow:
    names = [figure.name for figure in own(source)]
    pairs = zip(names, was, is_now, strict=True)
    changes = {name: after - before for name, before, after in pairs if after != before}
    return ChangedRow(source, _object(then), _object(now), changes)


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else json.loads(value)

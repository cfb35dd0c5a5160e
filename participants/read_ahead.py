"""A long list in pieces: while one is written, PostgreSQL looks for the next."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection
from django.db.models import QuerySet

PIECE = 4_000


def read_ahead(rows: QuerySet[Any, Any]) -> Iterator[list[tuple[Any, ...]]]:
    """Pieces of at most ``PIECE`` plain rows, in order; never more than two are in memory.

    The other thread does nothing but wait for rows of a cursor that was opened in this one, in
    its transaction and role. Values come as psycopg2 gives them: not for encrypted fields.
    """
    statement, values = rows.query.sql_with_params()
    with connection.chunked_cursor() as cursor, ThreadPoolExecutor(max_workers=1) as reader:
        cursor.execute(statement, values)
        coming = reader.submit(cursor.fetchmany, PIECE)
        while piece := coming.result():
            coming = reader.submit(cursor.fetchmany, PIECE)
            yield piece

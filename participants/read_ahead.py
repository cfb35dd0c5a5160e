"""A long list in pieces: while one is written, PostgreSQL looks for the next."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection
from django.db.models import QuerySet

PIECE = 4_000
Piece = list[tuple[Any, ...]]


def read_ahead(rows: QuerySet[Any, Any], look_up: Callable[[Piece, Any], None]) -> Iterator[Piece]:
    """Pieces of at most ``PIECE`` plain rows, in order; never more than two are in memory.

    ``look_up(piece, cursor)`` finds what is told beside a piece before it is given out. The other
    thread does nothing but wait for cursors that were opened in this one, in its transaction and
    role. Values come as psycopg2 gives them: not for encrypted fields.
    """
    statement, values = rows.query.sql_with_params()
    with (
        connection.chunked_cursor() as cursor,
        connection.cursor() as beside,
        ThreadPoolExecutor(max_workers=1) as reader,
    ):

        def read() -> Piece:
            piece = cursor.fetchmany(PIECE)
            look_up(piece, beside)
            return piece

        cursor.execute(statement, values)
        coming = reader.submit(read)
        while piece := coming.result():
            coming = reader.submit(read)
            yield piece

"""Made-up people by the million, written by the database itself as the owner of the tables.

Triggers, references between the tables and all indexes but the keys are put aside meanwhile; the
indexes come back, the sums are filled as a migration fills them, and the references stay away.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg2

from blkportal.core.scope import SYSTEM, acting_in
from programs.models import Program, Vocation
from tests import chain
from tests import people as cast
from tests.bench.large.plan import CENTERS, FILLS, FIRST_ID, PLAN, PROGRAMS
from tests.core.lives import make_placement
from tests.follow_ups import make_follow_up

SUMS = ("reports_referralsummary", "reports_enrollmentsummary")


def connect() -> Any:
    owner = psycopg2.connect(os.environ["OWNER_DATABASE_URL"])
    owner.autocommit = True
    cursor = owner.cursor()
    cursor.execute(
        "SET statement_timeout = 0; SET synchronous_commit = off;"
        " SET work_mem = '256MB'; SET maintenance_work_mem = '1GB'"
    )
    return cursor


def lay_ground() -> None:
    """The small tables, and one real row of each large one as its pattern."""
    with acting_in(SYSTEM):
        work = make_placement()
        make_follow_up(work.enrollment)
        vocations = [
            Vocation.objects.create(code=f"v{number}", name=f"Kejuruan {number}")
            for number in range(20)
        ]
        for number in range(PROGRAMS):
            vocation = vocations[number % 20]
            chain.make_program(f"p{number}", f"Program {number}", vocation=vocation)
        for number in range(CENTERS):
            cast.make_center(f"c{number}", f"Balai {number}")
        codes = Program.objects.filter(code__startswith="p").values_list("pk", flat=True)
        assert len(codes) == PROGRAMS
    cursor = connect()
    for table in (*FILLS, *SUMS):  # swept when it has grown, not while something is measured
        cursor.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = false)")
    for table in FILLS:
        for name in names(cursor, table, "contype = 'f'"):
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for name, rows in {
        "centers": "programs_trainingcenter WHERE code LIKE 'c%'",
        "programs": "programs_program WHERE code LIKE 'p%'",
        "homes": "regions_regency WHERE succeeded_by_id IS NULL",
    }.items():
        key = "id" if name == "programs" else "code"
        cursor.execute(
            f"CREATE TABLE {name} AS SELECT row_number() OVER (ORDER BY {key}) - 1 AS i, {key}"
            f" FROM {rows}"
        )


def names(cursor: Any, table: str, which: str) -> list[str]:
    cursor.execute(
        f"SELECT conname FROM pg_constraint WHERE conrelid = '{table}'::regclass AND {which}"
    )
    return [name for (name,) in cursor.fetchall()]


def grow(first: int, last: int) -> None:
    """People number ``first`` up to ``last``, with their classes, work and questions."""
    cursor = connect()
    cursor.execute("DROP TABLE IF EXISTS plan; SELECT count(*) FROM homes")
    (homes,) = cursor.fetchone()
    cursor.execute(
        f"CREATE UNLOGGED TABLE plan AS {PLAN.format(first=first, last=last, homes=homes)}"
    )
    for table, (columns, which) in FILLS.items():
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        with without_indexes(cursor, table):
            fill(cursor, table, columns, which)
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    for table in SUMS:
        cursor.execute(f"SELECT refill_{table}()")
    for table in (*FILLS, *SUMS):
        cursor.execute(f"VACUUM ANALYZE {table}")


def fill(cursor: Any, table: str, columns: dict[str, str], which: str) -> None:
    cursor.execute(f"SELECT * FROM {table} LIMIT 0")
    every = [column.name for column in cursor.description]
    values = ", ".join(columns.get(name, f"pattern.{name}") for name in every)
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(every)}) SELECT {values} FROM plan,"
        f" (SELECT * FROM {table} WHERE id < {FIRST_ID} ORDER BY id LIMIT 1) AS pattern"
        f" WHERE {which}"
    )


@contextmanager
def without_indexes(cursor: Any, table: str) -> Iterator[None]:
    """They come back as they were, those of unique rules as indexes alone."""
    cursor.execute(
        "SELECT indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index"
        f" WHERE indrelid = '{table}'::regclass AND NOT indisprimary"
    )
    indexes = cursor.fetchall()
    for name in names(cursor, table, "contype IN ('u', 'x')"):
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for name, _text in indexes:
        cursor.execute(f"DROP INDEX IF EXISTS {name}")
    yield
    for _name, text in indexes:
        cursor.execute(text)

"""R1: every protected table by raw SQL as the login role: read, copied, written, moved."""

import io

import psycopg2
import pytest
from django.db import DatabaseError, connection, transaction

from blkportal.core.scope import Scope, acting_in
from tests.access.world import make_people, make_worlds

PROTECTED = """
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind = 'r' AND c.relrowsecurity AND a.attname = %s AND NOT a.attisdropped
    ORDER BY 1
"""
# scope → the column that tells whose a row is, and tables in which it tells something else
OF_SEVERAL = {
    "placements_employer": "where a firm is found",
    "regions_minimumwage": "decreed, and read by every office",
    "programs_seatoffer": "told to every region, which may take the seats over",
    "programs_seatclaim": "either side reads it: tests/programs/test_pass_on_seats.py",
}
OWNERS = {
    "region": ("regency_id", OF_SEVERAL),
    "province": ("regency_id", OF_SEVERAL),
    "center": ("center_id", {"regions_meeting": "minutes are for every center to read"}),
    "employer": ("employer_id", {}),
}
LEAST = {"region": 12, "province": 12, "center": 9, "employer": 2}


@pytest.fixture
def sides(db, settings):
    """scope → (its scope, its own keys, the key of a neighbour)"""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    own, foreign = make_worlds(make_people())
    firm, other = str(own.things["employer"]), foreign.things["employer"]
    center, other_center = own.things["center"], foreign.things["center"]
    return {
        "region": (Scope("scope_region", "region", "62.10"), {"62.10"}, "73.71"),
        "province": (Scope("scope_province", "province", "62"), {"62.10"}, "73.71"),
        "center": (Scope("scope_center", "center", center), {center}, other_center),
        "employer": (Scope("scope_employer", "employer", firm), {int(firm)}, other),
    }


def tables_of(kind):
    column, told = OWNERS[kind]
    with connection.cursor() as cursor:
        cursor.execute(PROTECTED, [column])
        return [name for (name,) in cursor.fetchall() if name not in told]


def run(scope, sql, *params):
    """The rows, how many a write touched, or None where the database refuses."""
    with acting_in(scope):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql, params)
                return cursor.fetchall() if cursor.description else cursor.rowcount
        except DatabaseError:
            return None


def copied(scope, table, column):
    out = io.StringIO()
    with acting_in(scope):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.copy_expert(f"COPY {table} ({column}) TO STDOUT", out)
        except (DatabaseError, psycopg2.Error):  # COPY is not wrapped by Django
            return set()
    return {line for line in out.getvalue().splitlines() if line != "\\N"}


@pytest.mark.parametrize("kind", OWNERS)
def test_who_acts_for_one_place_reads_no_row_of_another(kind, sides):
    (scope, own, foreign), column, seen = sides[kind], OWNERS[kind][0], 0
    for table in tables_of(kind):
        rows = run(scope, f"SELECT DISTINCT {column} FROM {table}") or []
        found = {key for (key,) in rows if key is not None}
        assert found <= own, f"{table} shows {found - own}"
        assert copied(scope, table, column) <= {str(key) for key in own}, f"{table} is copied"
        assert not run(scope, f"SELECT count(*) FROM {table} WHERE {column} = %s", foreign) or (
            run(scope, f"SELECT count(*) FROM {table} WHERE {column} = %s", foreign) == [(0,)]
        )
        seen += bool(found)
    assert seen >= LEAST[kind], "the worlds have too few rows for this test to mean anything"


@pytest.mark.parametrize("kind", OWNERS)
def test_who_acts_for_one_place_writes_no_row_of_another(kind, sides):
    (scope, own, foreign), column = sides[kind], OWNERS[kind][0]
    for table in tables_of(kind):
        of_others = f"WHERE {column} = %s"
        assert not run(scope, f"UPDATE {table} SET {column} = {column} {of_others}", foreign)
        assert not run(scope, f"DELETE FROM {table} {of_others}", foreign)
        moved = run(scope, f"UPDATE {table} SET {column} = %s WHERE {column} = ANY(%s)", foreign,
                    list(own))  # fmt: skip
        assert not moved, f"a row of {table} was moved"


@pytest.mark.parametrize("kind", OWNERS)
def test_who_acts_for_one_place_adds_no_row_for_another(kind, sides):
    """A row of one's own, written once more with nothing but the place changed."""
    (scope, _own, foreign), column = sides[kind], OWNERS[kind][0]
    for table in tables_of(kind):
        with connection.cursor() as cursor:
            described = connection.introspection.get_table_description(cursor, table)
        names = [field.name for field in described if field.name not in {"id", column}]
        said = ", ".join(names)
        copy = f"INSERT INTO {table} ({column}, {said}) SELECT %s, {said} FROM {table} LIMIT 1"
        assert not run(scope, copy, foreign), f"a row was added to {table}"

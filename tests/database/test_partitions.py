"""The commands of docs/scale.md that divide the audit by year, on a database of their own."""

import os
from contextlib import closing, contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import psycopg2
import pytest
from django.conf import settings

from tests.blank import copy_blank_database, drop

FILE = settings.BASE_DIR / "docs" / "partition-audit.sql"
NAME = "blkportal_partitions"
GRANTS = """
    SELECT grantee, privilege_type FROM information_schema.role_table_grants
    WHERE table_name = 'core_auditentry' AND grantee <> 'app_migrate' ORDER BY 1, 2
"""
POLICIES = """
    SELECT policyname, permissive, roles, cmd, qual, with_check FROM pg_policies
    WHERE tablename = 'core_auditentry' ORDER BY 1
"""
CLOSED = """
    SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = 'core_auditentry'
"""
WRITE = """
    INSERT INTO core_auditentry ("table", row_id, action, changed, request_id, at, regency_id)
    VALUES ('regions_officer', '1', 'INSERT', '{{}}', '', '{at}', '{region}')
"""
READ = "SELECT id, at, tableoid::regclass::text FROM core_auditentry ORDER BY id"
NOW = datetime.now(ZoneInfo("Asia/Jakarta"))


@contextmanager
def session(url, role="", region=""):
    """A transaction of the portal in an office's scope; of the owner, each statement alone."""
    name = f"{os.environ[url].rpartition('/')[0]}/{NAME}"
    with closing(psycopg2.connect(name)) as connected, connected.cursor() as cursor:
        connected.autocommit = not role
        if role:
            cursor.execute(f"SET ROLE {role}; SET app.region = '{region}'")
        yield cursor
        connected.commit()


def office(region):
    return session("DATABASE_URL", "scope_region", region)


def found(cursor, statement):
    cursor.execute(statement)
    return cursor.fetchall()


def statements():
    """As psql runs the file: one after the other, each by itself."""
    text = "\n".join(line for line in FILE.read_text().splitlines() if not line.startswith("--"))
    return [each.strip() for each in text.split("\n\n") if each.strip()]


@pytest.fixture
def divided(django_db_setup):
    copy_blank_database(NAME)
    for region in ("62.10", "62.11"):
        with office(region) as cursor:
            cursor.execute(WRITE.format(at=NOW, region=region))
    with session("OWNER_DATABASE_URL") as owner:
        before = [found(owner, each) for each in (GRANTS, POLICIES, CLOSED)]
        for statement in statements():
            owner.execute(statement)
        yield before, [found(owner, each) for each in (GRANTS, POLICIES, CLOSED)]
    drop(NAME)


def test_the_audit_by_year_keeps_rows_rights_and_row_security(divided):
    before, after = divided
    assert before == after
    assert before[2] == [(True,)]
    with office("62.10") as cursor:
        ((first, _at, part),) = found(cursor, READ)
        assert part == "core_auditentry_before"
        for years in (1, 5):
            cursor.execute(WRITE.format(at=NOW.replace(year=NOW.year + years), region="62.10"))
        rows = found(cursor, READ)
    assert [part for _id, _at, part in rows[1:]] == [
        f"core_auditentry_{NOW.year + 1}", "core_auditentry_later",
    ]  # fmt: skip
    assert [key for key, _at, _part in rows] == [first, first + 2, first + 3], "numbers go on"
    refused = ("UPDATE core_auditentry SET action = ''", "DELETE FROM core_auditentry",
               "SELECT * FROM core_auditentry_before",
               f"SELECT * FROM core_auditentry_{NOW.year + 1}")  # fmt: skip
    for statement in refused:
        with office("62.10") as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute(statement)

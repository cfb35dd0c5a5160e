"""The roles, the database and their doors, laid anew whenever the local cluster starts."""

from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TypeAlias

import psycopg2
from psycopg2 import sql

from blkportal.local.places import CHECKOUT

DATABASE = "blkportal"
LOGINS = ("app_login", "app_migrate", "app_backup")
SQL = CHECKOUT / "blkportal" / "core" / "sql"
Statement: TypeAlias = str | sql.Composed


def create_roles_and_database(url: Callable[[str], str], password: Callable[[str], str]) -> None:
    """Idempotent: a cluster from an earlier version learns of new roles. `url` gives the
    superuser's address of a database."""
    _execute(url("postgres"), [(SQL / "roles.sql").read_text()])
    _execute(url("postgres"), [_set_password(login, password(login)) for login in LOGINS])
    _execute(url("template1"), [(SQL / "schema.sql").read_text()])
    if not _execute(url("postgres"), [_find_database()]):
        _execute(url("postgres"), [_create_database()])
    _execute(url(DATABASE), [(SQL / "schema.sql").read_text()])


def _set_password(login: str, password: str) -> sql.Composed:
    command = sql.SQL("ALTER ROLE {} PASSWORD {}")
    return command.format(sql.Identifier(login), sql.Literal(password))


def _find_database() -> sql.Composed:
    command = sql.SQL("SELECT 1 FROM pg_database WHERE datname = {}")
    return command.format(sql.Literal(DATABASE))


def _create_database() -> sql.Composed:
    command = sql.SQL("CREATE DATABASE {} OWNER app_migrate")
    return command.format(sql.Identifier(DATABASE))


def _execute(url: str, statements: Sequence[Statement]) -> bool:
    """Run each statement by itself; true when the last one found a row."""
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return bool(cursor.description and cursor.fetchone())

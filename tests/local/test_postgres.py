"""PostgreSQL of our own: born with its roles, unprivileged, and back after any kill."""

import os
import signal
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from blkportal.local.bootstrap import create_roles_and_database
from blkportal.local.postgres import SUPERUSER, Postgres
from blkportal.local.processes import at_work_in, end

SCOPES = [
    "center", "employer", "ministry", "person", "province", "public", "region", "signer",
    "witness",
]  # fmt: skip


def ask(url: str, question: str) -> list:
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


def one(url: str, question: str) -> object:
    return ask(url, question)[0][0]


@pytest.fixture(autouse=True)
def _running(postgres: Postgres) -> None:
    postgres.start()


def kill(postgres: Postgres, *, whole: bool) -> None:
    pids = (
        at_work_in(postgres.place.data)
        if whole
        else [int(postgres.pid_file.read_text().split()[0])]
    )
    end(lambda: set(pids) & set(at_work_in(postgres.place.data)), (signal.SIGKILL, 5))


def test_the_app_signs_in_as_a_role_that_is_nobody(postgres: Postgres) -> None:
    role = ask(
        postgres.url("app_login"),
        "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolinherit"
        " FROM pg_roles WHERE rolname = current_user",
    )
    assert role == [(False, False, False, False, False)]


def test_the_login_role_may_take_each_scope_and_inherits_none(postgres: Postgres) -> None:
    scopes = ask(
        postgres.url("app_login"),
        "SELECT roleid::regrole::text, inherit_option, set_option FROM pg_auth_members"
        " WHERE member = 'app_login'::regrole ORDER BY 1",
    )
    assert scopes == [(f"scope_{name}", False, True) for name in SCOPES]


def test_no_role_of_the_portal_is_a_superuser(postgres: Postgres) -> None:
    supers = ask(postgres.url("app_login"), "SELECT rolname FROM pg_roles WHERE rolsuper")
    assert supers == [(SUPERUSER,)]


@pytest.mark.parametrize(("login", "passes"), [("app_migrate", True), ("app_backup", True)])
def test_migration_and_backup_pass_row_security(
    postgres: Postgres, login: str, passes: bool
) -> None:
    mine = "SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user"
    assert one(postgres.url(login), mine) is passes


def test_the_owner_makes_tables_and_the_login_role_does_not(postgres: Postgres) -> None:
    schema = "SELECT has_schema_privilege('public', 'CREATE')"
    assert one(postgres.url("app_migrate"), schema) is True
    assert one(postgres.url("app_login"), schema) is False


def test_a_new_database_is_born_with_closed_doors(postgres: Postgres) -> None:
    doors = "SELECT count(*) FROM pg_namespace, aclexplode(nspacl) WHERE nspname = 'public'"
    everybody = f"{doors} AND grantee = 0"
    assert one(postgres.url(SUPERUSER, "template1"), doors) > 0
    assert one(postgres.url(SUPERUSER, "template1"), everybody) == 0


def test_text_knows_letters_beyond_english(postgres: Postgres) -> None:
    assert one(postgres.url("app_login"), "SELECT upper('désa')") == "DÉSA"


@pytest.mark.parametrize("extension", ["pg_trgm", "btree_gist"])
def test_the_owner_may_add_the_extensions(postgres: Postgres, extension: str) -> None:
    make = f"CREATE EXTENSION IF NOT EXISTS {extension}; SELECT 1"
    assert one(postgres.url("app_migrate"), make) == 1


def test_a_wrong_password_is_refused(postgres: Postgres) -> None:
    url = postgres.url("app_login").replace(postgres.access.password("app_login"), "guess")
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(url)


def test_it_listens_on_loopback_alone(postgres: Postgres) -> None:
    shown = one(postgres.url("app_login"), "SELECT current_setting('listen_addresses')")
    assert shown == "127.0.0.1"


def test_passwords_are_readable_for_their_owner_alone(postgres: Postgres) -> None:
    assert postgres.access.file.stat().st_mode & 0o077 == 0


def test_the_roles_may_be_laid_twice(postgres: Postgres) -> None:
    def url(database: str) -> str:
        return postgres.url(SUPERUSER, database)

    create_roles_and_database(url, postgres.access.password)
    assert one(postgres.url("app_login"), "SELECT 1") == 1


def test_a_second_start_finds_the_running_one(postgres: Postgres) -> None:
    assert postgres.start() is False


@pytest.mark.parametrize("whole", [True, False], ids=["all of it", "the master alone"])
def test_it_comes_back_after_a_kill(postgres: Postgres, whole: bool) -> None:
    with closing(psycopg2.connect(postgres.url("app_migrate"))) as connection:
        connection.cursor().execute("CREATE TABLE IF NOT EXISTS kept (id int)")
        connection.commit()
    kill(postgres, whole=whole)
    assert not postgres.is_running()
    assert postgres.start() is True
    assert one(postgres.url("app_migrate"), "SELECT count(*) FROM kept") == 0


def test_a_stale_pid_file_that_names_a_stranger_does_not_stop_the_start(
    postgres: Postgres,
) -> None:
    stale = postgres.pid_file.read_text()
    postgres.stop()
    postgres.place.write(postgres.pid_file, stale.replace(stale.split()[0], str(os.getpid()), 1))
    assert not postgres.is_running()
    assert postgres.start() is True


def test_nothing_is_left_after_a_stop(postgres: Postgres) -> None:
    postgres.stop()
    assert at_work_in(postgres.place.data) == []
    assert not postgres.pid_file.exists()


def test_a_half_made_cluster_is_made_again(postgres: Postgres, local: Path) -> None:
    postgres.stop()
    postgres.place.data.rename(postgres.place.folder / "data.whole")
    (postgres.place.folder / "data.new").mkdir()
    (postgres.place.folder / "data.new" / "PG_VERSION").touch()
    postgres.start()
    assert one(postgres.url("app_login"), "SELECT 1") == 1


def test_the_server_is_never_root(postgres: Postgres) -> None:
    owners = {os.stat(f"/proc/{pid}").st_uid for pid in at_work_in(postgres.place.data)}
    assert owners
    assert 0 not in owners

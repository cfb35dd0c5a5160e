"""The unprivileged account that runs the servers when root starts them."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from blkportal.local.sentences import CannotStart

LIKELY = ("postgres", "nobody")
OWN = "blkportal"


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int

    def options(self) -> dict:
        """What subprocess needs to become this account, and no more than it."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def reaches(self, path: Path) -> bool:
        """Ask as the account itself: modes, owners and mounts all have their say."""
        command = ["test", "-x", str(path)]
        return subprocess.run(command, cwd="/", **self.options()).returncode == 0


def server_account(data: Path) -> Account | None:
    """None for an ordinary user, who runs the servers as himself. Data that exist keep their
    owner, so that root may step in where an ordinary user began."""
    if os.geteuid() != 0:
        return None
    if data.exists() and data.stat().st_uid:
        return Account(data.stat().st_uid, data.stat().st_gid)
    return next(filter(None, map(_look_up, LIKELY)), None) or _look_up(OWN) or _make()


def _look_up(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid) if entry.pw_uid else None


def _make() -> Account:
    command = ["useradd", "--system", "--user-group", "--no-create-home", OWN]
    subprocess.run(command, check=False)
    if account := _look_up(OWN):
        return account
    raise CannotStart("PostgreSQL refuses to run as root, and no account could be made for it.")

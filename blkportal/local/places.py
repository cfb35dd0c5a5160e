"""Where a local server keeps its data, whose program it runs, and as which account."""

import hashlib
import os
import secrets
import shutil
import signal
import subprocess
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from blkportal.local.accounts import Account, server_account
from blkportal.local.processes import at_work_in, end
from blkportal.local.sentences import CannotStart

CHECKOUT = Path(__file__).resolve().parents[2]
LOCAL = CHECKOUT / ".local"
STATE = Path("/var/lib/blkportal")
NEEDLESS = shutil.ignore_patterns("include", "doc", "man", "__pycache__")


@dataclass(frozen=True)
class Place:
    folder: Path
    program: Path
    account: Account | None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "log" / "server.log"

    def make(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.account:
            self.folder.chmod(0o711)
        self.own(self.log.parent)

    def own(self, folder: Path) -> Path:
        """Make a folder that the server's account alone can enter."""
        folder.mkdir(exist_ok=True)
        folder.chmod(0o700)
        self.hand_over(folder)
        return folder

    def hand_over(self, path: Path) -> None:
        if self.account:
            os.chown(path, self.account.uid, self.account.gid)

    def write(self, path: Path, text: str) -> Path:
        """Write a file that the server's account alone can read."""
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        path.write_text(text)
        self.hand_over(path)
        return path

    def run(self, *command: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
            **(self.account.options() if self.account else {}),
        )


def find_place(name: str, package: str, program: str, local: Path = LOCAL) -> Place:
    """The checkout's own folder; or the system's state folder, where the account that must run
    the server cannot reach the checkout (in root's home, say) and nothing may be opened for it."""
    source = _folder_of(package)
    local.mkdir(parents=True, exist_ok=True)
    local = local.resolve()  # a server is known by where it stands, and it stands in no link
    account = server_account(local / name / "data")
    if not account or (account.reaches(local) and account.reaches(source / program)):
        return Place(local / name, source / program, account)
    state = _state_folder(local)
    return Place(state / name, _copy(source, state / "programs") / program, account)


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise CannotStart(f"The package {package} is not installed: start with make.")
    return Path(spec.origin).parent


def _state_folder(local: Path) -> Path:
    state = STATE / hashlib.sha256(str(local).encode()).hexdigest()[:16]
    ours, theirs = local / "checkout-id", state / "checkout-id"
    if not ours.exists():
        ours.write_text(secrets.token_hex(16))
    if state.exists() and not (theirs.exists() and theirs.read_text() == ours.read_text()):
        _forget(state)
    for folder in (STATE, state):
        if not folder.exists():
            folder.mkdir(parents=True)
            folder.chmod(0o755)
    theirs.write_text(ours.read_text())
    return state


def _forget(state: Path) -> None:
    """An earlier checkout of the same path left this; its keys went with it."""
    for data in state.glob("*/data"):
        end(partial(at_work_in, data), (signal.SIGQUIT, 5), (signal.SIGKILL, 5))
    shutil.rmtree(state)


def _copy(source: Path, target: Path) -> Path:
    """Copy a package's programs, and the libraries beside it, once for each version."""
    version = hashlib.sha256(f"{source}{source.stat().st_mtime_ns}".encode()).hexdigest()[:12]
    copied, partial = target / version, target / f"{version}.partial"
    if not copied.exists():
        shutil.rmtree(partial, ignore_errors=True)
        for folder in (source, source.with_name(f"{source.name}.libs")):
            if folder.exists():
                shutil.copytree(folder, partial / folder.name, ignore=NEEDLESS)
        for path in (target, partial, *partial.rglob("*")):
            executable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(path.stat().st_mode | (0o555 if executable else 0o444))
        partial.rename(copied)
    return copied / source.name

"""The port and the passwords of a local server, kept beside its data."""

import json
import os
import secrets
import socket
from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK = "127.0.0.1"


@dataclass
class Access:
    file: Path
    port: int = 0
    passwords: dict[str, str] = field(default_factory=dict)

    def password(self, name: str) -> str:
        if name not in self.passwords:
            self.passwords[name] = secrets.token_urlsafe(24)
            self._keep()
        return self.passwords[name]

    def settle_port(self) -> int:
        """Last time's port while it is free, so that notes and tools stay right; else another."""
        if not self.port or not _is_free(self.port):
            self.port = _free_port()
            self._keep()
        return self.port

    def _keep(self) -> None:
        new = self.file.with_suffix(".new")
        new.unlink(missing_ok=True)
        new.touch(mode=0o600)
        owner = self.file.parent.stat()  # root may step in for whoever began here
        os.chown(new, owner.st_uid, owner.st_gid)
        new.write_text(json.dumps({"port": self.port, "passwords": self.passwords}))
        new.replace(self.file)


def read_access(file: Path) -> Access:
    return Access(file, **json.loads(file.read_text())) if file.exists() else Access(file)


def _is_free(port: int) -> bool:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def _free_port() -> int:
    with socket.socket() as door:
        door.bind((LOOPBACK, 0))
        return door.getsockname()[1]

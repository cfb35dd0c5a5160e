"""Servers for the copy, which nobody else uses."""

import os
from pathlib import Path

from blkportal.local.environment import use_local_servers


def start_servers(folder: Path) -> dict[str, str]:
    """The environment of the copy. Its servers are its own, so that no other run meets this one;
    they end with this process."""
    for name in ("DATABASE_URL", "OWNER_DATABASE_URL", "REDIS_URL", "PYTEST_ADDOPTS"):
        os.environ.pop(name, None)
    os.environ["BLKPORTAL_STAGE"] = "test"
    use_local_servers(local=folder / ".local")
    return dict(os.environ)

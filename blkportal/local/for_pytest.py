"""A pytest plugin: the servers run before Django's settings are read (`-p` in pyproject.toml)."""

from blkportal.local.environment import use_local_servers

use_local_servers(stage="test")

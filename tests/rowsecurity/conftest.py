"""The two worlds of the access table, for the second line too."""

from tests.access.conftest import browser, who, worlds

__all__ = ["browser", "who", "worlds"]

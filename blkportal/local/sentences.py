"""What the commands say to whoever typed them."""

import sys
from pathlib import Path


class CannotStart(Exception):
    """A sentence that says what is missing or what to do."""


def other_owner(error: PermissionError) -> str:
    return f"{error.filename} belongs to another user: run this as that user, or as root."


def say(sentence: str = "") -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def tail(log: Path, lines: int = 15) -> str:
    """The last words of a program, for the reason why it ended."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) if log.exists() else ""

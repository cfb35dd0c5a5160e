"""Sealed files on the disk: names that say nothing, content that only the portal can read."""

import secrets
from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from blkportal.core.fields import seal_bytes, unseal_bytes


def keep_sealed(folder: str, content: bytes) -> str:
    """Write ``content`` under a made-up name and return the name."""
    name = f"{folder}/{timezone.localdate():%Y/%m}/{secrets.token_hex(16)}.sealed"
    return default_storage.save(name, ContentFile(seal_bytes(content)))


def read_sealed(name: str) -> bytes:
    with default_storage.open(name) as file:
        return unseal_bytes(file.read())


def forget(names: Iterable[str]) -> None:
    """Take the files away once the database has agreed that they go."""
    gone = [name for name in names if name]
    transaction.on_commit(lambda: delete(gone))


def delete(names: Iterable[str]) -> None:
    for name in filter(None, names):
        default_storage.delete(name)

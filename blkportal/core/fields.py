"""Text that only the portal can read, and a keyed fingerprint by which to find it again."""

import hashlib
import hmac
from functools import cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


@cache
def _box() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.NIK_ENCRYPTION_KEYS])


def seal(text: str) -> str:
    """Encrypt with the newest key; older keys still open what they sealed."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    return _box().decrypt(sealed.encode()).decode()


def seal_bytes(content: bytes) -> bytes:
    return _box().encrypt(content)


def unseal_bytes(sealed: bytes) -> bytes:
    return _box().decrypt(sealed)


def fingerprint(text: str | bytes) -> str:
    """HMAC-SHA-256 in hex. The key lives outside the database, so a copy of it reveals nothing."""
    content = text.encode() if isinstance(text, str) else text
    return hmac.new(settings.NIK_HASH_KEY.encode(), content, hashlib.sha256).hexdigest()


class SealedText(models.TextField):
    """A text column that is encrypted at rest and plain in Python."""

    def get_prep_value(self, value: str | None) -> str | None:
        return seal(value) if value else value

    def from_db_value(
        self, value: str | None, expression: object, connection: object
    ) -> str | None:
        return unseal(value) if value else value

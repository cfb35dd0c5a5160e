"""The keys of records as addresses and forms carry them: ASCII digits that fit a column."""

from collections.abc import Iterable

LONGEST = 18  # digits; every such number fits a bigint


def key_in(text: str) -> int | None:
    """The key, or None for anything that is none; “²” and “٣” are digits of other kinds."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None


def keys_in(texts: Iterable[str]) -> list[int]:
    """The keys among the texts; what is none is left out."""
    return [key for text in texts if (key := key_in(text)) is not None]

"""Where a refused person goes on: the record as it is now."""

from collections.abc import Iterator
from contextlib import contextmanager

from blkportal.core.refusals import Refusal


@contextmanager
def back_to(url: str) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        refusal.url = url
        raise

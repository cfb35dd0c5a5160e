"""A whole class at once: everybody for whom it is possible, and a sentence for each refused."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import models, transaction

from blkportal.core.refusals import Refusal


class Bulk(NamedTuple):
    done: list[Any]
    refused: list[tuple[Any, str]]


def each(records: Iterable[models.Model], act: Callable[[Any], Any]) -> Bulk:
    """``act`` on every record, each in its own savepoint."""
    done: list[Any] = []
    refused: list[tuple[Any, str]] = []
    for record in records:
        try:
            with transaction.atomic():
                done.append(act(record))
        except Refusal as refusal:
            refused.append((record, str(refusal.text)))
    return Bulk(done, refused)

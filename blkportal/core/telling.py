"""Steps that change no state, written into the history of records so that others hear of them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from blkportal.core.models import StatusChange


def tell(
    records: Iterable[Model], verb: str, *, by: Any, reason: str = "", after: str = ""
) -> None:
    StatusChange.objects.bulk_create(
        StatusChange.of(record, verb, "", after, by=by, reason=reason) for record in records
    )

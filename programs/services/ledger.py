"""What the quota ledger is told about a change that numbers alone do not explain."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from programs.models import Quota, QuotaEntry


@contextmanager
def told_as(kind: str = "", reason: str = "", at: datetime | None = None) -> Iterator[None]:
    """The lines written meanwhile carry ``kind`` (where seats move) and ``reason``.

    ``at`` brings in what was before the portal: the database takes it only together with the
    quota itself, in the order in which it happened.
    """
    with transaction.atomic():
        _tell(kind, reason, at)
        yield
        _tell("", "", None)


def _tell(kind: str, reason: str, at: datetime | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.quota_kind', %s, true),"
            " set_config('app.quota_reason', %s, true), set_config('app.quota_at', %s, true)",
            [kind, reason, at.isoformat() if at else ""],
        )


def balances(user: Any, day: date) -> Any:
    """How each quota that ``user`` may see stood at the end of ``day``."""
    return QuotaEntry.objects.balance(end_of(day), Quota.objects.visible_to(user))


def end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))

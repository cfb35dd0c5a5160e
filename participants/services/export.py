"""Who took which list away, and what for."""

from typing import Any

from django.db import transaction

from accounts.models import User
from blkportal.core.models import StatusChange


@transaction.atomic
def note_export(code: str, *, by: User, reason: str, rows: int, filters: dict[str, Any]) -> None:
    """Kept in the history of the account that asked."""
    asked = ", ".join(f"{name}={value}" for name, value in sorted(filters.items()) if value)
    change = StatusChange.of(by, "export", "", code, by=by, reason=f"{reason} · {rows} · {asked}")
    if by.is_officer:  # a province's own line stands at the very start of its range of regencies
        change.regency_id = by.scope_key if "." in by.scope_key else f"{by.scope_key}."
    if by.is_center:
        change.center_id = by.scope_key
    if by.is_employer:
        change.employer_id = int(by.scope_key)
    change.save()

"""Kinds of records, where one history tells of all of them."""

from contextlib import suppress

from django.apps import apps
from django.db.models import Model


def kind_of(record_type: str) -> type[Model] | None:
    """None for a kind that the portal no longer has: what happened to it is still told."""
    with suppress(LookupError):
        return apps.get_model(record_type)
    return None


def name_of_kind(record_type: str) -> str:
    """programs.quota → kuota."""
    kind = kind_of(record_type)
    return str(kind._meta.verbose_name) if kind else record_type

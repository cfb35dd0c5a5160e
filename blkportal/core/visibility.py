"""Which rows a person reaches: one table per model, and nothing for a role that it leaves out."""

from collections.abc import Callable, Mapping
from typing import Any, Self

from django.db import models
from django.db.models import Q

Rule = Callable[[Any], Q]


def everything(user: Any) -> Q:
    return Q()


class ScopedQuerySet(models.QuerySet):
    """Give a subclass ``rows: Mapping[role, rule]``; ask with ``visible_to(user)``."""

    rows: Mapping[str, Rule] = {}

    def visible_to(self, user: Any) -> Self:
        rule = self.rows.get(getattr(user, "role", "")) if is_active(user) else None
        return self.filter(rule(user)) if rule else self.none()


def is_active(user: Any) -> bool:
    return bool(getattr(user, "is_authenticated", False) and user.is_active)


def own(path: str) -> Rule:
    """Rows whose ``path`` is the key the person acts for: a regency, a center, an employer."""
    return lambda user: Q(**{path: user.scope_key})


def own_province(path: str) -> Rule:
    """Rows whose regency code lies in the province: a range, so that an index serves it."""

    def rule(user: Any) -> Q:
        province = user.scope_key
        return Q(**{f"{path}__gte": f"{province}.", f"{path}__lt": f"{province}/"})

    return rule

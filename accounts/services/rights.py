"""Whose accounts a person looks after."""

from typing import Any

from django.core.exceptions import PermissionDenied

from accounts.models import User
from accounts.permissions import MAY_MANAGE
from accounts.roles import Role


def may_manage(by: Any, user: User) -> bool:
    """Administrators look after everybody, others after colleagues of their own office."""
    roles = MAY_MANAGE.get(by.role, frozenset())
    same_office = by.role == Role.MINISTRY_ADMIN or by.scope_key == user.scope_key
    return bool(by.is_active and user.role in roles and same_office)


def check_may_manage(by: Any, user: User) -> None:
    """``by`` None is somebody at the server's own console."""
    if by is not None and not may_manage(by, user):
        raise PermissionDenied

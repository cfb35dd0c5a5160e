"""May this person do this? Each app's ``permissions.MAY`` maps a verb to the roles that may."""

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from rest_framework.permissions import BasePermission


def may_do(user: Any, permission: str) -> bool:
    """``may_do(user, "participants.submit_referral")``; False for whom the table does not name."""
    app, verb = permission.split(".")
    roles = import_module(f"{app}.permissions").MAY[verb]
    return bool(user.is_authenticated and user.is_active and user.role in roles)


def may(permission: str) -> Callable[[Callable], Callable]:
    """Guard a view: 403 when the role may not use the verb at all."""

    def guard(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may_do(request.user, permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return guard


class MayDo(BasePermission):
    """The same table for the API: the view maps its actions to verbs in ``may``."""

    def has_permission(self, request: Any, view: Any) -> bool:
        permission = view.may.get(view.action)
        if permission is None:
            return view.action is None  # an unused method is answered with 405
        return may_do(request.user, permission)

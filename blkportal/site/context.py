"""What every page needs; nothing here asks the database."""

from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from blkportal.core.access import may_do

APPS = ("participants", "programs", "placements", "reports", "regions", "accounts")


class NavItem(NamedTuple):
    """One entry of the main menu, for the roles that use it daily."""

    order: int
    url_name: str
    label: Any
    icon: str
    roles: frozenset[Any]


@cache
def all_items() -> list[NavItem]:
    """Each app lists its entries in ``navigation.NAV`` as plain tuples."""
    modules = [import_module(f"{app}.navigation") for app in APPS]
    return sorted(NavItem(*item) for module in modules for item in module.NAV)


def portal(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "synthetic": settings.SHOWS_SYNTHETIC_DATA,
        "nav": navigation(request, user) if signed_in else [],
        "may_raise": signed_in and may_do(user, "regions.raise_obstacle"),
        "role": user.get_role_display() if signed_in else "",
        "place": user.office if signed_in else "",
    }


def navigation(request: HttpRequest, user: Any) -> list[dict[str, Any]]:
    items = [
        {"url": reverse(item.url_name), "label": item.label, "icon": item.icon}
        for item in all_items()
        if user.role in item.roles
    ]
    open_ones = [item for item in items if request.path.startswith(item["url"])]
    here = max(open_ones, key=lambda item: len(item["url"]), default=None)
    return [item | {"current": item is here} for item in items]

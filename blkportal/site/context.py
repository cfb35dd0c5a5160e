"""What every page needs; nothing here asks the database."""

from functools import cache, lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

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
    return sorted(NavItem(*item) for module in _modules() for item in module.NAV)


@cache
def _places_elsewhere() -> dict[str, str]:
    """Start of an address → the entry below which an app says that it stands."""
    said = [getattr(module, "UNDER", {}) for module in _modules()]
    return {start: reverse(name) for places in said for start, name in places.items()}


def _modules() -> list[Any]:
    return [import_module(f"{app}.navigation") for app in APPS]


def portal(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    nav = navigation(request, user) if signed_in else []
    return {
        "synthetic": settings.SHOWS_SYNTHETIC_DATA,
        "nav": nav,
        "menu": _drawn(user.role, _url_of_current(nav), get_language()) if nav else "",
        "may_raise": signed_in and may_do(user, "regions.raise_obstacle"),
        "role": user.get_role_display() if signed_in else "",
        "place": user.office if signed_in else "",
    }


def navigation(request: HttpRequest, user: Any) -> list[dict[str, Any]]:
    items = _items_of(user.role)
    places = _places_elsewhere() | {item["url"]: item["url"] for item in items}
    around = [start for start in places if request.path.startswith(start)]
    return _marked(items, places[max(around, key=len)] if around else "")


@cache
def _items_of(role: Any) -> list[dict[str, Any]]:
    return [
        {"url": reverse(item.url_name), "label": item.label, "icon": item.icon}
        for item in all_items()
        if role in item.roles
    ]


def _marked(items: list[dict[str, Any]], here: str) -> list[dict[str, Any]]:
    return [item | {"current": item["url"] == here} for item in items]


def _url_of_current(nav: list[dict[str, Any]]) -> str:
    return next((item["url"] for item in nav if item["current"]), "")


@lru_cache(maxsize=1_000)
def _drawn(role: Any, here: str, _language: str) -> SafeString:
    """Every page shows the menu twice, and it has as many looks as it has entries."""
    return render_to_string("ui/nav.html", {"nav": _marked(_items_of(role), here)})

"""This app's entries of the main menu: (order, url name, label, icon, roles)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import roles

NAV: list[tuple[Any, ...]] = [
    (
        65,
        "regions:list_obstacles",
        _("Obstacles"),
        "warning",
        roles.MINISTRY | roles.CENTER | roles.OFFICERS,
    ),
    (
        70,
        "regions:list_agencies",
        _("Agencies"),
        "map",
        roles.MINISTRY | {roles.Role.PROVINCE_OFFICER},
    ),
]

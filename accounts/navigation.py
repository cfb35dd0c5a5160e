"""This app's entries of the main menu: (order, url name, label, icon, roles)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.roles import Role

NAV: list[tuple[Any, ...]] = [
    (90, "accounts:list_users", _("Accounts"), "user", frozenset({Role.MINISTRY_ADMIN})),
]

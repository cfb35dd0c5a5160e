"""This app's entries of the main menu: (order, url name, label, icon, roles)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.roles import Role

READERS = frozenset({*roles.MINISTRY, *roles.OFFICERS, *roles.CENTER})

NAV: list[tuple[Any, ...]] = [
    (30, "programs:list_batches", _("Batches"), "document", READERS),
    (40, "programs:list_agreements", _("Agreements"), "building", READERS),
    (45, "programs:list_needs", _("Needs"), "chart", READERS),
    (90, "programs:list_programs", _("Programs"), "certificate", frozenset({Role.EMPLOYER})),
]

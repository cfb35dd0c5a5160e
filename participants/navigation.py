"""This app's entries of the main menu: (order, url name, label, icon, roles)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.roles import Role

NAV: list[tuple[Any, ...]] = [
    (
        20,
        "participants:participant_list",
        _("Participants"),
        "people",
        frozenset({*roles.OFFICERS, *roles.MINISTRY}),
    ),
    (21, "participants:choose_batch", _("Nominate"), "user", frozenset({Role.REGENCY_OFFICER})),
    (22, "participants:import_list", _("Lists"), "upload", frozenset({Role.REGENCY_OFFICER})),
    (32, "participants:show_arrivals", _("Arrivals"), "clock", roles.CENTER),
    (34, "participants:show_dormitory", _("Dormitory"), "bed", roles.CENTER),
    (
        36,
        "participants:list_certificates",
        _("Certificates"),
        "certificate",
        frozenset({*roles.CENTER, *roles.OFFICERS, *roles.MINISTRY}),
    ),
]

# pages that stand below another entry than their address says: of a class, and, for a center,
# which has no entry of its own for people, of whoever is in one
OF_CLASSES = ("", "classes/", "selection-steps/", "training-days/")
UNDER = {f"/participants/{start}": "programs:list_batches" for start in OF_CLASSES}

"""This app's entries of the main menu: (order, url name, label, icon, roles)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import roles
from accounts.roles import Role

EMPLOYER = frozenset({Role.EMPLOYER})
PLACER = frozenset({Role.CENTER_PLACER})
PLACING = PLACER | roles.OFFICERS
FOLLOWING = frozenset({Role.CENTER_PLACER, Role.REGENCY_OFFICER})

NAV: list[tuple[Any, ...]] = [
    (10, "placements:graduate_list", _("Find graduates"), "search", EMPLOYER),
    (15, "placements:list_searches", _("Saved searches"), "clock", EMPLOYER),
    (20, "placements:hire_request_list", _("My requests"), "clock", EMPLOYER),
    (30, "placements:placement_list", _("My employees"), "people", EMPLOYER),
    (40, "placements:list_vacancies", _("My vacancies"), "briefcase", EMPLOYER),
    (50, "placements:list_pledges", _("My class pledges"), "people", EMPLOYER),
    (55, "placements:list_invitations", _("Invitations to forums"), "building", EMPLOYER),
    (60, "placements:hire_request_list", _("Requests"), "clock", PLACING),
    (61, "placements:placement_list", _("Placements"), "briefcase", PLACING | roles.MINISTRY),
    (61, "placements:list_follow_ups", _("Follow-up"), "clock", FOLLOWING),
    (62, "placements:alumni_list", _("Graduates"), "people", PLACER),
    (62, "placements:list_vacancies", _("Vacancies"), "document", roles.MINISTRY),
    (63, "placements:employer_list", _("Employers"), "building", roles.MINISTRY),
]

"""The roles of the portal, and the database role and key with which each one reads and writes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    MINISTRY_READER = "ministry_reader", _("Ministry, reader")
    MINISTRY_MANAGER = "ministry_manager", _("Ministry, manager")
    MINISTRY_ADMIN = "ministry_admin", _("Ministry, administrator")
    PROVINCE_OFFICER = "province_officer", _("Province officer")
    REGENCY_OFFICER = "regency_officer", _("Regency officer")
    CENTER_ORGANIZER = "center_organizer", _("Center, organizer")
    CENTER_INSTRUCTOR = "center_instructor", _("Center, instructor")
    CENTER_CERTIFIER = "center_certifier", _("Center, certification desk")
    CENTER_PLACER = "center_placer", _("Center, placement desk")
    EMPLOYER = "employer", _("Employer")


MINISTRY = frozenset({Role.MINISTRY_READER, Role.MINISTRY_MANAGER, Role.MINISTRY_ADMIN})
MINISTRY_WRITERS = frozenset({Role.MINISTRY_MANAGER, Role.MINISTRY_ADMIN})
OFFICERS = frozenset({Role.PROVINCE_OFFICER, Role.REGENCY_OFFICER})
CENTER = frozenset(
    {
        Role.CENTER_ORGANIZER,
        Role.CENTER_INSTRUCTOR,
        Role.CENTER_CERTIFIER,
        Role.CENTER_PLACER,
    }
)
EVERYBODY = frozenset(Role)

# role → (database role, name of the setting that its policies compare with)
DATABASE_SCOPE: dict[str, tuple[str, str]] = {
    **{role: ("scope_ministry", "") for role in MINISTRY},
    **{role: ("scope_center", "center") for role in CENTER},
    Role.PROVINCE_OFFICER: ("scope_province", "province"),
    Role.REGENCY_OFFICER: ("scope_region", "region"),
    Role.EMPLOYER: ("scope_employer", "employer"),
}

# what the key of each role looks like; the database holds the same patterns as a constraint
KEY_PATTERN: dict[str, str] = {
    **{role: r"^$" for role in MINISTRY},
    **{role: r"^[a-z0-9-]{2,40}$" for role in CENTER},
    Role.PROVINCE_OFFICER: r"^\d{2}$",
    Role.REGENCY_OFFICER: r"^\d{2}\.\d{2}$",
    Role.EMPLOYER: r"^\d{1,18}$",
}

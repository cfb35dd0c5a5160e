"""Whose rows about people: the one rule that every model of this app follows."""

from collections.abc import Mapping

from accounts import roles
from blkportal.core.visibility import Rule, everything, own, own_province

# Employers are left out: they reach graduates through ``Certificate.objects.offered()`` alone.
ROWS: Mapping[str, Rule] = {
    **{role: everything for role in roles.MINISTRY},
    **{role: own("center") for role in roles.CENTER},
    roles.Role.REGENCY_OFFICER: own("regency"),
    roles.Role.PROVINCE_OFFICER: own_province("regency"),
}

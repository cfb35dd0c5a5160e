"""How an agency is reached: the officers keep it right themselves."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts import roles
from accounts.models import User
from accounts.services.login_role import as_login_role
from blkportal.core.versions import save_changes
from regions.models import Officer, RegionalAgency

CONTACT = ("name", "address", "phone", "email", "two_for_a_list")


def may_change(by: Any, agency: RegionalAgency) -> bool:
    """Officers change their own agency; a province only reads those of its regencies."""
    own = by.role in roles.OFFICERS and by.scope_key == agency.scope_key
    return bool(by.is_active and (own or by.role in roles.MINISTRY_WRITERS))


@transaction.atomic
def change_agency(
    agency: RegionalAgency, changes: dict[str, Any], *, version: int, by: Any
) -> None:
    """Save what was typed if nobody has saved since ``version``; else show what differs."""
    if not may_change(by, agency):
        raise PermissionDenied
    known = {name: changes[name] for name in CONTACT if name in changes}
    save_changes(agency, version=version, changes=known)
    _tell_accounts(agency, by)


def _tell_accounts(agency: RegionalAgency, by: Any) -> None:
    """The name of the office stands in the header of each page of its people."""
    people = list(Officer.objects.filter(agency=agency).values_list("user", flat=True))
    with as_login_role(by):
        User.objects.filter(pk__in=people).update(office=agency.name)

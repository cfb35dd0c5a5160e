"""Who may ask for a report about which place. Looked at when asked, and again when built."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from accounts import roles
from accounts.roles import Role
from blkportal.core.access import may_do
from blkportal.core.refusals import Refusal
from reports.models import RegionalReport

Level = RegionalReport.Level


class NotYours(Refusal):
    status = 403
    title = _("This place is not yours")


def own_regency(user: Any, level: str, place: str) -> bool:
    return level == Level.REGENCY and place == user.scope_key


def own_province(user: Any, level: str, place: str) -> bool:
    if level == Level.REGENCY:
        return place.startswith(f"{user.scope_key}.")
    return level == Level.PROVINCE and place == user.scope_key


def own_center(user: Any, level: str, place: str) -> bool:
    return level == Level.CENTER and place == user.scope_key


REACH: dict[str, Callable[[Any, str, str], bool]] = {
    **{role: lambda user, level, place: True for role in roles.MINISTRY},
    Role.PROVINCE_OFFICER: own_province,
    Role.REGENCY_OFFICER: own_regency,
    **{role: own_center for role in roles.CENTER},
}


def check_may_ask(user: Any, level: str, place: str) -> None:
    """``place`` is the code of the level's own place: "", "62", "62.10" or "bbplk-bekasi"."""
    if not may_do(user, "reports.request_report"):
        raise NotYours(
            _("Your account may no longer ask for reports. Ask the administrator of your office."),
            code="may_not_ask",
        )
    if not REACH[user.role](user, level, place):
        raise NotYours(
            _("You can ask for reports about your own place only. Choose it in the form."),
            code="not_your_place",
        )

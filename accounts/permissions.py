"""Which roles may use which verb."""

from accounts import roles
from accounts.roles import Role

# Whom each role may invite and close, within the own office; the ministry anywhere.
MAY_MANAGE: dict[str, frozenset[Role]] = {
    Role.MINISTRY_ADMIN: roles.EVERYBODY,
    Role.PROVINCE_OFFICER: frozenset({Role.PROVINCE_OFFICER}),
    Role.REGENCY_OFFICER: frozenset({Role.REGENCY_OFFICER}),
    Role.CENTER_ORGANIZER: roles.CENTER,
    Role.EMPLOYER: frozenset({Role.EMPLOYER}),
}
INVITERS = frozenset(MAY_MANAGE)

MAY = {
    "see_user": roles.EVERYBODY,
    "invite_user": INVITERS,
    "resend_invitation": INVITERS,
    "deactivate_user": INVITERS,
    "reactivate_user": INVITERS,
    "see_profile": roles.EVERYBODY,
    "change_password": roles.EVERYBODY,
    "create_api_token": roles.EVERYBODY,
    "revoke_api_token": roles.EVERYBODY,
}

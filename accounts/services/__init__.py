"""What people do with accounts, in the order they do it."""

from accounts.services.api_token import create_token, find_token, revoke_token
from accounts.services.invitation import (
    accept_invitation,
    admit_user,
    check_open,
    find_invitation,
    invite_user,
    new_link,
    resend_invitation,
)
from accounts.services.password import request_reset, set_password, user_of_link
from accounts.services.rights import may_manage
from accounts.services.sign_in import check_password, finish_sign_in, finish_sign_out
from accounts.services.user import (
    check_may_release,
    deactivate_user,
    name_office,
    reactivate_user,
    rename_user,
)

__all__ = [
    "accept_invitation",
    "admit_user",
    "check_may_release",
    "check_open",
    "check_password",
    "create_token",
    "deactivate_user",
    "find_invitation",
    "find_token",
    "finish_sign_in",
    "finish_sign_out",
    "invite_user",
    "may_manage",
    "name_office",
    "new_link",
    "reactivate_user",
    "rename_user",
    "request_reset",
    "resend_invitation",
    "revoke_token",
    "set_password",
    "user_of_link",
]

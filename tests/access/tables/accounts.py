"""Each has an own account; offices look after colleagues, administrators after all."""

from tests.access.rows import ALL, FIRM, OFFICES, Row, form, get, post

INVITERS = OFFICES | FIRM | {"organizer", "admin"}
COLLEAGUE_KEEPERS = frozenset({"officer", "admin"})  # of the officer's account

ROWS = {
    "accounts:sign_in": form(ALL, anonymous=True),
    "accounts:sign_out": post(ALL, anonymous=True),
    "accounts:request_reset": form(ALL, anonymous=True),
    "accounts:reset_password": form(ALL, args=("MQ", "unknown-token"), answers=410),
    "accounts:accept_invitation": form(ALL, args=("unknown-secret",), answers=410),
    "accounts:change_password": form(ALL),
    "accounts:see_profile": form(ALL),
    "accounts:list_tokens": get(ALL),
    "accounts:create_token": post(ALL, data={"days": 30}),
    "accounts:revoke_token": post(ALL, "token"),
    "accounts:list_users": get(ALL),
    "accounts:see_user": get(ALL, "user"),
    "accounts:invite_user": form(INVITERS),
    "accounts:resend_invitation": post(COLLEAGUE_KEEPERS, "user"),
    "accounts:deactivate_user": post(COLLEAGUE_KEEPERS, "user"),
    "accounts:reactivate_user": post(COLLEAGUE_KEEPERS, "user"),
    "me": get(ALL),
    "user-list": Row(get=ALL, post=INVITERS),
    "user-detail": get(ALL, "user"),
    "user-resend": post(COLLEAGUE_KEEPERS, "user"),
    "user-deactivate": post(COLLEAGUE_KEEPERS, "user"),
    "user-reactivate": post(COLLEAGUE_KEEPERS, "user"),
}

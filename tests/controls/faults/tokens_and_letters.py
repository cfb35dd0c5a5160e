"""Tokens and letters that open a door, and who looks after whose account."""

from tests.controls.fault import Fault

TOKEN = "accounts/services/api_token.py"
INVITATION = "accounts/services/invitation.py"
TOKENS = "tests/accounts/test_api_token.py"
INVITE = "tests/accounts/test_invite_user.py"
RESET = "tests/accounts/test_reset_password.py"

FAULTS = (
    Fault(
        "a token opens pages too",
        "accounts/middleware.py",
        'if kind.lower() == "bearer" and request.path.startswith("/api/"):',
        'if kind.lower() == "bearer":',
        (f"{TOKENS}::test_a_token_opens_no_page",),
    ),
    Fault(
        "a token lies in the database in clear",
        TOKEN,
        'return hashlib.sha256(text.encode(errors="replace")).hexdigest()',
        "return text",
        (f"{TOKENS}::test_the_page_shows_the_token_once_and_the_database_never",),
    ),
    Fault(
        "a revoked token still opens",
        TOKEN,
        "        revoked_at__isnull=True,\n",
        "",
        (f"{TOKENS}::test_a_revoked_token_is_refused_and_a_second_revoking_too",),
    ),
    Fault(
        "an expired token still opens",
        TOKEN,
        "        expires_at__gt=timezone.now(),\n",
        "",
        (f"{TOKENS}::test_an_expired_token_is_refused",),
    ),
    Fault(
        "an invitation lies in the database in clear",
        INVITATION,
        'return hashlib.sha256(secret.encode(errors="replace")).hexdigest()',
        "return secret",
        (f"{INVITE}::test_the_link_is_nowhere_but_in_the_letter",),
    ),
    Fault(
        "an invitation is accepted twice",
        INVITATION,
        "digest=invitation.digest, accepted_at=None)",
        "digest=invitation.digest)",
        (f"{INVITE}::test_of_two_clicks_at_once_the_second_is_refused",),
    ),
    Fault(
        "an invitation never expires",
        INVITATION,
        "if invitation.expires_at <= timezone.now() or not invitation.user.is_active:",
        "if not invitation.user.is_active:",
        (f"{INVITE}::test_after_seven_days_the_link_has_expired",),
    ),
    Fault(
        "somebody invites into another office",
        "accounts/services/rights.py",
        "user.role in roles and same_office",
        "user.role in roles",
        (f"{INVITE}::test_nobody_invites_beyond_the_own_office",),
    ),
    Fault(
        "the last administrator is closed",
        "accounts/services/user.py",
        "        _keep_one_administrator(user)\n        _switch(",
        "        _switch(",
        ("tests/accounts/test_users.py::test_the_last_administrator_stays",),
    ),
    Fault(
        "letters for a new password have no limit",
        "accounts/services/password.py",
        "    except TooMany:\n        return\n",
        "    except TooMany:\n        pass\n",
        (f"{RESET}::test_at_most_three_letters_in_a_quarter_of_an_hour",),
    ),
)

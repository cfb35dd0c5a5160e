from django.db import migrations

from blkportal.core.rowsecurity import (
    ALL,
    OFFICES,
    READ,
    WRITE,
    Audit,
    Policy,
    Protect,
    center,
    ministry,
    own_user,
    province,
    region,
)

# Sign-in, invitations and tokens work before any scope is known, as the login role itself.
BEFORE_SCOPE = Policy("app_login", "true", ALL)
OWN = "id = nullif(current_setting('app.user_id', true), '')::bigint"


def colleagues(own):
    """Oneself, and those who act for the same office, center or firm."""
    policy = own("scope_key")
    return Policy(policy.role, f"{OWN} OR ({policy.rows})", READ)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("core", "0002_row_security_and_audit")]

    operations = [
        Protect(
            "accounts_user",
            [
                BEFORE_SCOPE,
                ministry(),
                *[colleagues(own) for own in (region, province, center)],
                Policy(
                    "scope_employer",
                    f"{OWN} OR scope_key = current_setting('app.employer', true)",
                    READ,
                ),
            ],
        ),
        Protect(
            "accounts_apitoken",
            [
                BEFORE_SCOPE,
                ministry(WRITE),
                *[
                    own_user(role, "user_id", WRITE)
                    for role in OFFICES
                    if role != "scope_ministry"
                ],
                own_user("scope_employer", "user_id", WRITE),
            ],
        ),
        Protect("accounts_invitation", [BEFORE_SCOPE, ministry()]),
        Protect("accounts_signintry", [BEFORE_SCOPE]),
        Audit("accounts_user", hidden=["password", "last_login"]),
        Audit("accounts_apitoken", hidden=["digest"]),
        Audit("accounts_invitation", hidden=["digest"]),
    ]

from django.db import migrations

from blkportal.core.rowsecurity import EVERYBODY, WRITE, Policy, Protect, own_user


class Migration(migrations.Migration):
    """The clock runs as the login role; it sees the age of a kept answer, and removes it."""

    dependencies = [("core", "0002_row_security_and_audit")]

    operations = [
        Protect(
            "core_idempotencykey",
            [
                Policy("app_login", "true", "SELECT, DELETE"),
                *[
                    own_user(role, "user_id", WRITE)
                    for role in EVERYBODY
                    if role != "scope_public"
                ],
            ],
        ),
    ]

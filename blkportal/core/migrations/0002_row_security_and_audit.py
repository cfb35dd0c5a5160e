from pathlib import Path

from django.conf import settings
from django.db import migrations

from blkportal.core.rowsecurity import (
    ALL,
    APPEND,
    EVERYBODY,
    READ,
    WRITE,
    Policy,
    Protect,
    Share,
    center,
    employer,
    ministry,
    own_user,
    province,
    region,
)

AUDIT_FUNCTION = (Path(__file__).parent.parent / "sql" / "audit.sql").read_text()
SCOPES = [region, province, center, employer]


def history(table):
    """Whoever sees the record reads its history; everybody adds to it, nobody changes it.

    Reading and adding are two policies: an employer's request writes a history row that carries
    the regency of the person, and a center's step one that carries both.
    """
    reads = [Policy(own().role, own().rows, READ) for own in SCOPES]
    return [
        Protect(table, [ministry(APPEND), *reads]),
        migrations.RunSQL(
            f"CREATE POLICY anybody_adds ON {table} FOR INSERT WITH CHECK (true)",
            f"DROP POLICY anybody_adds ON {table}",
        ),
        Share(table, "INSERT", ["app_login", *EVERYBODY]),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_initial"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("sessions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(AUDIT_FUNCTION, "DROP FUNCTION audit_write(), audit_insert() CASCADE"),
        Share("django_migrations", READ, ["app_login", *EVERYBODY]),
        Share("django_content_type", READ, ["app_login", *EVERYBODY]),
        Share("django_session", ALL, ["app_login", *EVERYBODY]),
        Share("django_admin_log", APPEND, ["scope_ministry"]),
        *history("core_statuschange"),
        *history("core_auditentry"),
        Protect(
            "core_job",
            [
                Policy("app_login", "true", WRITE),
                ministry(WRITE),
                *[
                    own_user(role, "requested_by_id", WRITE)
                    for role in (
                        "scope_region",
                        "scope_province",
                        "scope_center",
                        "scope_employer",
                    )
                ],
            ],
        ),
        Protect(
            "core_idempotencykey",
            [own_user(role, "user_id", WRITE) for role in EVERYBODY if role != "scope_public"],
        ),
    ]

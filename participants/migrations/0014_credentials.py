"""Keys that sign, and a role of the database that opens them and sees no person.

``scope_signer`` comes from ``roles.sql``, like every role.
"""

import django.db.models.expressions
from django.db import migrations, models

import blkportal.core.fields
from blkportal.core.rowsecurity import EVERYBODY, Policy, Protect

SHOWN = "id, kid, public_key, created_at, retired_at, distrusted_at"
ADMIT = """
    CREATE POLICY scope_signer_rows ON participants_certificate TO scope_signer USING (true);
    GRANT SELECT (id, status) ON participants_certificate TO scope_signer;
"""
DISMISS = """
    REVOKE ALL ON participants_certificate FROM scope_signer;
    DROP POLICY scope_signer_rows ON participants_certificate;
"""


class Migration(migrations.Migration):
    dependencies = [("participants", "0013_leave")]

    operations = [
        migrations.CreateModel(
            name="SigningKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kid", models.SlugField(max_length=8, unique=True, verbose_name="name")),
                ("public_key", models.CharField(max_length=43, verbose_name="public key")),
                ("private_key", blkportal.core.fields.SealedText(verbose_name="private key")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("retired_at", models.DateTimeField(null=True, verbose_name="retired")),
                (
                    "distrusted_at",
                    models.DateTimeField(null=True, verbose_name="no longer trusted"),
                ),
            ],
            options={
                "verbose_name": "signing key",
                "verbose_name_plural": "signing keys",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.expressions.ExpressionWrapper(
                            models.Q(("retired_at__isnull", True)),
                            output_field=models.BooleanField(),
                        ),
                        condition=models.Q(("retired_at__isnull", True)),
                        name="signing_key_one_active",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("distrusted_at__isnull", True),
                            ("retired_at__isnull", False),
                            _connector="OR",
                        ),
                        name="signing_key_distrusted_is_retired",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="certificate",
            index=models.Index(
                condition=models.Q(("status__in", ("REVOKED", "REPLACED"))),
                fields=["id"],
                name="certificate_withdrawn",
            ),
        ),
        Protect(
            "participants_signingkey",
            [
                *[
                    Policy(role, "distrusted_at IS NULL", f"SELECT ({SHOWN})")
                    for role in ("app_login", *EVERYBODY)
                ],
                Policy(
                    "scope_signer", "true", "SELECT, INSERT, UPDATE (retired_at, distrusted_at)"
                ),
            ],
        ),
        migrations.RunSQL(ADMIT, DISMISS),
    ]

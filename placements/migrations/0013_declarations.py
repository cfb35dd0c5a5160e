from django.db import migrations, models

# nobody can declare in another's place: firms declare, and are verified again
UNDECLARED = """
UPDATE placements_employer SET status = 'PENDING' WHERE status = 'VERIFIED';
UPDATE placements_vacancy SET status = 'RETURNED', returned_because =
    'Nyatakan bahwa perusahaan Anda sendiri yang mempekerjakan, lalu ajukan lagi.'
WHERE status = 'SUBMITTED';
SET CONSTRAINTS ALL IMMEDIATE
"""
FIRMS = """
GRANT UPDATE (kbli, declared_on) ON placements_employer TO scope_employer;
GRANT UPDATE (is_own) ON placements_vacancy TO scope_employer
"""
NOT_FIRMS = """
REVOKE UPDATE (kbli, declared_on) ON placements_employer FROM scope_employer;
REVOKE UPDATE (is_own) ON placements_vacancy FROM scope_employer
"""


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0012_offers"),
    ]

    operations = [
        migrations.AddField(
            model_name="employer",
            name="declared_on",
            field=models.DateField(
                editable=False, null=True, verbose_name="declared to be the employer"
            ),
        ),
        migrations.AddField(
            model_name="employer",
            name="kbli",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=5,
                verbose_name="class of business (KBLI)",
            ),
        ),
        migrations.AddField(
            model_name="vacancy",
            name="is_own",
            field=models.BooleanField(
                db_default=False,
                default=False,
                editable=False,
                verbose_name="the firm employs the people itself",
            ),
        ),
        migrations.RunSQL(UNDECLARED, migrations.RunSQL.noop),
        migrations.RunSQL(FIRMS, NOT_FIRMS),
        migrations.AddConstraint(
            model_name="employer",
            constraint=models.CheckConstraint(
                condition=models.Q(("kbli", ""), ("kbli__regex", "^[0-9]{5}$"), _connector="OR"),
                name="employer_kbli_digits",
            ),
        ),
        migrations.AddConstraint(
            model_name="employer",
            constraint=models.CheckConstraint(
                condition=models.Q(("kbli__startswith", "78"), _negated=True),
                name="employer_no_intermediary",
            ),
        ),
        migrations.AddConstraint(
            model_name="employer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "VERIFIED"), _negated=True),
                    models.Q(
                        models.Q(("kbli", ""), _negated=True), ("declared_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="employer_verified_has_declared",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "SUBMITTED"), _negated=True),
                    ("is_own", True),
                    _connector="OR",
                ),
                name="vacancy_for_nobody_else",
            ),
        ),
    ]

"""Sums of everybody by day beside those by month.

Nobody writes nominations and people until the days are added up, which takes some minutes for ten
million people; everybody may read meanwhile.
"""

from importlib import import_module

from django.db import migrations, models

months = import_module("reports.migrations.0014_summaries")
OF_DAYS = "('DAY', to_char(c.{day}, 'YYYY-MM-DD'))"
SLICES = [
    ("ALL", "everybody"),
    ("CENTER", "one training center"),
    ("PROGRAM", "one program"),
    ("GRADUATED", "who graduated in one month"),
    ("DAY", "everybody on one day"),
]
TABLES = [
    ("reports_referralsummary", "participants_referral", "submitted_on", months.REFERRALS, False),
    ("reports_enrollmentsummary", "participants_enrollment", "enrolled_on", months.ENROLLMENTS,
     True),
]  # fmt: skip


def with_days(table, source, day, figures, by_sex):
    def names(more=""):
        return months.names_of(table, source, day, figures, by_sex=by_sex, more=more)

    of_days, alone = OF_DAYS.format(day=day), f"LOCK TABLE {source} IN SHARE MODE;"
    days = months.of_all(names() | {"slices": of_days})
    return migrations.RunSQL(
        f"{alone} {months.functions(names(', ' + of_days))} {days}",
        f"{alone} {months.functions(names())} DELETE FROM {table} WHERE slice = 'DAY'",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0015_approvals_taken_back"),
    ]

    operations = [
        *(
            migrations.AlterField(
                model_name=name,
                name="slice",
                field=models.CharField(
                    choices=SLICES, editable=False, max_length=9, verbose_name="of whom"
                ),
            )
            for name in ("enrollmentsummary", "referralsummary")
        ),
        *(with_days(*about) for about in TABLES),
    ]

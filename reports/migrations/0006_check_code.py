"""Anybody who holds the code of a report's document may read that report, and no other.

Reports that were made before get theirs from the database, which sees all rows.
"""

from django.db import migrations, models

import reports.models.regional_report

CODE = """left(translate(upper(encode(sha256(
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'base64')),
    '01IO+/', 'XYZWVU'), 12)"""
ADD = f"""
    ALTER TABLE reports_regionalreport
        ADD COLUMN check_code varchar(12) NOT NULL DEFAULT {CODE} UNIQUE;
    ALTER TABLE reports_regionalreport ALTER COLUMN check_code DROP DEFAULT;
"""
REMOVE = "ALTER TABLE reports_regionalreport DROP COLUMN check_code"
HELD = """as_of IS NOT NULL
    AND check_code = nullif(current_setting('app.report_code', true), '')"""
SHOWN = """id, level, province_id, regency_id, center_id, period_from, period_to, as_of,
    definitions_version, figures, regencies, breakdowns, checksum, check_code"""
OPEN = f"""
    CREATE POLICY scope_public_rows ON reports_regionalreport TO scope_public USING ({HELD});
    GRANT SELECT ({SHOWN}) ON reports_regionalreport TO scope_public;
"""
CLOSE = """
    REVOKE ALL ON reports_regionalreport FROM scope_public;
    DROP POLICY scope_public_rows ON reports_regionalreport;
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_notice_settings")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(ADD, REMOVE)],
            state_operations=[
                migrations.AddField(
                    "regionalreport",
                    "check_code",
                    models.CharField(
                        default=reports.models.regional_report.new_check_code,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
            ],
        ),
        migrations.RunSQL(OPEN, CLOSE),
    ]

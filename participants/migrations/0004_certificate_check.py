"""Anybody who holds a certificate's link, or its number and code, may read it, and no other.

Certificates that were issued before get theirs from the database, which sees all rows.
"""

from django.db import migrations, models

import participants.models.certificate

TOKEN = """left(translate(encode(sha256(
    uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'base64'), '+/', '-_'), 22)"""
CODE = "upper(translate(left(md5(gen_random_uuid()::text), 8), '01', 'XY'))"
ADD = """
    ALTER TABLE participants_certificate
        ADD COLUMN check_token varchar(22) NOT NULL DEFAULT {token} UNIQUE,
        ADD COLUMN check_code varchar(8) NOT NULL DEFAULT {code};
    ALTER TABLE participants_certificate
        ALTER COLUMN check_token DROP DEFAULT, ALTER COLUMN check_code DROP DEFAULT;
"""
REMOVE = "ALTER TABLE participants_certificate DROP COLUMN check_token, DROP COLUMN check_code"
HELD = """(
    check_token = nullif(current_setting('app.certificate_token', true), '')
    OR (number = nullif(current_setting('app.certificate_number', true), '')
        AND check_code = nullif(current_setting('app.certificate_code', true), '')))"""
HOLDER = """EXISTS (
    SELECT 1 FROM participants_certificate c
    WHERE c.participant_id = participants_participant.id)"""
SHOWN = """id, participant_id, program_id, center_id, kind, number, scheme, level, units, issued_on,
    valid_until, status, check_token, check_code"""
OPEN = f"""
    CREATE POLICY scope_public_rows ON participants_certificate TO scope_public USING ({HELD});
    GRANT SELECT ({SHOWN}) ON participants_certificate TO scope_public;
    CREATE POLICY scope_public_rows ON participants_participant TO scope_public USING ({HOLDER});
    GRANT SELECT (id, name) ON participants_participant TO scope_public;
"""
CLOSE = """
    REVOKE ALL ON participants_certificate, participants_participant FROM scope_public;
    DROP POLICY scope_public_rows ON participants_certificate;
    DROP POLICY scope_public_rows ON participants_participant;
"""


class Migration(migrations.Migration):
    dependencies = [("participants", "0003_center_reads_no_draft")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(ADD.format(token=TOKEN, code=CODE), REMOVE),
            ],
            state_operations=[
                migrations.AddField(
                    "certificate",
                    "check_token",
                    models.CharField(
                        default=participants.models.certificate.new_token,
                        editable=False,
                        max_length=22,
                        unique=True,
                    ),
                ),
                migrations.AddField(
                    "certificate",
                    "check_code",
                    models.CharField(
                        default=participants.models.certificate.new_code,
                        editable=False,
                        max_length=8,
                    ),
                ),
            ],
        ),
        migrations.RunSQL(OPEN, CLOSE),
    ]

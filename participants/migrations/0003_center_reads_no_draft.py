"""A draft is seen by its region alone: a center reaches a person once somebody was nominated."""

from django.db import migrations

OWN = "center_id = current_setting('app.center', true)"
HERE = """EXISTS (
    SELECT 1 FROM participants_referral r
    WHERE r.participant_id = {person} AND r.center_id = current_setting('app.center', true){more})"""
HANDED_OVER = " AND r.submitted_on IS NOT NULL"
BEFORE = {
    "participants_referral": OWN,
    "participants_participant": HERE.format(person="participants_participant.id", more=""),
    "participants_consent": HERE.format(person="participants_consent.participant_id", more=""),
}
AFTER = {
    "participants_referral": f"{OWN} AND submitted_on IS NOT NULL",
    "participants_participant": HERE.format(
        person="participants_participant.id", more=HANDED_OVER
    ),
    "participants_consent": HERE.format(
        person="participants_consent.participant_id", more=HANDED_OVER
    ),
}


def policy(table, rows):
    return f"ALTER POLICY scope_center_rows ON {table} USING ({rows}) WITH CHECK ({rows})"


class Migration(migrations.Migration):
    dependencies = [("participants", "0002_row_security")]

    operations = [
        migrations.RunSQL(policy(table, rows), policy(table, BEFORE[table]))
        for table, rows in AFTER.items()
    ]

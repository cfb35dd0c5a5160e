from django.db import migrations

OWN = "current_setting('app.province', true)"
BEFORE = f"province_id = {OWN}"
# the row names a regency too, and is read by it: it must lie in the province that writes
AFTER = f"{BEFORE} AND (regency_id IS NULL OR regency_id LIKE {OWN} || '.%')"


def policy(rows):
    return (
        "ALTER POLICY scope_province_rows ON reports_regionalreport"
        f" USING ({rows}) WITH CHECK ({rows})"
    )


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_row_security")]

    operations = [migrations.RunSQL(policy(AFTER), policy(BEFORE))]

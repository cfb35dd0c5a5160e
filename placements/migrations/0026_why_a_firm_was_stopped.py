from django.db import migrations, models

# what was said of firms that are denied or suspended already
KNOWN = """
UPDATE placements_employer e SET stopped_because = left(s.reason, 500)
FROM (
    SELECT DISTINCT ON (record_id) record_id, reason FROM core_statuschange
    WHERE record_type = 'placements.employer' AND verb IN ('deny', 'suspend')
    ORDER BY record_id, at DESC, id DESC
) s
WHERE s.record_id = e.id AND e.status IN ('DENIED', 'SUSPENDED')
"""


class Migration(migrations.Migration):
    dependencies = [("placements", "0025_newest_work")]

    operations = [
        migrations.AddField(
            model_name="employer",
            name="stopped_because",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                editable=False,
                max_length=500,
                verbose_name="why it was denied or suspended",
            ),
        ),
        migrations.AddField(
            model_name="employer",
            name="appealed_at",
            field=models.DateTimeField(
                editable=False, null=True, verbose_name="asked to be verified again"
            ),
        ),
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
    ]

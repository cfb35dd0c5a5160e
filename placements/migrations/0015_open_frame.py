from django.db import migrations, models

from blkportal.core.rowsecurity import EVERYBODY, Policy, Protect, ministry

OPEN = (
    "SELECT (id, title, started_from, started_until, per_region, seed, published_at,"
    " planned_by_id, frame_size, open_frame, open_digest, drawn_at)"
)
OTHERS = EVERYBODY[:-1]
FILL = """
UPDATE placements_verificationround
SET open_frame = regexp_replace(frame, ',[^\\n]*', '', 'g')
WHERE drawn_at IS NOT NULL;
UPDATE placements_verificationround
SET open_digest = encode(sha256(convert_to(open_frame, 'UTF8')), 'hex')
WHERE drawn_at IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("placements", "0014_class_holds_its_pledges")]

    operations = [
        migrations.AddField(
            model_name="verificationround",
            name="open_frame",
            field=models.TextField(blank=True, db_default="", default="", editable=False),
        ),
        migrations.AddField(
            model_name="verificationround",
            name="open_digest",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=64,
                verbose_name="SHA-256 of the open frame",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        # how a sample is drawn is no secret; how many placements a region has on record is
        Protect(
            "placements_verificationround",
            [ministry(), *[Policy(role, "true", OPEN) for role in OTHERS]],
        ),
    ]

from django.db import migrations, models

from blkportal.core.rowsecurity import READ, WRITE, Policy, Protect, ministry

OF_PROVINCE = "province_id = current_setting('app.province', true)"
OF_ITS_REGENCIES = "province_id = left(current_setting('app.region', true), 2)"
# Every center reads; each writes the forums that it called, and a province none of those.
CALLERS = """
CREATE POLICY scope_center_calls ON regions_meeting AS RESTRICTIVE FOR INSERT TO scope_center
    WITH CHECK (center_id = current_setting('app.center', true) AND kind = 'FKLPI');
CREATE POLICY scope_center_runs ON regions_meeting AS RESTRICTIVE FOR UPDATE TO scope_center
    USING (center_id = current_setting('app.center', true));
CREATE POLICY scope_province_calls ON regions_meeting AS RESTRICTIVE FOR INSERT TO scope_province
    WITH CHECK (center_id = '');
CREATE POLICY scope_province_runs ON regions_meeting AS RESTRICTIVE FOR UPDATE TO scope_province
    USING (center_id = '');
"""
NO_CALLERS = """
DROP POLICY scope_center_calls ON regions_meeting;
DROP POLICY scope_center_runs ON regions_meeting;
DROP POLICY scope_province_calls ON regions_meeting;
DROP POLICY scope_province_runs ON regions_meeting;
"""
# What a meeting is stays as it was called: firms were invited to it, or were not.
STAYS = """
CREATE FUNCTION meeting_kind_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a meeting keeps its kind and its center'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_kind_stays';
END $$;
CREATE TRIGGER kind_stays AFTER UPDATE OF kind, center_id ON regions_meeting
    FOR EACH ROW WHEN (NEW.kind <> OLD.kind OR NEW.center_id <> OLD.center_id)
    EXECUTE FUNCTION meeting_kind_stays();
"""
NO_STAYS = """
DROP TRIGGER kind_stays ON regions_meeting;
DROP FUNCTION meeting_kind_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("regions", "0010_mentions")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="kind",
            field=models.CharField(
                choices=[
                    ("RAKOR", "Coordination meeting (rakor)"),
                    ("FKLPI", "Forum with firms (FKLPI)"),
                ],
                db_default="RAKOR",
                default="RAKOR",
                max_length=5,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="center_id",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                editable=False,
                max_length=40,
                verbose_name="training center",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["RAKOR", "FKLPI"])), name="meeting_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("center_id", ""), ("kind", "FKLPI"), _connector="OR"),
                name="meeting_of_center_is_forum",
            ),
        ),
        Protect(
            "regions_meeting",
            [
                ministry(WRITE),
                Policy("scope_province", OF_PROVINCE, WRITE),
                Policy("scope_region", OF_ITS_REGENCIES, READ),
                Policy("scope_center", "true", WRITE),
            ],
        ),
        migrations.RunSQL(CALLERS, NO_CALLERS),
        migrations.RunSQL(STAYS, NO_STAYS),
    ]

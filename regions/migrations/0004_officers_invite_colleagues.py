from django.db import migrations

from blkportal.core.rowsecurity import ALL, READ, Policy, Protect, ministry, region

PROVINCE = "current_setting('app.province', true)"
IN_PROVINCE = f"province_id = {PROVINCE} OR (regency_id >= {PROVINCE} || '.' AND regency_id < {PROVINCE} || '/')"
OF_VISIBLE_AGENCY = "EXISTS (SELECT 1 FROM regions_regionalagency a WHERE a.id = agency_id)"


class Migration(migrations.Migration):
    """An officer who invites a colleague adds the membership row; it can neither move nor remove
    one. A province keeps its own agency's address and only reads those of its regencies."""

    dependencies = [("regions", "0003_agency_has_a_version")]

    operations = [
        Protect(
            "regions_officer",
            [
                ministry(ALL),
                Policy("scope_region", OF_VISIBLE_AGENCY, "SELECT, INSERT"),
                Policy("scope_province", OF_VISIBLE_AGENCY, "SELECT, INSERT"),
            ],
        ),
        Protect(
            "regions_regionalagency",
            [
                ministry(),
                region(grants="SELECT, UPDATE"),
                Policy("scope_province", IN_PROVINCE, "SELECT, UPDATE"),
                Policy("scope_center", "true", READ),
            ],
        ),
        migrations.RunSQL(
            "CREATE POLICY province_changes_its_own ON regions_regionalagency AS RESTRICTIVE"
            f" FOR UPDATE TO scope_province USING (province_id = {PROVINCE})",
            "DROP POLICY province_changes_its_own ON regions_regionalagency",
        ),
    ]

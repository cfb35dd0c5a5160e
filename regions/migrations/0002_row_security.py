from django.db import migrations

from blkportal.core.rowsecurity import (
    ALL,
    EVERYBODY,
    READ,
    WRITE,
    Audit,
    Policy,
    Protect,
    Share,
    ministry,
    region,
)

PROVINCE = "current_setting('app.province', true)"
IN_PROVINCE = f"province_id = {PROVINCE} OR (regency_id >= {PROVINCE} || '.' AND regency_id < {PROVINCE} || '/')"
OF_VISIBLE_AGENCY = "EXISTS (SELECT 1 FROM regions_regionalagency a WHERE a.id = agency_id)"


class Migration(migrations.Migration):
    dependencies = [("regions", "0001_initial"), ("accounts", "0002_row_security")]

    operations = [
        Share("regions_province", READ, ["app_login", *EVERYBODY]),
        Share("regions_regency", READ, ["app_login", *EVERYBODY]),
        Share("regions_regency", WRITE, ["scope_ministry"]),
        Protect(
            "regions_regionalagency",
            [
                ministry(),
                region(grants="SELECT, UPDATE"),
                Policy("scope_province", IN_PROVINCE, READ),
                Policy("scope_center", "true", READ),
            ],
        ),
        Protect(
            "regions_officer",
            [
                ministry(ALL),
                Policy("scope_region", OF_VISIBLE_AGENCY, READ),
                Policy("scope_province", OF_VISIBLE_AGENCY, READ),
            ],
        ),
        Audit("regions_regency"),
        Audit("regions_regionalagency"),
        Audit("regions_officer"),
    ]

from django.db import migrations

from blkportal.core.rowsecurity import (
    WRITE,
    Audit,
    Policy,
    Protect,
    ministry,
    region,
)

OWN_PROVINCE = "province_id = current_setting('app.province', true)"
OWN_CENTER = "center_id = current_setting('app.center', true) AND level = 'CENTER'"


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("placements", "0002_row_security")]

    operations = [
        Protect(
            "reports_regionalreport",
            [
                ministry(WRITE),
                region(grants=WRITE),
                Policy("scope_province", OWN_PROVINCE, WRITE),
                Policy("scope_center", OWN_CENTER, WRITE),
            ],
        ),
        Audit("reports_regionalreport", hidden=["figures", "regencies", "breakdowns"]),
    ]

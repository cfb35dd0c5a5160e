from django.db import migrations

from blkportal.core.rowsecurity import (
    READ,
    WRITE,
    Audit,
    Policy,
    Protect,
    center,
    employer,
    ministry,
    province,
    region,
)


class Migration(migrations.Migration):
    dependencies = [("placements", "0001_initial"), ("participants", "0002_row_security")]

    operations = [
        Protect(
            "placements_employer",
            [
                ministry(),
                employer("id", grants="SELECT, UPDATE"),
                *[
                    Policy(role, "true", READ)
                    for role in ("scope_region", "scope_province", "scope_center")
                ],
            ],
        ),
        Protect("placements_employercontact", [ministry(), employer()]),
        Protect(
            "placements_hirerequest",
            [
                ministry(),
                employer(grants=WRITE),
                region(grants="SELECT, UPDATE"),
                province(),
                center(grants="SELECT, UPDATE"),
            ],
        ),
        Protect(
            "placements_placement",
            [
                ministry(),
                employer(grants=WRITE),
                region(grants=WRITE),
                province(),
                center(grants=WRITE),
            ],
        ),
        Audit("placements_employer"),
        Audit("placements_employercontact"),
        Audit("placements_hirerequest", hidden=["contact_name", "contact_phone"]),
        Audit("placements_placement"),
    ]

from django.db import migrations

from blkportal.core.rowsecurity import (
    READ,
    Policy,
    Protect,
    center,
    employer,
    ministry,
    province,
    region,
)

ANSWER = "SELECT, UPDATE (status, answered_on, contact_name, contact_phone, version)"
PLACE = "SELECT, INSERT, UPDATE (evidence, ended_on)"


class Migration(migrations.Migration):
    """A firm must not verify itself, and nobody rewrites what was asked or recorded."""

    dependencies = [("placements", "0003_graduates_and_one_open_placement")]

    operations = [
        Protect(
            "placements_employer",
            [
                ministry(),
                employer(
                    "id", grants="SELECT, UPDATE (sector, regency_id, address, website, version)"
                ),
                *[
                    Policy(role, "true", READ)
                    for role in ("scope_region", "scope_province", "scope_center")
                ],
            ],
        ),
        Protect(
            "placements_hirerequest",
            [
                ministry(),
                employer(
                    grants="SELECT, INSERT, UPDATE (status, contact_name, contact_phone, version)"
                ),
                region(grants=ANSWER),
                province(),
                center(grants=ANSWER),
            ],
        ),
        Protect(
            "placements_placement",
            [
                ministry(),
                employer(grants=PLACE),
                region(grants=PLACE),
                province(),
                center(grants=PLACE),
            ],
        ),
    ]

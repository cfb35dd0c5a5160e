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
    center,
    ministry,
    province,
    region,
)

CATALOG = [
    "programs_trainingcenter",
    "programs_centername",
    "programs_vocation",
    "programs_program",
    "programs_competencyunit",
    "programs_fundingsource",
]
BEDS = ["programs_dormitory", "programs_room", "programs_bed"]
AUDITED = [*CATALOG, *BEDS, "programs_batch", "programs_agreement", "programs_quota"]
OF_OWN_AGREEMENTS = "center_id = current_setting('app.center', true)"


class Migration(migrations.Migration):
    dependencies = [("programs", "0001_initial"), ("regions", "0002_row_security")]

    operations = [
        *[Share(table, READ, ["app_login", *EVERYBODY]) for table in CATALOG],
        *[Share(table, ALL, ["scope_ministry"]) for table in CATALOG],
        *[Share(table, READ, ["scope_center"]) for table in BEDS],
        *[Share(table, ALL, ["scope_ministry"]) for table in BEDS],
        # batches are announced to everybody; a center writes its own
        Protect(
            "programs_batch",
            [
                ministry(),
                center(grants=WRITE),
                *[
                    Policy(role, "true", READ)
                    for role in EVERYBODY
                    if role not in {"scope_ministry", "scope_center"}
                ],
            ],
        ),
        Protect("programs_centerstaff", [ministry(), center()]),
        Protect("programs_agreement", [ministry(), center(), region(), province()]),
        Protect(
            "programs_quota",
            [
                ministry(),
                center(grants="SELECT, UPDATE (taken, nominated)"),
                region(grants="SELECT, UPDATE (nominated)"),
                province(),
            ],
        ),
        *[Audit(table) for table in AUDITED],
        Audit("programs_centerstaff"),
    ]

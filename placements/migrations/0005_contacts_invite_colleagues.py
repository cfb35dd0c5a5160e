from django.db import migrations

from blkportal.core.rowsecurity import Share


class Migration(migrations.Migration):
    """A contact who invites a colleague adds the membership row of the own firm (the policy
    compares it); it can neither move nor remove one."""

    dependencies = [("placements", "0004_employers_write_less")]

    operations = [Share("placements_employercontact", "INSERT", ["scope_employer"])]

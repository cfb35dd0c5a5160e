from django.db import migrations

from blkportal.core.rowsecurity import Share


class Migration(migrations.Migration):
    """An organizer who invites a colleague adds the membership row of the own center (the policy
    compares it); it can neither move nor remove one."""

    dependencies = [("programs", "0002_row_security")]

    operations = [Share("programs_centerstaff", "INSERT", ["scope_center"])]

from django.db import migrations


class Migration(migrations.Migration):
    """A firm says of work on record there that it is not so; it may say so of its own only."""

    dependencies = [("placements", "0026_why_a_firm_was_stopped")]

    operations = [
        migrations.RunSQL(
            "GRANT UPDATE (disputed_on) ON placements_placement TO scope_employer",
            "REVOKE UPDATE (disputed_on) ON placements_placement FROM scope_employer",
        )
    ]

"""Where a joined record was kept before, when that was another region."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0024_comparisons"),
    ]

    operations = [
        migrations.AddField(
            model_name="merge",
            name="came_from",
            field=models.CharField(
                blank=True, db_collation="C", db_default="", editable=False, max_length=5
            ),
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from blkportal.core.rowsecurity import ALL, Audit, Protect, ministry, own_user

READERS = ("scope_region", "scope_province", "scope_center")


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0009_open_data"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("turn", models.PositiveSmallIntegerField(editable=False)),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("region", models.CharField(blank=True, max_length=5, verbose_name="region")),
                ("query", models.JSONField(default=dict, verbose_name="filters")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="since")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "turn"), name="saved_view_turn_once"),
                    models.UniqueConstraint(fields=("user", "name"), name="saved_view_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("turn__range", (1, 20))),
                        name="saved_view_at_most_twenty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="saved_view_has_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("region__regex", "^([0-9]{2}(\\.[0-9]{2})?)?$")),
                        name="saved_view_region",
                    ),
                ],
            },
        ),
        Protect(
            "reports_savedview",
            [ministry(ALL), *[own_user(role, "user_id", ALL) for role in READERS]],
        ),
        Audit("reports_savedview"),
    ]

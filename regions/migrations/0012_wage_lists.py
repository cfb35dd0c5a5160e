"""Lists of minimum wages: uploaded, looked at, confirmed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from blkportal.core.rowsecurity import WRITE, Audit, Protect, ministry


class Migration(migrations.Migration):
    dependencies = [
        ("regions", "0011_forums"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WageList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=150, verbose_name="file")),
                ("lines", models.JSONField(default=list, editable=False)),
                ("added", models.PositiveIntegerField(verbose_name="new")),
                ("changed", models.PositiveIntegerField(verbose_name="changed")),
                ("same", models.PositiveIntegerField(verbose_name="as before")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("CHECKED", "To be confirmed"),
                            ("SAVED", "Saved"),
                            ("DISCARDED", "Discarded"),
                        ],
                        default="CHECKED",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True, verbose_name="uploaded")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="when")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by whom",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of minimum wages",
                "verbose_name_plural": "lists of minimum wages",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["CHECKED", "SAVED", "DISCARDED"])),
                        name="wage_list_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at", None), ("answered_by", None), ("status", "CHECKED")
                            ),
                            models.Q(
                                models.Q(("status", "CHECKED"), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="wage_list_answered_by_somebody",
                    ),
                ],
            },
        ),
        Protect("regions_wagelist", [ministry(WRITE)]),
        Audit("regions_wagelist"),
    ]

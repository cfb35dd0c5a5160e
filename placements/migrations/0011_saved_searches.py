import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from blkportal.core.rowsecurity import ALL, Audit, Protect, employer, ministry


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0010_class_pledges"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(editable=False)),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("query", models.JSONField(verbose_name="what is searched")),
                (
                    "is_mailed",
                    models.BooleanField(
                        default=True, verbose_name="letter when there are new people"
                    ),
                ),
                ("seen_at", models.DateTimeField(verbose_name="last looked at")),
                (
                    "unseen",
                    models.PositiveIntegerField(default=0, verbose_name="new people since then"),
                ),
                (
                    "is_broken",
                    models.BooleanField(
                        default=False, verbose_name="a filter of it no longer exists"
                    ),
                ),
                ("last_certificate", models.BigIntegerField(default=0, editable=False)),
                ("last_consent", models.BigIntegerField(default=0, editable=False)),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="searches",
                        to="placements.employer",
                        verbose_name="employer",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="saved by",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved search",
                "verbose_name_plural": "saved searches",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("saved_by", "place"), name="saved_search_place_once"
                    ),
                    models.UniqueConstraint(
                        fields=("saved_by", "name"), name="saved_search_name_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("place__range", (1, 20))),
                        name="saved_search_at_most_twenty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="saved_search_has_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("query", {}), _negated=True),
                        name="saved_search_asks_something",
                    ),
                ],
            },
        ),
        Protect("placements_savedsearch", [ministry(), employer(grants=ALL)]),
        Audit("placements_savedsearch"),
    ]

"""Comparisons of a class with SIAPkerja are kept, person by person."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import blkportal.core.fields
from blkportal.core.rowsecurity import Audit, Protect, center, ministry


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0023_own_file"),
        ("programs", "0017_agreement_papers_and_renewals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Comparison",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.CharField(blank=True, editable=False, max_length=120)),
                ("file_name", models.CharField(max_length=150, verbose_name="file")),
                ("columns", models.JSONField(default=list, editable=False)),
                ("unread", blkportal.core.fields.SealedText(default="[]", editable=False)),
                ("only_here", models.PositiveIntegerField(verbose_name="only here")),
                ("only_there", models.PositiveIntegerField(verbose_name="only in SIAPkerja")),
                ("differing", models.PositiveIntegerField(verbose_name="in both, but different")),
                ("same", models.PositiveIntegerField(verbose_name="the same in both")),
                (
                    "rows_unread",
                    models.PositiveIntegerField(verbose_name="rows that cannot be read"),
                ),
                ("by_name", models.CharField(max_length=150, verbose_name="by whom")),
                ("compared_at", models.DateTimeField(auto_now_add=True, verbose_name="compared")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comparisons",
                        to="programs.batch",
                        verbose_name="batch",
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.trainingcenter",
                        verbose_name="training center",
                    ),
                ),
                (
                    "compared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compared by",
                    ),
                ),
            ],
            options={
                "verbose_name": "comparison with SIAPkerja",
                "verbose_name_plural": "comparisons with SIAPkerja",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ComparedPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nik_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("nik_last4", models.CharField(editable=False, max_length=4)),
                ("name", blkportal.core.fields.SealedText(verbose_name="name")),
                (
                    "file_row",
                    models.PositiveIntegerField(default=0, verbose_name="row of the file"),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("ONLY_HERE", "Only here"),
                            ("ONLY_THERE", "Only in SIAPkerja"),
                            ("DIFFERS", "In both, but different"),
                            ("SAME", "The same in both"),
                        ],
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                ("differences", blkportal.core.fields.SealedText(default="[]", editable=False)),
                ("settled_at", models.DateTimeField(null=True, verbose_name="settled")),
                (
                    "settled_by_name",
                    models.CharField(blank=True, max_length=150, verbose_name="by whom"),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="how it was settled"
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.trainingcenter",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="settled by",
                    ),
                ),
                (
                    "comparison",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="participants.comparison",
                    ),
                ),
            ],
            options={
                "verbose_name": "person of a comparison",
                "verbose_name_plural": "people of a comparison",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("standing__in", ["ONLY_HERE", "ONLY_THERE", "DIFFERS", "SAME"])
                        ),
                        name="compared_person_standing_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("note", ""), ("settled_at", None), ("settled_by", None)),
                            models.Q(
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                                models.Q(("note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="compared_person_settled_by_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("nik_hash", ""), _negated=True),
                        fields=("comparison", "nik_hash"),
                        name="compared_person_once",
                    ),
                ],
            },
        ),
        Protect("participants_comparison", [ministry(), center(grants="SELECT, INSERT")]),
        Protect(
            "participants_comparedperson",
            [
                ministry(),
                center(
                    grants="SELECT, INSERT, UPDATE (settled_at, settled_by_id, settled_by_name, note)"
                ),
            ],
        ),
        Audit("participants_comparison", hidden=["unread"]),
        Audit(
            "participants_comparedperson",
            hidden=["nik_hash", "nik_last4", "name", "differences"],
        ),
    ]

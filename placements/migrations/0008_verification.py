"""Samples of placements that somebody else calls or visits."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from blkportal.core.rowsecurity import (
    EVERYBODY,
    READ,
    Audit,
    Policy,
    Protect,
    center,
    ministry,
    province,
    region,
)

CHECK = "SELECT, UPDATE (opened_at, method, result, note, checked_at, checked_by_id)"


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0007_evidence"),
        ("programs", "0015_need_quota"),
        ("regions", "0008_meetings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="VerificationRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("started_from", models.DateField(verbose_name="work that began from")),
                ("started_until", models.DateField(verbose_name="until")),
                (
                    "per_region",
                    models.PositiveSmallIntegerField(verbose_name="placements a region"),
                ),
                ("seed", models.CharField(editable=False, max_length=64, verbose_name="seed")),
                (
                    "published_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="seed published"
                    ),
                ),
                ("frame", models.TextField(blank=True, editable=False)),
                (
                    "frame_size",
                    models.PositiveIntegerField(default=0, verbose_name="placements in the frame"),
                ),
                (
                    "frame_digest",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="SHA-256 of the frame"
                    ),
                ),
                ("drawn_at", models.DateTimeField(null=True, verbose_name="drawn")),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="planned by",
                    ),
                ),
            ],
            options={
                "verbose_name": "verification round",
                "verbose_name_plural": "verification rounds",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("started_until__gte", models.F("started_from"))),
                        name="round_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("per_region__gte", 1), ("per_region__lte", 200)),
                        name="round_per_region",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("drawn_at", None), ("frame_digest", "")),
                            models.Q(
                                ("drawn_at__gt", models.F("published_at")),
                                ("drawn_at__isnull", False),
                                models.Q(("frame_digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="round_drawn_after_its_seed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SampledWork",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("turn", models.PositiveSmallIntegerField(verbose_name="place in the draw")),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("opened_at", models.DateTimeField(null=True, verbose_name="opened")),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[("PHONE", "By phone"), ("VISIT", "By a visit")],
                        max_length=5,
                        verbose_name="checked",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("TRUE", "As recorded"),
                            ("FALSE", "Not as recorded"),
                            ("UNREACHED", "Nobody was reached"),
                        ],
                        max_length=9,
                        verbose_name="result",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                ("checked_at", models.DateTimeField(null=True, verbose_name="checked at")),
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
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="checked by",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samples",
                        to="placements.placement",
                        verbose_name="placement",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.regency",
                        verbose_name="regency or city",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sample",
                        to="placements.verificationround",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "placement of a sample",
                "verbose_name_plural": "placements of samples",
                "ordering": ["round", "regency", "turn"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "placement"), name="sampled_once"),
                    models.UniqueConstraint(
                        fields=("round", "regency", "turn"), name="sampled_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at", None), ("result", "")),
                            models.Q(
                                ("result__in", ["TRUE", "FALSE", "UNREACHED"]),
                                ("method__in", ["PHONE", "VISIT"]),
                                ("checked_at__isnull", False),
                                ("opened_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="sampled_result_after_opening",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result", "FALSE"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="sampled_false_says_why",
                    ),
                ],
            },
        ),
        # how a sample is drawn is no secret, to nobody
        Protect(
            "placements_verificationround",
            [ministry(), *[Policy(role, "true", READ) for role in EVERYBODY[:-1]]],
        ),
        Protect(
            "placements_sampledwork",
            [ministry(), province(grants=CHECK), region(), center()],
        ),
        Audit("placements_verificationround", hidden=["frame"]),
        Audit("placements_sampledwork", hidden=["note"]),
    ]

from dataclasses import replace

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from blkportal.core.rowsecurity import (
    ALL,
    READ,
    Audit,
    Policy,
    Protect,
    center,
    ministry,
    province,
    region,
)

DECIDED = """ AND EXISTS (
    SELECT 1 FROM participants_referral r
    WHERE r.id = participants_selectionscore.referral_id AND r.decided_on IS NOT NULL)"""


def once_decided(policy):
    """A region reads points when its person has been decided on, not while the class is tested."""
    return replace(policy, rows=policy.rows + DECIDED)


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0004_certificate_check"),
        ("programs", "0005_rules_are_known"),
        ("regions", "0005_name_the_parts_of_an_officer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="referral",
            name="points",
            field=models.DecimalField(
                decimal_places=2, max_digits=5, null=True, verbose_name="points of the selection"
            ),
        ),
        migrations.CreateModel(
            name="SelectionStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("DOCUMENTS", "Papers"),
                            ("WRITTEN", "Written test"),
                            ("INTERVIEW", "Interview"),
                        ],
                        max_length=9,
                        verbose_name="step",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="day")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="weight",
                    ),
                ),
                (
                    "pass_mark",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="least points",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="selection_steps",
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
            ],
            options={
                "verbose_name": "step of the selection",
                "verbose_name_plural": "steps of the selection",
                "ordering": [
                    "batch",
                    "held_on",
                    models.Case(
                        models.When(kind="DOCUMENTS", then=0),
                        models.When(kind="WRITTEN", then=1),
                        default=2,
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("batch", "kind"), name="selection_step_once_a_class"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight__range", (1, 100))),
                        name="selection_step_weighs_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pass_mark__isnull", True), ("pass_mark__lte", 100), _connector="OR"
                        ),
                        name="selection_step_can_be_passed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SelectionScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "points",
                    models.DecimalField(
                        decimal_places=2, max_digits=5, null=True, verbose_name="points"
                    ),
                ),
                ("is_absent", models.BooleanField(default=False, verbose_name="absent")),
                ("noted_at", models.DateTimeField(auto_now=True, verbose_name="entered")),
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
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="participants.referral",
                        verbose_name="referral",
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
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="participants.selectionstep",
                        verbose_name="step",
                    ),
                ),
            ],
            options={
                "verbose_name": "points of the selection",
                "verbose_name_plural": "points of the selection",
                "ordering": ["step_id", "referral_id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("step", "referral"), name="selection_score_once_a_step"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_absent", True), ("points__isnull", True)),
                            models.Q(
                                ("is_absent", False),
                                ("points__isnull", False),
                                ("points__range", (0, 100)),
                            ),
                            _connector="OR",
                        ),
                        name="selection_score_or_absence",
                    ),
                ],
            },
        ),
        Protect(
            "participants_selectionstep",
            [
                ministry(),
                center(grants=ALL),
                Policy("scope_region", "true", READ),
                Policy("scope_province", "true", READ),
            ],
        ),
        Protect(
            "participants_selectionscore",
            [
                ministry(),
                center(grants=ALL),
                once_decided(region()),
                once_decided(province()),
            ],
        ),
        Audit("participants_selectionstep"),
        Audit("participants_selectionscore"),
    ]

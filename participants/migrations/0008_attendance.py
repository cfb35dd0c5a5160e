import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from blkportal.core.rowsecurity import (
    ALL,
    READ,
    WRITE,
    Audit,
    Policy,
    Protect,
    center,
    ministry,
    province,
    region,
)


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0007_unit_results"),
        ("programs", "0006_reregistration"),
        ("regions", "0005_name_the_parts_of_an_officer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TrainingDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("hours", models.PositiveSmallIntegerField(verbose_name="lesson hours")),
                ("taken_at", models.DateTimeField(null=True, verbose_name="roll taken")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_days",
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
                "verbose_name": "training day",
                "verbose_name_plural": "training days",
                "ordering": ["batch_id", "day"],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "day"), name="training_day_once"),
                    models.CheckConstraint(
                        condition=models.Q(("hours__range", (1, 10))),
                        name="training_day_of_ten_hours_at_most",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("PRESENT", "Present"),
                            ("EXCUSED", "Excused"),
                            ("SICK", "Sick"),
                            ("ABSENT", "Absent without word"),
                        ],
                        max_length=7,
                        verbose_name="attendance",
                    ),
                ),
                ("hours", models.PositiveSmallIntegerField(verbose_name="lesson hours attended")),
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
                    "enrollment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendance",
                        to="participants.enrollment",
                        verbose_name="enrollment",
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
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.regency",
                        verbose_name="regency or city",
                    ),
                ),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="participants.trainingday",
                        verbose_name="training day",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendance",
                "ordering": ["day_id", "enrollment_id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "enrollment"), name="attendance_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hours__range", (1, 10)), ("mark", "PRESENT")),
                            models.Q(("hours", 0), ("mark__in", ("EXCUSED", "SICK", "ABSENT"))),
                            _connector="OR",
                        ),
                        name="attendance_has_its_hours",
                    ),
                ],
            },
        ),
        Protect(
            "participants_trainingday",
            [
                ministry(),
                center(grants=ALL),
                Policy("scope_region", "true", READ),
                Policy("scope_province", "true", READ),
            ],
        ),
        Protect(
            "participants_attendance",
            [ministry(), center(grants=WRITE), region(), province()],
        ),
        Audit("participants_trainingday"),
        Audit("participants_attendance"),
    ]

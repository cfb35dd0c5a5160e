import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from blkportal.core.rowsecurity import ALL, Audit, Protect, center, ministry, province, region


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0006_reregistration"),
        ("programs", "0006_reregistration"),
        ("regions", "0005_name_the_parts_of_an_officer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("attempt", models.PositiveSmallIntegerField(verbose_name="attempt")),
                ("is_passed", models.BooleanField(verbose_name="competent")),
                ("on", models.DateField(verbose_name="day")),
                ("noted_at", models.DateTimeField(auto_now_add=True, verbose_name="entered")),
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
                        related_name="unit_results",
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.competencyunit",
                        verbose_name="competency unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "result in a unit",
                "verbose_name_plural": "results in units",
                "ordering": ["enrollment_id", "unit_id", "attempt"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("enrollment", "unit", "attempt"), name="unit_attempt_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_passed", True)),
                        fields=("enrollment", "unit"),
                        name="unit_passed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("attempt__range", (1, 4))), name="unit_attempts_end"
                    ),
                ],
            },
        ),
        Protect(
            "participants_unitresult",
            [ministry(), center(grants=ALL), region(), province()],
        ),
        Audit("participants_unitresult"),
    ]

"""What regions need in a coming year. Drafts are theirs alone; centers read what is submitted."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from blkportal.core.rowsecurity import (
    READ,
    WRITE,
    Audit,
    Policy,
    Protect,
    ministry,
    province,
    region,
)


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0012_quota_ledger"),
        ("regions", "0007_two_for_a_list"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TrainingNeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="priority"
                    ),
                ),
                ("occupation", models.CharField(max_length=150, verbose_name="occupation")),
                (
                    "occupation_code",
                    models.CharField(
                        blank=True,
                        max_length=4,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9]{4}$", "The KBJI code has four digits."
                            )
                        ],
                        verbose_name="occupation code (KBJI)",
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "Agriculture, forestry and fishery"),
                            ("B", "Mining and quarrying"),
                            ("C", "Manufacturing"),
                            ("D", "Electricity and gas"),
                            ("E", "Water, waste and recycling"),
                            ("F", "Construction"),
                            ("G", "Trade and repair of vehicles"),
                            ("H", "Transport and storage"),
                            ("I", "Lodging and food"),
                            ("J", "Information and communication"),
                            ("K", "Finance and insurance"),
                            ("L", "Real estate"),
                            ("M", "Professional, scientific and technical services"),
                            ("N", "Rental and business support"),
                            ("O", "Public administration and defence"),
                            ("P", "Education"),
                            ("Q", "Health and social work"),
                            ("R", "Arts, entertainment and recreation"),
                            ("S", "Other services"),
                            ("T", "Households as employers"),
                            ("U", "International bodies"),
                        ],
                        max_length=1,
                        verbose_name="sector (KBLI)",
                    ),
                ),
                (
                    "demand",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="people needed"
                    ),
                ),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="trained locally already"
                    ),
                ),
                (
                    "vacancies",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="vacancies expected"
                    ),
                ),
                (
                    "companies",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="companies that look for them"
                    ),
                ),
                (
                    "men_seeking",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="men looking for work"
                    ),
                ),
                (
                    "women_seeking",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="women looking for work"
                    ),
                ),
                (
                    "sources",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("EMPLOYERS", "Survey of employers"),
                                ("VACANCIES", "Reports of vacancies"),
                                ("JOB_SEEKERS", "Registered job seekers (AK/1)"),
                                ("VILLAGES", "Wishes of villages (Musrenbang)"),
                                (
                                    "PLAN",
                                    "Plan of the region (RPJMD, industrial estate, investment)",
                                ),
                            ],
                            max_length=11,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="known from",
                    ),
                ),
                (
                    "delivery",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("BOARDING", "Boarding"),
                            ("NON_BOARDING", "Non-boarding"),
                            ("MOBILE", "Mobile training unit"),
                            ("ON_SITE", "On site"),
                        ],
                        max_length=12,
                        verbose_name="delivery",
                    ),
                ),
                (
                    "seats",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="seats wanted"
                    ),
                ),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4")],
                        null=True,
                        verbose_name="quarter",
                    ),
                ),
                (
                    "cost_sharing",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="what the region pays"
                    ),
                ),
                (
                    "placements",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="placements promised"
                    ),
                ),
                (
                    "placed_with",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="with which companies"
                    ),
                ),
                ("why", models.TextField(blank=True, max_length=2000, verbose_name="why")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("DRAFT", "Draft"),
                            ("SUBMITTED", "Submitted"),
                            ("REVIEWED", "Supported by the province"),
                            ("PLANNED", "Planned"),
                            ("DEFERRED", "Deferred"),
                            ("REJECTED", "Not accepted"),
                            ("WITHDRAWN", "Withdrawn"),
                        ],
                        default="DRAFT",
                        editable=False,
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "planned",
                    models.PositiveIntegerField(
                        editable=False, null=True, verbose_name="seats planned"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="answer"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "program",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.program",
                        verbose_name="program",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training_needs",
                        to="regions.regency",
                        verbose_name="region",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "training need",
                "verbose_name_plural": "training needs",
                "ordering": ["-year", "regency", "rank", "pk"],
                "indexes": [models.Index(fields=["year", "status"], name="need_year_status")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "DRAFT",
                                    "SUBMITTED",
                                    "REVIEWED",
                                    "PLANNED",
                                    "DEFERRED",
                                    "REJECTED",
                                    "WITHDRAWN",
                                ],
                            )
                        ),
                        name="need_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quarter__isnull", True), ("quarter__range", (1, 4)), _connector="OR"
                        ),
                        name="need_quarter_1_to_4",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rank__isnull", True),
                            models.Q(("status__in", ("REJECTED", "WITHDRAWN")), _negated=True),
                            _connector="OR",
                        ),
                        name="need_gone_has_no_rank",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("planned__gt", 0),
                                ("planned__isnull", False),
                                ("status", "PLANNED"),
                            ),
                            models.Q(
                                models.Q(("status", "PLANNED"), _negated=True),
                                ("planned__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="need_planned_has_seats",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["DEFERRED", "REJECTED"]), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="need_refused_with_an_answer",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("regency", "year", "rank"),
                        name="need_rank_once",
                    ),
                ],
            },
        ),
        Protect(
            "programs_trainingneed",
            [
                ministry(WRITE),
                region(grants=WRITE),
                province(grants="SELECT, UPDATE (status, answer, version)"),
                Policy("scope_center", "status <> 'DRAFT'", READ),
            ],
        ),
        Audit("programs_trainingneed"),
    ]

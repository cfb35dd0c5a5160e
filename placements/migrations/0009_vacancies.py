import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

from blkportal.core.rowsecurity import READ, Admit, Audit, Policy, Protect, employer, ministry

PUBLISHED = "status = 'PUBLISHED'"
# a firm writes neither whose the vacancy is nor that it was published
OWN = (
    "SELECT, INSERT, UPDATE (job_title, vocation_id, work_regency_id, contract, headcount, filled,"
    " valid_from, valid_until, education, sex, least_age, most_age, skills, experience_months,"
    " wage_from, wage_to, description, status, returned_because, joined_into_id, version)"
)
BEGINS_AS_DRAFT = """CREATE POLICY scope_employer_begins ON placements_vacancy AS RESTRICTIVE
    FOR INSERT TO scope_employer WITH CHECK (status = 'DRAFT' AND published_at IS NULL)"""
# of a firm that is stopped the public reads neither the name nor what it has published
ADVERTISING = """status = 'VERIFIED' AND EXISTS (
    SELECT 1 FROM placements_vacancy v WHERE v.employer_id = placements_employer.id)"""


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0008_verification"),
        ("participants", "0023_own_file"),
        ("programs", "0015_need_quota"),
        ("regions", "0008_meetings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Vacancy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("job_title", models.CharField(max_length=120, verbose_name="job")),
                (
                    "contract",
                    models.CharField(
                        choices=[
                            ("PERMANENT", "Permanent (PKWTT)"),
                            ("CONTRACT", "For a fixed time (PKWT)"),
                            ("DAILY", "By the day"),
                            ("APPRENTICESHIP", "Apprenticeship"),
                        ],
                        max_length=14,
                        verbose_name="kind of contract",
                    ),
                ),
                (
                    "headcount",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10000),
                        ],
                        verbose_name="people wanted",
                    ),
                ),
                (
                    "filled",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="places taken"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_until", models.DateField(verbose_name="valid until")),
                (
                    "education",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("NONE", "No diploma"),
                            ("SD", "Primary school (SD)"),
                            ("SMP", "Lower secondary (SMP)"),
                            ("SMA", "Upper secondary, general (SMA)"),
                            ("SMK", "Upper secondary, vocational (SMK)"),
                            ("DIPLOMA", "Diploma (D1–D3)"),
                            ("BACHELOR", "Bachelor (S1/D4) or higher"),
                        ],
                        max_length=8,
                        verbose_name="least education",
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("MALE", "Male"), ("FEMALE", "Female")],
                        max_length=6,
                        verbose_name="sex",
                    ),
                ),
                (
                    "least_age",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(15),
                            django.core.validators.MaxValueValidator(75),
                        ],
                        verbose_name="least age",
                    ),
                ),
                (
                    "most_age",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(15),
                            django.core.validators.MaxValueValidator(75),
                        ],
                        verbose_name="highest age",
                    ),
                ),
                (
                    "skills",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="skills or competency"
                    ),
                ),
                (
                    "experience_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(600)],
                        verbose_name="experience, months",
                    ),
                ),
                (
                    "wage_from",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(100000),
                            django.core.validators.MaxValueValidator(100000000),
                        ],
                        verbose_name="wage a month from, rupiah",
                    ),
                ),
                (
                    "wage_to",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(100000),
                            django.core.validators.MaxValueValidator(100000000),
                        ],
                        verbose_name="wage a month up to, rupiah",
                    ),
                ),
                (
                    "description",
                    models.TextField(max_length=3000, verbose_name="description of the work"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("DRAFT", "Draft"),
                            ("SUBMITTED", "Waits for review"),
                            ("RETURNED", "Returned for correction"),
                            ("PUBLISHED", "Published"),
                            ("FILLED", "Filled"),
                            ("CLOSED", "Closed"),
                            ("EXPIRED", "Past its validity"),
                        ],
                        default="DRAFT",
                        editable=False,
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "returned_because",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=500,
                        verbose_name="why it was returned",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="published"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="entered")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vacancies",
                        to="placements.employer",
                        verbose_name="employer",
                    ),
                ),
                (
                    "joined_into",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joined",
                        to="placements.vacancy",
                        verbose_name="joined with",
                    ),
                ),
                (
                    "vocation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.vocation",
                        verbose_name="vocation",
                    ),
                ),
                (
                    "work_regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.regency",
                        verbose_name="place of work",
                    ),
                ),
            ],
            options={
                "verbose_name": "vacancy",
                "verbose_name_plural": "vacancies",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["employer", "status"], name="vacancy_employer"),
                    models.Index(
                        condition=models.Q(("status", "PUBLISHED")),
                        fields=["-published_at"],
                        name="vacancy_published",
                    ),
                    models.Index(
                        condition=models.Q(("status", "PUBLISHED")),
                        fields=["valid_until"],
                        name="vacancy_to_expire",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "DRAFT",
                                    "SUBMITTED",
                                    "RETURNED",
                                    "PUBLISHED",
                                    "FILLED",
                                    "CLOSED",
                                    "EXPIRED",
                                ],
                            )
                        ),
                        name="vacancy_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contract__in", ["PERMANENT", "CONTRACT", "DAILY", "APPRENTICESHIP"])
                        ),
                        name="vacancy_contract_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "education__in",
                                ["", "NONE", "SD", "SMP", "SMA", "SMK", "DIPLOMA", "BACHELOR"],
                            )
                        ),
                        name="vacancy_education_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sex__in", ["", "MALE", "FEMALE"])),
                        name="vacancy_sex_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("headcount__range", (1, 10000))),
                        name="vacancy_for_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("filled__lte", models.F("headcount"))),
                        name="vacancy_filled_within_headcount",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("valid_until__gt", models.F("valid_from"))),
                        name="vacancy_valid_for_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("least_age__isnull", True),
                            ("least_age__range", (15, 75)),
                            _connector="OR",
                        ),
                        name="vacancy_least_age_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("most_age__isnull", True),
                            ("most_age__range", (15, 75)),
                            _connector="OR",
                        ),
                        name="vacancy_most_age_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("least_age__isnull", True),
                            ("most_age__isnull", True),
                            ("least_age__lte", models.F("most_age")),
                            _connector="OR",
                        ),
                        name="vacancy_ages_ordered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("experience_months__isnull", True),
                            ("experience_months__range", (0, 600)),
                            _connector="OR",
                        ),
                        name="vacancy_experience_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wage_from__isnull", True),
                            ("wage_from__range", (100000, 100000000)),
                            _connector="OR",
                        ),
                        name="vacancy_least_wage_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wage_to__isnull", True),
                            ("wage_to__range", (100000, 100000000)),
                            _connector="OR",
                        ),
                        name="vacancy_most_wage_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wage_from__isnull", True),
                            ("wage_to__isnull", True),
                            ("wage_from__lte", models.F("wage_to")),
                            _connector="OR",
                        ),
                        name="vacancy_wages_ordered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "RETURNED"), _negated=True),
                            models.Q(("returned_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="vacancy_returned_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["PUBLISHED", "FILLED", "EXPIRED"]), _negated=True
                            ),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="vacancy_published_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "PUBLISHED"), _negated=True),
                            ("filled__lt", models.F("headcount")),
                            _connector="OR",
                        ),
                        name="vacancy_published_has_places",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "FILLED"), _negated=True),
                            ("filled", models.F("headcount")),
                            _connector="OR",
                        ),
                        name="vacancy_filled_has_none_left",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("joined_into__isnull", True), ("status", "CLOSED"), _connector="OR"
                        ),
                        name="vacancy_joined_is_closed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("joined_into", models.F("pk")), _negated=True),
                        name="vacancy_joined_with_another",
                    ),
                ],
            },
        ),
        Protect(
            "placements_vacancy",
            [
                ministry(),
                employer(grants=OWN),
                *[
                    Policy(role, PUBLISHED, READ)
                    for role in ("scope_region", "scope_province", "scope_center", "scope_public")
                ],
            ],
        ),
        Admit("placements_vacancy", Policy("scope_person", PUBLISHED, READ)),
        migrations.RunSQL(
            BEGINS_AS_DRAFT, "DROP POLICY scope_employer_begins ON placements_vacancy"
        ),
        Admit(
            "placements_employer",
            Policy("scope_public", ADVERTISING, "SELECT (id, name, sector, website, status)"),
        ),
        Audit("placements_vacancy"),
    ]

import django.db.models.deletion
from django.db import migrations, models

from blkportal.core.rowsecurity import (
    READ,
    Admit,
    Audit,
    Policy,
    Protect,
    Share,
    center,
    ministry,
    person,
    province,
    region,
)

ANSWER = "SELECT, UPDATE (answer, source, answered_at, edition)"
# whose history the person may read: of the own records, each behind its own rows
OWN_RECORDS = " OR ".join(
    f"(record_type = '{kind}' AND EXISTS (SELECT 1 FROM {table} r WHERE r.id = record_id))"
    for kind, table in [
        ("placements.followup", "placements_followup"),
        ("placements.hirerequest", "placements_hirerequest"),
        ("placements.placement", "placements_placement"),
        ("participants.enrollment", "participants_enrollment"),
    ]
)
OWN_FIRMS = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} r WHERE r.employer_id = placements_employer.id)"
    for table in ("placements_placement", "placements_hirerequest")
)
OWN_ANSWER = "SELECT, UPDATE (status, answered_on, contact_name, contact_phone, version)"


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0022_personal_links"),
        ("placements", "0005_contacts_invite_colleagues"),
        ("programs", "0015_need_quota"),
        ("regions", "0008_meetings"),
        ("core", "0004_what_is_new_by_place"),
    ]

    operations = [
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        choices=[(3, "3 months"), (6, "6 months"), (12, "12 months")],
                        verbose_name="after graduation",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due")),
                ("closes_on", models.DateField(verbose_name="can be answered until")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("UNKNOWN", "Not yet known"),
                            ("WORKING", "Works"),
                            ("SELF_EMPLOYED", "Self-employed"),
                            ("APPRENTICESHIP", "Apprenticeship"),
                            ("STUDYING", "Studies"),
                            ("SEEKING", "Looks for work"),
                            ("NOT_SEEKING", "Does not look for work"),
                        ],
                        default="UNKNOWN",
                        max_length=14,
                        verbose_name="answer",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("PERSON", "The person, by personal link"),
                            ("REGION", "The region asked"),
                            ("CENTER", "The training center asked"),
                        ],
                        max_length=6,
                        verbose_name="who answered",
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered")),
                (
                    "times_asked",
                    models.PositiveSmallIntegerField(default=0, verbose_name="letters sent"),
                ),
                ("asked_on", models.DateField(null=True, verbose_name="last letter")),
                ("edition", models.PositiveSmallIntegerField(default=1, editable=False)),
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
                        related_name="follow_ups",
                        to="participants.enrollment",
                        verbose_name="enrollment",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="participants.participant",
                        verbose_name="participant",
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
            ],
            options={
                "verbose_name": "follow-up",
                "verbose_name_plural": "follow-ups",
                "ordering": ["closes_on", "pk"],
                "indexes": [
                    models.Index(fields=["regency", "closes_on"], name="follow_up_regency_day"),
                    models.Index(fields=["center", "closes_on"], name="follow_up_center_day"),
                    models.Index(
                        condition=models.Q(("answer", "UNKNOWN")),
                        fields=["closes_on"],
                        name="follow_up_unanswered",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("enrollment", "months"), name="follow_up_once_a_date"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("months__in", [3, 6, 12])),
                        name="follow_up_months_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "answer__in",
                                [
                                    "UNKNOWN",
                                    "WORKING",
                                    "SELF_EMPLOYED",
                                    "APPRENTICESHIP",
                                    "STUDYING",
                                    "SEEKING",
                                    "NOT_SEEKING",
                                ],
                            )
                        ),
                        name="follow_up_answer_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes_on__gt", models.F("due_on"))),
                        name="follow_up_closes_after_due",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "UNKNOWN"), ("answered_at", None), ("source", "")),
                            models.Q(
                                models.Q(("answer", "UNKNOWN"), _negated=True),
                                ("answered_at__isnull", False),
                                models.Q(("source", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="follow_up_answer_has_source",
                    ),
                ],
            },
        ),
        Protect(
            "placements_followup",
            [
                ministry(),
                region(grants=ANSWER),
                province(),
                center(grants=ANSWER),
            ],
        ),
        Admit(
            "placements_followup",
            person(grants="SELECT, UPDATE (answer, source, answered_at)"),
        ),
        Audit("placements_followup"),
        Admit(
            "placements_placement",
            person(grants="SELECT, INSERT, UPDATE (ended_on)"),
        ),
        migrations.AddField(
            "hirerequest",
            "letter_on",
            models.DateField(null=True, verbose_name="letter to the person"),
        ),
        Admit("placements_hirerequest", person(grants=OWN_ANSWER)),
        Admit("placements_employer", Policy("scope_person", OWN_FIRMS, READ)),
        Share("core_auditentry", "INSERT", ["scope_person"]),
        Admit("core_statuschange", Policy("scope_person", OWN_RECORDS, "SELECT, INSERT")),
    ]

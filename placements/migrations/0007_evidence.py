"""The upper steps of the ladder: a firm asked by a link, papers on file, visits."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from blkportal.core.rowsecurity import (
    WRITE,
    Admit,
    Audit,
    Policy,
    Protect,
    Share,
    center,
    ministry,
    province,
    region,
    witness,
)

ANSWER = "SELECT, UPDATE (answer, last_day, witness_name, witness_title, answered_at)"
ADD = "SELECT, INSERT"
ASKED_ABOUT = (
    "SELECT q.placement_id FROM placements_firmquestion q"
    " WHERE q.id = nullif(current_setting('app.witness', true), '')::bigint"
)
WORK = (
    "SELECT (id, enrollment_id, participant_id, regency_id, center_id, kind, employer_id,"
    " employer_name, job_title, started_on, ended_on, evidence, disputed_on),"
    " UPDATE (evidence, ended_on, disputed_on)"
)


def of_the_work(column, grants):
    """The one person, and the one firm, of the work that is asked about."""
    rows = f"id IN (SELECT p.{column} FROM placements_placement p WHERE p.id IN ({ASKED_ABOUT}))"
    return Policy("scope_witness", rows, grants)


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0006_follow_ups"),
        ("participants", "0023_own_file"),
        ("programs", "0015_need_quota"),
        ("regions", "0008_meetings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="placement",
            name="disputed_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="disputed"),
        ),
        migrations.CreateModel(
            name="FirmQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sent_to", models.CharField(max_length=120, verbose_name="sent to")),
                (
                    "asked_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, verbose_name="asked"
                    ),
                ),
                ("closes_on", models.DateField(verbose_name="can be answered until")),
                ("edition", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("WORKS", "Works here"),
                            ("LEFT", "Worked here and has left"),
                            ("NEVER", "Has never worked here"),
                        ],
                        max_length=5,
                        verbose_name="answer",
                    ),
                ),
                ("last_day", models.DateField(null=True, verbose_name="last day")),
                (
                    "witness_name",
                    models.CharField(blank=True, max_length=100, verbose_name="who answered"),
                ),
                (
                    "witness_title",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="position in the firm"
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
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
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
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
            ],
            options={
                "verbose_name": "question to a firm",
                "verbose_name_plural": "questions to firms",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")),
                        fields=("placement",),
                        name="firm_question_one_waits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["", "WORKS", "LEFT", "NEVER"])),
                        name="firm_question_answer_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                models.Q(("witness_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="firm_question_answered_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "LEFT"), ("last_day__isnull", False)),
                            models.Q(
                                models.Q(("answer", "LEFT"), _negated=True), ("last_day", None)
                            ),
                            _connector="OR",
                        ),
                        name="firm_question_left_has_last_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkPaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("CONTRACT", "Contract of work"),
                            ("LETTER", "Letter of the firm"),
                            ("PAYSLIP", "Payslip"),
                            ("BUSINESS", "Licence of the own business (NIB)"),
                            ("OTHER", "Another paper"),
                        ],
                        max_length=8,
                        verbose_name="paper",
                    ),
                ),
                ("file", models.CharField(editable=False, max_length=120)),
                ("media", models.CharField(max_length=4, verbose_name="kind of file")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("is_scanned", models.BooleanField(verbose_name="scanned for viruses")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
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
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
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
            ],
            options={
                "verbose_name": "paper about work",
                "verbose_name_plural": "papers about work",
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("placement", "digest"), name="work_paper_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["CONTRACT", "LETTER", "PAYSLIP", "BUSINESS", "OTHER"])
                        ),
                        name="work_paper_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkVisit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                ("on", models.DateField(verbose_name="day of the visit")),
                (
                    "found",
                    models.CharField(
                        choices=[("AT_WORK", "Found at work"), ("NOT_THERE", "Not found there")],
                        max_length=9,
                        verbose_name="found",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
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
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
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
            ],
            options={
                "verbose_name": "visit",
                "verbose_name_plural": "visits",
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("found__in", ["AT_WORK", "NOT_THERE"])),
                        name="work_visit_found_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("found", "AT_WORK"),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="work_visit_not_there_says_what",
                    ),
                ],
            },
        ),
        Protect(
            "placements_firmquestion",
            [ministry(), region(grants=WRITE), province(), center(grants=WRITE)],
        ),
        Admit("placements_firmquestion", witness(grants=ANSWER)),
        Audit("placements_firmquestion", hidden=["sent_to", "witness_name"]),
        *[
            Protect(table, [ministry(), region(grants=ADD), province(), center(grants=ADD)])
            for table in ("placements_workpaper", "placements_workvisit")
        ],
        *[Audit(table) for table in ("placements_workpaper", "placements_workvisit")],
        Admit("placements_placement", Policy("scope_witness", f"id IN ({ASKED_ABOUT})", WORK)),
        Admit("participants_participant", of_the_work("participant_id", "SELECT (id, name)")),
        Admit("placements_employer", of_the_work("employer_id", "SELECT (id, name)")),
        Admit(
            "core_statuschange",
            Policy(
                "scope_witness",
                f"record_type = 'placements.placement' AND record_id IN ({ASKED_ABOUT})",
                "SELECT, INSERT",
            ),
        ),
        migrations.RunSQL(
            "GRANT UPDATE (disputed_on) ON placements_placement TO scope_region, scope_center",
            "REVOKE UPDATE (disputed_on) ON placements_placement FROM scope_region, scope_center",
        ),
        Share("core_auditentry", "INSERT", ["scope_witness"]),
    ]

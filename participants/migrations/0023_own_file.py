"""The person's own page: what the link shows, who looked, and what the person asks for."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import participants.models.data_request
from blkportal.core.rowsecurity import (
    READ,
    Admit,
    Audit,
    Policy,
    Protect,
    Share,
    ministry,
    own_user,
    person,
    province,
    region,
)

# all of the own record but the NIK
OWN_FACTS = (
    "SELECT (id, name, initials, nik_last4, sex, birth_date, regency_id, domicile_id, education,"
    " phone, email, address, has_disability, is_poor_household, available_from, willing_to_move,"
    " link_edition, link_until, erased_on, merged_into_id, created_at)"
)
SEAT = "SELECT, UPDATE (placed_on, outcome, outcome_known_on)"
KEY = "SELECT (id, kid, public_key, created_at, retired_at, distrusted_at)"
DOCUMENT = "SELECT (id, participant_id, kind, status, refusal, media, size, added_at)"
OWN_STEPS = """
CREATE POLICY scope_person_own_file ON core_statuschange TO scope_person
USING ({rows}) WITH CHECK ({rows})""".format(
    rows="""(record_type = 'participants.participant' AND verb = 'withdraw_consent'
        AND record_id = nullif(current_setting('app.person', true), '')::bigint)
    OR (record_type = 'participants.datarequest' AND EXISTS (
        SELECT 1 FROM participants_datarequest r WHERE r.id = record_id))"""
)
LOOKING = ("scope_region", "scope_province", "scope_center", "scope_employer")


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0022_personal_links"),
        ("regions", "0008_meetings"),
        ("placements", "0006_follow_ups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DataRequest",
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
                            ("CORRECTION", "Correction of data"),
                            ("ERASURE", "Erasure of data"),
                        ],
                        max_length=10,
                        verbose_name="what is asked",
                    ),
                ),
                (
                    "text",
                    models.CharField(
                        blank=True, max_length=1000, verbose_name="in the person's words"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ASKED", "Waits for an answer"),
                            ("DONE", "Done"),
                            ("DECLINED", "Declined"),
                            ("WITHDRAWN", "Withdrawn"),
                        ],
                        default="ASKED",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked"),
                ),
                (
                    "due_at",
                    models.DateTimeField(
                        default=participants.models.data_request.answer_by,
                        verbose_name="answer by",
                    ),
                ),
                ("warned_at", models.DateTimeField(null=True, verbose_name="region warned")),
                (
                    "late_at",
                    models.DateTimeField(null=True, verbose_name="told to the ministry as late"),
                ),
                ("answer", models.CharField(blank=True, max_length=1000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered")),
            ],
            options={
                "verbose_name": "request about own data",
                "verbose_name_plural": "requests about own data",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "ASKED")),
                        fields=["due_at"],
                        name="data_request_waiting",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["ASKED", "DONE", "DECLINED", "WITHDRAWN"])
                        ),
                        name="data_request_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["CORRECTION", "ERASURE"])),
                        name="data_request_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["DONE", "DECLINED"]), _negated=True),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="data_request_ends_with_an_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "ERASURE"),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="data_request_says_what_is_wrong",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Look",
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
                            ("FILE", "Opened the whole file"),
                            ("PROFILE", "Read the certificate and skills, without the name"),
                            ("CONTACT", "Read name and phone number after a yes"),
                            ("NIK", "Had the whole NIK shown"),
                            ("DOCUMENT", "Opened a document"),
                            ("LIST", "Took a list with this name along"),
                        ],
                        max_length=8,
                        verbose_name="what was looked at",
                    ),
                ),
                (
                    "on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="day"),
                ),
                ("office", models.CharField(max_length=200, verbose_name="office or firm")),
            ],
            options={
                "verbose_name": "look at a person's data",
                "verbose_name_plural": "looks at people's data",
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["FILE", "PROFILE", "CONTACT", "NIK", "DOCUMENT", "LIST"])
                        ),
                        name="look_kind_known",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="participant",
            name="erased_on",
            field=models.DateField(editable=False, null=True, verbose_name="data erased"),
        ),
        migrations.AddField(
            model_name="participant",
            name="link_edition",
            field=models.PositiveSmallIntegerField(
                db_default=0, editable=False, verbose_name="personal link"
            ),
        ),
        migrations.AddField(
            model_name="participant",
            name="link_until",
            field=models.DateField(
                editable=False, null=True, verbose_name="personal link opens until"
            ),
        ),
        migrations.AlterField(
            model_name="consent",
            name="channel",
            field=models.CharField(
                choices=[
                    ("PAPER", "Signed form"),
                    ("OFFICER", "Told the officer"),
                    ("IMPORT", "Signed list of an upload"),
                    ("LINK", "The person, by personal link"),
                ],
                max_length=8,
                verbose_name="given by",
            ),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_on", None),
                    models.Q(
                        ("address", ""),
                        ("domicile", None),
                        ("email", ""),
                        ("nik", ""),
                        ("phone", ""),
                    ),
                    _connector="OR",
                ),
                name="participant_erased_keeps_no_contact",
            ),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="answered_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="answered by",
            ),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="participant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="data_requests",
                to="participants.participant",
                verbose_name="participant",
            ),
        ),
        migrations.AddField(
            model_name="datarequest",
            name="regency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="regions.regency",
                verbose_name="kept by",
            ),
        ),
        migrations.AddField(
            model_name="look",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="account",
            ),
        ),
        migrations.AddField(
            model_name="look",
            name="participant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="looks",
                to="participants.participant",
                verbose_name="participant",
            ),
        ),
        migrations.AddConstraint(
            model_name="datarequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "ASKED")),
                fields=("participant", "kind"),
                name="data_request_asked_once",
            ),
        ),
        migrations.AddIndex(
            model_name="look",
            index=models.Index(fields=["participant", "-on"], name="look_person_day"),
        ),
        Protect(
            "participants_datarequest",
            [
                ministry(),
                region(grants="SELECT, UPDATE (status, answer, answered_at, answered_by_id)"),
                province(),
            ],
        ),
        Admit("participants_datarequest", person(grants="SELECT, INSERT, UPDATE (status)")),
        Audit("participants_datarequest", hidden=["text", "answer"]),
        # whoever looks notes it, and reads no more than that; the person reads who it was
        Protect(
            "participants_look",
            [ministry(), *[own_user(role, "by_id", "SELECT, INSERT") for role in LOOKING]],
        ),
        Admit(
            "participants_look",
            person(grants='SELECT (id, participant_id, kind, "on", office)'),
        ),
        Admit("participants_participant", person("id", grants=OWN_FACTS)),
        Admit("participants_enrollment", person(grants=SEAT)),
        Admit("participants_consent", person(grants="SELECT, INSERT, UPDATE (withdrawn_at)")),
        Admit("participants_referral", person(grants=READ)),
        Admit("participants_certificate", person(grants=READ)),
        Admit("participants_personaldocument", person(grants=DOCUMENT)),
        Admit("participants_signingkey", Policy("scope_person", "distrusted_at IS NULL", KEY)),
        Admit("programs_batch", Policy("scope_person", "true", READ)),
        Share("programs_centername", READ, ["scope_person"]),
        migrations.RunSQL(OWN_STEPS, "DROP POLICY scope_person_own_file ON core_statuschange"),
    ]

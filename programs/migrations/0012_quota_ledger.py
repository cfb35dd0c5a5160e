"""The quota ledger, written by the database in the write that it tells of; seats passed on."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from blkportal.core.rowsecurity import (
    APPEND,
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

# A line a write: whatever changes a number of a quota, by whatever path. The kind of a change of
# seats is said beforehand (app.quota_kind); what people do with seats is read off the numbers.
LEDGER = """
CREATE FUNCTION quota_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was programs_quota := CASE WHEN TG_OP = 'UPDATE' THEN OLD END;
    seats int := NEW.seats - coalesce(was.seats, 0);
    nominees int := NEW.nominees - coalesce(was.nominees, 0);
    nominated int := NEW.nominated - coalesce(was.nominated, 0);
    taken int := NEW.taken - coalesce(was.taken, 0);
BEGIN
    INSERT INTO programs_quotaentry
        (quota_id, regency_id, center_id, kind, seats, nominees, nominated, taken,
         seats_after, nominees_after, nominated_after, taken_after, reason, by_id, at)
    VALUES (
        NEW.id, NEW.regency_id, NEW.center_id,
        CASE
            WHEN seats <> 0 OR nominees <> 0 THEN coalesce(
                nullif(current_setting('app.quota_kind', true), ''),
                CASE TG_OP WHEN 'INSERT' THEN 'ALLOCATE' ELSE 'CHANGE' END)
            WHEN taken > 0 THEN 'USE'
            WHEN taken < 0 THEN 'FREE'
            WHEN nominated > 0 THEN 'NOMINATE'
            ELSE 'GIVE_BACK'
        END,
        seats, nominees, nominated, taken,
        NEW.seats, NEW.nominees, NEW.nominated, NEW.taken,
        left(coalesce(current_setting('app.quota_reason', true), ''), 500),
        nullif(current_setting('app.user_id', true), '')::bigint, clock_timestamp()
    );
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_insert AFTER INSERT ON programs_quota
    FOR EACH ROW EXECUTE FUNCTION quota_ledger();
CREATE TRIGGER ledger AFTER UPDATE OF seats, nominees, nominated, taken ON programs_quota
    FOR EACH ROW WHEN ((OLD.seats, OLD.nominees, OLD.nominated, OLD.taken)
        IS DISTINCT FROM (NEW.seats, NEW.nominees, NEW.nominated, NEW.taken))
    EXECUTE FUNCTION quota_ledger();
"""
# Nobody writes a line by hand, and no line changes: not even for whoever owns the table.
SEALED = """
CREATE FUNCTION quota_ledger_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND pg_trigger_depth() > 1 THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the quota ledger is written by its quotas alone' USING ERRCODE = '42501';
END $$;
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON programs_quotaentry
    FOR EACH ROW EXECUTE FUNCTION quota_ledger_stays();
"""
# What was granted before the ledger began is its first line.
OPENING = """
INSERT INTO programs_quotaentry
    (quota_id, regency_id, center_id, kind, seats, nominees, nominated, taken,
     seats_after, nominees_after, nominated_after, taken_after, reason, at)
SELECT id, regency_id, center_id, 'ALLOCATE', seats, nominees, nominated, taken,
    seats, nominees, nominated, taken, note, clock_timestamp()
FROM programs_quota;
SET CONSTRAINTS ALL IMMEDIATE
"""
GONE = "DROP FUNCTION quota_ledger(), quota_ledger_stays() CASCADE"
# who has passed seats on reads who has taken them over
FROM_ME = """CREATE POLICY scope_region_from ON programs_seatclaim FOR SELECT TO scope_region
    USING (from_regency_id = current_setting('app.region', true));
CREATE POLICY scope_province_from ON programs_seatclaim FOR SELECT TO scope_province
    USING (from_regency_id >= current_setting('app.province', true) || '.'
        AND from_regency_id < current_setting('app.province', true) || '/')"""
NOT_FROM_ME = """DROP POLICY scope_region_from ON programs_seatclaim;
DROP POLICY scope_province_from ON programs_seatclaim"""


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0011_training_rooms"),
        ("regions", "0007_two_for_a_list"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Drift",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "figure",
                    models.CharField(
                        choices=[
                            ("SEATS", "seats of the quota, by its ledger"),
                            (
                                "QUOTA_TAKEN",
                                "seats taken of the quota, by the people who hold them",
                            ),
                            ("NOMINATED", "nominated on the quota, by the live nominations"),
                            (
                                "BATCH_TAKEN",
                                "seats taken of the class, by the people who hold them",
                            ),
                        ],
                        max_length=11,
                        verbose_name="figure",
                    ),
                ),
                ("record_id", models.BigIntegerField(verbose_name="number of the record")),
                ("label", models.CharField(max_length=200, verbose_name="where")),
                ("kept", models.IntegerField(verbose_name="kept")),
                ("counted", models.IntegerField(verbose_name="counted")),
                ("found_at", models.DateTimeField(auto_now_add=True, verbose_name="found")),
                ("settled_at", models.DateTimeField(null=True, verbose_name="gone")),
            ],
            options={
                "verbose_name": "drift",
                "verbose_name_plural": "drifts",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at__isnull", True)),
                        fields=("figure", "record_id"),
                        name="drift_once_while_it_lasts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("figure__in", ["SEATS", "QUOTA_TAKEN", "NOMINATED", "BATCH_TAKEN"])
                        ),
                        name="drift_figure_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("seats", models.PositiveIntegerField(verbose_name="seats")),
                ("remaining", models.PositiveIntegerField(verbose_name="still to be had")),
                ("places", models.PositiveIntegerField(verbose_name="places for nominees")),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                ("until", models.DateField(verbose_name="until")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("OPEN", "To be had"),
                            ("TAKEN", "All taken over"),
                            ("TAKEN_BACK", "Taken back"),
                            ("LAPSED", "Lapsed"),
                        ],
                        default="OPEN",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("offered_at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                (
                    "batch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
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
                    "offered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.program",
                        verbose_name="program",
                    ),
                ),
                (
                    "quota",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="programs.quota",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.regency",
                        verbose_name="passed on by",
                    ),
                ),
            ],
            options={
                "verbose_name": "seats passed on",
                "verbose_name_plural": "seats passed on",
                "ordering": ["until", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("status", "OPEN")),
                        fields=["until"],
                        name="offer_open_until",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["OPEN", "TAKEN", "TAKEN_BACK", "LAPSED"])
                        ),
                        name="offer_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seats__gt", 0), ("remaining__lte", models.F("seats"))
                        ),
                        name="offer_never_oversold",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status", "OPEN"), ("remaining", 0), _connector="OR"),
                        name="offer_closed_has_none_left",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="offer_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("center_id", models.CharField(editable=False, max_length=40)),
                ("seats", models.IntegerField(verbose_name="seats")),
                ("claimed_at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                (
                    "claimed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "from_regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.regency",
                        verbose_name="passed on by",
                    ),
                ),
                (
                    "quota",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="programs.quota",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.regency",
                        verbose_name="taken over by",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="programs.seatoffer",
                    ),
                ),
            ],
            options={
                "verbose_name": "seats taken over",
                "verbose_name_plural": "seats taken over",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seats__gt", 0)), name="claim_has_seats"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("regency", models.F("from_regency")), _negated=True),
                        name="claim_by_another_region",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuotaEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("regency_id", models.CharField(db_collation="C", editable=False, max_length=5)),
                ("center_id", models.CharField(editable=False, max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ALLOCATE", "Granted"),
                            ("CHANGE", "Changed by the ministry"),
                            ("NOMINATE", "Nominated"),
                            ("GIVE_BACK", "Nomination ended"),
                            ("USE", "Seat taken"),
                            ("FREE", "Seat free again"),
                            ("RELEASE", "Passed on"),
                            ("CLAIM", "Taken over from another region"),
                            ("CLAIM_BACK", "Taken back"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("seats", models.IntegerField(verbose_name="seats")),
                ("nominees", models.IntegerField(verbose_name="nominees allowed")),
                ("nominated", models.IntegerField(verbose_name="nominated")),
                ("taken", models.IntegerField(verbose_name="seats taken")),
                ("seats_after", models.IntegerField(verbose_name="seats after")),
                ("nominees_after", models.IntegerField(verbose_name="nominees allowed after")),
                ("nominated_after", models.IntegerField(verbose_name="nominated after")),
                ("taken_after", models.IntegerField(verbose_name="seats taken after")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("by_id", models.BigIntegerField(null=True, verbose_name="number of the account")),
                ("at", models.DateTimeField(verbose_name="when")),
                (
                    "quota",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="programs.quota",
                        verbose_name="quota",
                    ),
                ),
            ],
            options={
                "verbose_name": "ledger entry",
                "verbose_name_plural": "quota ledger",
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["quota", "-at", "-id"], name="ledger_of_quota")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "ALLOCATE",
                                    "CHANGE",
                                    "NOMINATE",
                                    "GIVE_BACK",
                                    "USE",
                                    "FREE",
                                    "RELEASE",
                                    "CLAIM",
                                    "CLAIM_BACK",
                                ],
                            )
                        ),
                        name="ledger_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_after__gte", 0),
                            ("taken_after__lte", models.F("seats_after")),
                            ("nominated_after__gte", 0),
                            ("nominated_after__lte", models.F("nominees_after")),
                        ),
                        name="ledger_never_negative",
                    ),
                ],
            },
        ),
        migrations.RunSQL(OPENING, migrations.RunSQL.noop),
        migrations.RunSQL(LEDGER + SEALED, GONE),
        Protect(
            "programs_quotaentry",
            [
                ministry(APPEND),
                center(grants=APPEND),
                region(grants=APPEND),
                province(),
            ],
        ),
        Protect(
            "programs_seatoffer",
            [
                ministry(WRITE),
                center(),
                Policy("scope_region", "true", READ),
                Policy("scope_province", "true", READ),
            ],
        ),
        Protect("programs_seatclaim", [ministry(APPEND), center(), region(), province()]),
        migrations.RunSQL(FROM_ME, NOT_FROM_ME),
        Protect("programs_drift", [ministry(WRITE)]),
        Audit("programs_seatoffer"),
        Audit("programs_drift"),
    ]

import django.db.models.deletion
from django.db import migrations, models

from blkportal.core.rowsecurity import (
    EVERYBODY,
    READ,
    Policy,
    Protect,
    Share,
    center,
    ministry,
    province,
    region,
)

# What an offer is, in one place: by this the triggers keep the table and `make reconcile` recounts.
ON_OFFER = """
CREATE VIEW placements_on_offer WITH (security_invoker = true) AS
SELECT c.id AS certificate_id, c.participant_id, c.regency_id, c.center_id, c.program_id,
    p.vocation_id, e.batch_id, home.code AS home_id, home.province_id,
    md5(c.units::text) AS units_key, c.level, w.available_from,
    w.willing_to_move AS is_willing, c.issued_on, c.valid_until
FROM participants_certificate c
JOIN participants_participant w ON w.id = c.participant_id
JOIN participants_enrollment e ON e.id = c.enrollment_id
JOIN programs_program p ON p.id = c.program_id
JOIN regions_regency home ON home.code = coalesce(w.domicile_id, c.regency_id)
WHERE c.kind = 'COMPETENCY' AND c.status = 'ISSUED'
AND EXISTS (
    SELECT 1 FROM participants_consent a WHERE a.participant_id = c.participant_id
    AND a.purpose = 'TALENT_SEARCH' AND a.withdrawn_at IS NULL)
AND NOT EXISTS (
    SELECT 1 FROM participants_enrollment t WHERE t.participant_id = c.participant_id
    AND t.outcome NOT IN ('UNKNOWN', 'SEEKING')
    AND (t.id = c.enrollment_id OR t.outcome_known_on >= c.issued_on));
GRANT SELECT ON placements_on_offer TO scope_ministry
"""
# The person is locked first, so that of two writes at once the later one sees the earlier.
KEEP = """
CREATE FUNCTION keep_offers(people bigint[]) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM FROM participants_participant WHERE id = ANY (people) ORDER BY id FOR NO KEY UPDATE;
    INSERT INTO placements_unitlist (key, units)
    SELECT DISTINCT ON (1) md5(units::text), units FROM participants_certificate
    WHERE participant_id = ANY (people) AND kind = 'COMPETENCY' AND status = 'ISSUED'
    ON CONFLICT (key) DO NOTHING;
    DELETE FROM placements_offer o WHERE o.participant_id = ANY (people) AND NOT EXISTS (
        SELECT 1 FROM placements_on_offer n
        WHERE n.certificate_id = o.certificate_id AND n.participant_id = ANY (people));
    INSERT INTO placements_offer AS o
        (certificate_id, participant_id, regency_id, center_id, program_id, vocation_id, batch_id,
         home_id, province_id, unit_list_id, level, available_from, is_willing, issued_on,
         valid_until)
    SELECT n.certificate_id, n.participant_id, n.regency_id, n.center_id, n.program_id,
        n.vocation_id, n.batch_id, n.home_id, n.province_id, u.id, n.level, n.available_from,
        n.is_willing, n.issued_on, n.valid_until
    FROM placements_on_offer n JOIN placements_unitlist u ON u.key = n.units_key
    WHERE n.participant_id = ANY (people)
    ON CONFLICT (certificate_id) DO UPDATE SET
        participant_id = excluded.participant_id, regency_id = excluded.regency_id,
        center_id = excluded.center_id, program_id = excluded.program_id,
        vocation_id = excluded.vocation_id, batch_id = excluded.batch_id,
        home_id = excluded.home_id, province_id = excluded.province_id,
        unit_list_id = excluded.unit_list_id, level = excluded.level,
        available_from = excluded.available_from, is_willing = excluded.is_willing,
        issued_on = excluded.issued_on, valid_until = excluded.valid_until;
END $$;
REVOKE ALL ON FUNCTION keep_offers(bigint[]) FROM PUBLIC
"""
# Three functions have their owner's rights, because whoever withdraws, certifies or hires may read
# only a part of what an offer is made of. A trigger cannot be called, takes nothing and tells
# nothing; `keep_offers`, which they call, may be called by nobody else.
FOLLOW = """
CREATE FUNCTION offers_follow_new() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM keep_offers(ARRAY (SELECT DISTINCT participant_id FROM fresh ORDER BY 1));
    RETURN NULL;
END $$;
CREATE FUNCTION offers_follow_person() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'participants_participant' THEN
        PERFORM keep_offers(ARRAY [NEW.id]);
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM keep_offers(ARRAY [OLD.participant_id]);
    ELSE
        PERFORM keep_offers(ARRAY [OLD.participant_id, NEW.participant_id]);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION offers_follow_place() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'programs_program' THEN
        UPDATE placements_offer SET vocation_id = NEW.vocation_id WHERE program_id = NEW.id;
    ELSE
        UPDATE placements_offer SET province_id = NEW.province_id WHERE home_id = NEW.code;
    END IF;
    RETURN NULL;
END $$
"""


def follow_new(table: str) -> str:
    return f"""CREATE TRIGGER offers_new AFTER INSERT ON participants_{table}
        REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION offers_follow_new()"""


def follow_changed(table: str, *columns: str) -> str:
    was, now_is = (", ".join(f"{row}.{each}" for each in columns) for row in ("OLD", "NEW"))
    return f"""CREATE TRIGGER offers AFTER UPDATE OF {", ".join(columns)} ON participants_{table}
        FOR EACH ROW WHEN (ROW ({was}) IS DISTINCT FROM ROW ({now_is}))
        EXECUTE FUNCTION offers_follow_person();"""


def follow_gone(table: str) -> str:
    return f"""CREATE TRIGGER offers_gone AFTER DELETE ON participants_{table}
        FOR EACH ROW EXECUTE FUNCTION offers_follow_person()"""


def follow_place(table: str, column: str) -> str:
    return f"""CREATE TRIGGER offers AFTER UPDATE OF {column} ON {table}
        FOR EACH ROW WHEN (OLD.{column} IS DISTINCT FROM NEW.{column})
        EXECUTE FUNCTION offers_follow_place()"""


TRIGGERS = [
    follow_changed("consent", "participant_id", "purpose", "withdrawn_at"),
    follow_changed("certificate", "enrollment_id", "participant_id", "program_id", "center_id",
                   "regency_id", "kind", "status", "level", "units", "issued_on", "valid_until"),
    follow_changed("enrollment", "participant_id", "batch_id", "outcome", "outcome_known_on"),
    follow_changed("participant", "domicile_id", "available_from", "willing_to_move"),
    *map(follow_new, ("consent", "certificate", "enrollment")),
    *map(follow_gone, ("consent", "certificate", "enrollment")),
    follow_place("programs_program", "vocation_id"),
    follow_place("regions_regency", "province_id"),
]  # fmt: skip
FILL = """DO $$ BEGIN
    PERFORM keep_offers(ARRAY (
        SELECT DISTINCT participant_id FROM participants_certificate
        WHERE kind = 'COMPETENCY' AND status = 'ISSUED' ORDER BY 1));
    SET CONSTRAINTS ALL IMMEDIATE;
END $$"""
GONE = """DROP FUNCTION offers_follow_new(), offers_follow_person(), offers_follow_place() CASCADE;
DROP FUNCTION keep_offers(bigint[]); DROP VIEW placements_on_offer"""
# A firm that is verified reads where offers are, and of whom never: certificates and people have
# their own policies, which ask for consent as it is now. Asked once a statement, not once a row.
OF_A_FIRM = """EXISTS (
    SELECT 1 FROM placements_employer f WHERE f.status = 'VERIFIED'
    AND f.id = nullif(current_setting('app.employer', true), '')::bigint)"""
WITHOUT_PERSON = """SELECT (certificate_id, center_id, program_id, vocation_id, batch_id, home_id,
    province_id, unit_list_id, level, available_from, is_willing, issued_on, valid_until)"""


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0023_own_file"),
        ("placements", "0011_saved_searches"),
        ("programs", "0015_need_quota"),
        ("regions", "0008_meetings"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(editable=False, max_length=32, unique=True)),
                ("units", models.JSONField(editable=False, verbose_name="competency units")),
            ],
            options={
                "verbose_name": "list of units",
                "verbose_name_plural": "lists of units",
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "certificate",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="offer",
                        serialize=False,
                        to="participants.certificate",
                        verbose_name="certificate",
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="level (KKNI)"
                    ),
                ),
                (
                    "available_from",
                    models.DateField(editable=False, null=True, verbose_name="available from"),
                ),
                (
                    "is_willing",
                    models.BooleanField(editable=False, null=True, verbose_name="willing to move"),
                ),
                ("issued_on", models.DateField(editable=False, verbose_name="issued")),
                (
                    "valid_until",
                    models.DateField(editable=False, null=True, verbose_name="valid until"),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programs.batch",
                        verbose_name="class",
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programs.trainingcenter",
                        verbose_name="training center",
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="regions.regency",
                        verbose_name="home",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.participant",
                        verbose_name="participant",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programs.program",
                        verbose_name="program",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="regions.province",
                        verbose_name="home province",
                    ),
                ),
                (
                    "regency",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="regions.regency",
                        verbose_name="regency or city",
                    ),
                ),
                (
                    "vocation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programs.vocation",
                        verbose_name="vocation",
                    ),
                ),
                (
                    "unit_list",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="placements.unitlist",
                        verbose_name="competency units",
                    ),
                ),
            ],
            options={
                "verbose_name": "offer",
                "verbose_name_plural": "offers",
                "indexes": [
                    models.Index(fields=["participant"], name="offer_person"),
                    models.Index(
                        models.OrderBy(models.F("level"), descending=True, nulls_last=True),
                        models.OrderBy(models.F("issued_on"), descending=True),
                        models.OrderBy(models.F("certificate"), descending=True),
                        include=["valid_until"],
                        name="offer_highest",
                    ),
                    *[
                        models.Index(
                            fields=[*columns, "-issued_on", "-certificate"],
                            include=["valid_until"],
                            name=f"offer_{name}",
                        )
                        for name, columns in {
                            "newest": [],
                            "vocation": ["vocation"],
                            "vocation_place": ["vocation", "province"],
                            "program": ["program"],
                            "center": ["center"],
                            "batch": ["batch"],
                            "home": ["home"],
                            "province": ["province"],
                            "units": ["unit_list"],
                        }.items()
                    ],
                    *[
                        models.Index(
                            models.F(column),
                            models.OrderBy(models.F("level"), descending=True, nulls_last=True),
                            models.OrderBy(models.F("issued_on"), descending=True),
                            models.OrderBy(models.F("certificate"), descending=True),
                            include=["valid_until"],
                            name=f"offer_{column}_level",
                        )
                        for column in ("vocation", "province")
                    ],
                ],
            },
        ),
        Share("placements_unitlist", READ, [r for r in EVERYBODY if r != "scope_public"]),
        Protect(
            "placements_offer",
            [
                ministry(grants=READ),
                region(),
                province(),
                center(),
                Policy("scope_employer", OF_A_FIRM, WITHOUT_PERSON),
            ],
        ),
        migrations.RunSQL([ON_OFFER, KEEP, FOLLOW, *TRIGGERS, FILL], GONE),
    ]

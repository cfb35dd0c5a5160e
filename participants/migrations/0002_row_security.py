from django.db import migrations

from blkportal.core.rowsecurity import (
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

PERSONAL = ["nik", "nik_hash", "nik_last4", "name", "initials", "birth_date", "phone", "email",
            "address", "has_disability", "is_poor_household"]  # fmt: skip
REFERRED_HERE = """EXISTS (
    SELECT 1 FROM participants_referral r
    WHERE r.participant_id = {person} AND r.center_id = current_setting('app.center', true))"""
AGREES = """EXISTS (
    SELECT 1 FROM participants_consent c
    WHERE c.participant_id = {person} AND c.purpose = 'TALENT_SEARCH' AND c.withdrawn_at IS NULL)"""
CERTIFIED = """EXISTS (
    SELECT 1 FROM participants_certificate x
    WHERE x.participant_id = {person} AND x.kind = 'COMPETENCY' AND x.status = 'ISSUED')"""


def offered(rows, grants, person="participant_id"):
    """What an employer reaches: certified AND consented, and of that only these columns."""
    return Policy("scope_employer", rows.format(person=person), grants)


class Migration(migrations.Migration):
    dependencies = [("participants", "0001_initial"), ("programs", "0002_row_security")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE participants_stay ADD CONSTRAINT stay_bed_of_the_right_sex"
            " FOREIGN KEY (bed_id, sex) REFERENCES programs_bed (id, sex)",
            "ALTER TABLE participants_stay DROP CONSTRAINT stay_bed_of_the_right_sex",
        ),
        Protect(
            "participants_participant",
            [
                ministry(),
                region(grants=WRITE),
                province(),
                Policy(
                    "scope_center",
                    REFERRED_HERE.format(person="participants_participant.id"),
                    READ,
                ),
                offered(
                    f"{AGREES} AND {CERTIFIED}",
                    "SELECT (id, initials, sex, education, domicile_id, available_from,"
                    " willing_to_move)",
                    person="participants_participant.id",
                ),
            ],
        ),
        Protect(
            "participants_consent",
            [
                ministry(),
                region(grants=WRITE),
                province(),
                Policy(
                    "scope_center",
                    REFERRED_HERE.format(person="participants_consent.participant_id"),
                    READ,
                ),
                offered(
                    "purpose = 'TALENT_SEARCH' AND withdrawn_at IS NULL",
                    "SELECT (id, participant_id, purpose, withdrawn_at)",
                ),
            ],
        ),
        Protect(
            "participants_referral",
            [ministry(), region(grants=WRITE), province(), center(grants="SELECT, UPDATE")],
        ),
        Protect("participants_referralimport", [ministry(), region(grants=WRITE), province()]),
        Protect(
            "participants_enrollment",
            [
                ministry(),
                region(
                    grants="SELECT, UPDATE (status, placed_on, outcome, outcome_known_on, dropped_on,"
                    " version)"
                ),
                province(),
                center(grants=WRITE),
                offered(
                    AGREES,
                    "SELECT (id, participant_id, batch_id, program_id, center_id, regency_id, status,"
                    " graduated_on, certified_on, placed_on, outcome, outcome_known_on),"
                    " UPDATE (placed_on, outcome, outcome_known_on)",
                    person="participants_enrollment.participant_id",
                ),
            ],
        ),
        Protect("participants_stay", [ministry(), region(), province(), center(grants=WRITE)]),
        Protect(
            "participants_certificate",
            [
                ministry(),
                region(),
                province(),
                center(grants=WRITE),
                offered(
                    f"kind = 'COMPETENCY' AND status = 'ISSUED' AND {AGREES}",
                    READ,
                    person="participants_certificate.participant_id",
                ),
            ],
        ),
        Protect("participants_certificatecounter", [ministry(), center(grants=WRITE)]),
        Audit("participants_participant", hidden=PERSONAL),
        Audit("participants_referralimport", hidden=["checked_rows", "problems"]),
        *[
            Audit(f"participants_{noun}")
            for noun in ("consent", "referral", "enrollment", "stay", "certificate")
        ],
    ]

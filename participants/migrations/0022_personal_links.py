"""A person who holds a personal link reads the own name and seats, and says what became of them."""

from django.db import migrations, models

from blkportal.core.rowsecurity import READ, Admit, Share, person

SEAT = (
    "SELECT (id, participant_id, program_id, center_id, regency_id, batch_id, status, "
    "graduated_on, certified_on, placed_on, outcome, outcome_known_on), "
    "UPDATE (placed_on, outcome, outcome_known_on)"
)
CONSENT = "SELECT (id, participant_id, purpose, withdrawn_at)"
PLACES = ["regions_province", "regions_regency", "programs_program", "programs_trainingcenter"]


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0021_import_modes"),
        ("programs", "0015_need_quota"),
        ("regions", "0008_meetings"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="enrollment",
            index=models.Index(
                condition=models.Q(("graduated_on__isnull", False)),
                fields=["graduated_on"],
                name="enrollment_graduated",
            ),
        ),
        *[Share(table, READ, ["scope_person"]) for table in PLACES],
        Admit(
            "participants_participant", person("id", grants="SELECT (id, name, phone, regency_id)")
        ),
        Admit("participants_enrollment", person(grants=SEAT)),
        Admit("participants_consent", person(grants=CONSENT)),
    ]

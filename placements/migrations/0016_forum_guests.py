import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from blkportal.core.rowsecurity import READ, Admit, Audit, Policy, Protect, employer, ministry

WRITES = "SELECT, INSERT, UPDATE (came)"
# row security of the meetings themselves is asked anew
OF_A_MEETING = """EXISTS (
    SELECT 1 FROM regions_meeting m WHERE m.id = placements_forumguest.meeting_id)"""
INVITED = """EXISTS (
    SELECT 1 FROM placements_forumguest g WHERE g.meeting_id = regions_meeting.id
        AND g.employer_id = nullif(current_setting('app.employer', true), '')::bigint)"""
OF_CALLER = """EXISTS (
    SELECT 1 FROM regions_meeting m WHERE m.id = meeting_id AND m.center_id = {own})"""
# Who called the forum invites and notes who came; a center the own, a province its own.
CALLERS = "".join(
    f"""
CREATE POLICY {role}_invites ON placements_forumguest AS RESTRICTIVE FOR INSERT TO {role}
    WITH CHECK ({OF_CALLER.format(own=own)});
CREATE POLICY {role}_notes ON placements_forumguest AS RESTRICTIVE FOR UPDATE TO {role}
    USING ({OF_CALLER.format(own=own)});
"""
    for role, own in (
        ("scope_center", "current_setting('app.center', true)"),
        ("scope_province", "''"),
    )
)
NO_CALLERS = "".join(
    f"DROP POLICY {role}_invites ON placements_forumguest;"
    f"DROP POLICY {role}_notes ON placements_forumguest;"
    for role in ("scope_center", "scope_province")
)
OF_FORUMS = """
CREATE FUNCTION guest_of_forum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM regions_meeting WHERE id = NEW.meeting_id AND kind = 'FKLPI') THEN
        RAISE EXCEPTION 'firms are invited to forums only'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'guests_of_forums_only';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER of_forum BEFORE INSERT OR UPDATE OF meeting_id ON placements_forumguest
    FOR EACH ROW EXECUTE FUNCTION guest_of_forum();
"""
NO_OF_FORUMS = """
DROP TRIGGER of_forum ON placements_forumguest;
DROP FUNCTION guest_of_forum();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0015_open_frame"),
        ("regions", "0011_forums"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ForumGuest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("invited_at", models.DateTimeField(auto_now_add=True, verbose_name="invited")),
                (
                    "came",
                    models.CharField(
                        choices=[
                            ("UNKNOWN", "not yet known"),
                            ("YES", "Came"),
                            ("NO", "Did not come"),
                        ],
                        default="UNKNOWN",
                        editable=False,
                        max_length=7,
                        verbose_name="attendance",
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="placements.employer",
                        verbose_name="employer",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="invited by",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guests",
                        to="regions.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "firm invited",
                "verbose_name_plural": "firms invited",
                "ordering": ["employer__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "employer"), name="guest_once_a_forum"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("came__in", ["UNKNOWN", "YES", "NO"])),
                        name="guest_attendance_known",
                    ),
                ],
            },
        ),
        Protect(
            "placements_forumguest",
            [
                ministry(),
                employer(),
                Policy("scope_center", OF_A_MEETING, WRITES),
                Policy("scope_province", OF_A_MEETING, WRITES),
                Policy("scope_region", OF_A_MEETING, READ),
            ],
        ),
        migrations.RunSQL(CALLERS, NO_CALLERS),
        migrations.RunSQL(OF_FORUMS, NO_OF_FORUMS),
        # when, where and by whom; not what was said
        Admit(
            "regions_meeting",
            Policy(
                "scope_employer",
                INVITED,
                "SELECT (id, kind, province_id, center_id, title, held_on, place, status)",
            ),
        ),
        Audit("placements_forumguest"),
    ]

from django.db import migrations, models

# A firm answers for itself, an office takes its invitation back: each may write what the
# constraints want beside its own states, and not what they want beside the other's.
WRITES = """
GRANT UPDATE (status, word, answered_at) ON placements_forumguest TO scope_employer;
GRANT UPDATE (status, withdrawn_because) ON placements_forumguest TO scope_center, scope_province;
CREATE POLICY scope_employer_answers ON placements_forumguest
    AS RESTRICTIVE FOR UPDATE TO scope_employer
    USING (status <> 'WITHDRAWN' AND EXISTS (
        SELECT 1 FROM regions_meeting m WHERE m.id = meeting_id AND m.status = 'PLANNED'))
    WITH CHECK (status IN ('COMES', 'ABSENT'))
"""
NO_WRITES = """
DROP POLICY scope_employer_answers ON placements_forumguest;
REVOKE UPDATE (status, withdrawn_because) ON placements_forumguest
    FROM scope_center, scope_province;
REVOKE UPDATE (status, word, answered_at) ON placements_forumguest FROM scope_employer
"""

# so that nobody turns an answer round who may not write its moment
ANEW = """
CREATE FUNCTION guest_answers_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an answer has its own moment'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'guest_answers_anew';
END $$;
CREATE TRIGGER answers_anew AFTER UPDATE OF status ON placements_forumguest FOR EACH ROW
    WHEN (NEW.status IN ('COMES', 'ABSENT') AND NEW.status <> OLD.status
        AND NEW.answered_at IS NOT DISTINCT FROM OLD.answered_at)
    EXECUTE FUNCTION guest_answers_anew();
"""
NOT_ANEW = """
DROP TRIGGER answers_anew ON placements_forumguest;
DROP FUNCTION guest_answers_anew();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0017_vacancy_units"),
        ("regions", "0011_forums"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="forumguest",
            name="guest_once_a_forum",
        ),
        migrations.AddField(
            model_name="forumguest",
            name="answered_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="answered"),
        ),
        migrations.AddField(
            model_name="forumguest",
            name="status",
            field=models.CharField(
                choices=[
                    ("INVITED", "Waits for the firm's answer"),
                    ("COMES", "Will come"),
                    ("ABSENT", "Will not come"),
                    ("WITHDRAWN", "Invitation taken back"),
                ],
                db_default="INVITED",
                default="INVITED",
                editable=False,
                max_length=9,
                verbose_name="answer",
            ),
        ),
        migrations.AddField(
            model_name="forumguest",
            name="withdrawn_because",
            field=models.CharField(
                blank=True,
                db_default="",
                editable=False,
                max_length=500,
                verbose_name="why it was taken back",
            ),
        ),
        migrations.AddField(
            model_name="forumguest",
            name="word",
            field=models.CharField(
                blank=True, db_default="", max_length=300, verbose_name="word of the firm"
            ),
        ),
        migrations.AddConstraint(
            model_name="forumguest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ("INVITED", "COMES", "ABSENT"))),
                fields=("meeting", "employer"),
                name="guest_once_a_forum",
            ),
        ),
        migrations.AddConstraint(
            model_name="forumguest",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["INVITED", "COMES", "ABSENT", "WITHDRAWN"])),
                name="guest_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="forumguest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["COMES", "ABSENT"]), _negated=True),
                    ("answered_at__isnull", False),
                    _connector="OR",
                ),
                name="guest_answered_has_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="forumguest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "WITHDRAWN"), _negated=True),
                    models.Q(
                        models.Q(("withdrawn_because", ""), _negated=True), ("came", "UNKNOWN")
                    ),
                    _connector="OR",
                ),
                name="guest_withdrawn_with_reason_and_unseen",
            ),
        ),
        migrations.RunSQL(WRITES, NO_WRITES),
        migrations.AddField(
            model_name="placement",
            name="contract",
            field=models.CharField(
                blank=True,
                choices=[
                    ("PERMANENT", "Permanent (PKWTT)"),
                    ("CONTRACT", "For a fixed time (PKWT)"),
                    ("DAILY", "By the day"),
                    ("NONE", "Nothing in writing"),
                ],
                db_default="",
                max_length=9,
                verbose_name="kind of contract",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("contract", ""),
                    models.Q(
                        ("contract__in", ["PERMANENT", "CONTRACT", "DAILY", "NONE"]),
                        ("kind", "WORK"),
                    ),
                    _connector="OR",
                ),
                name="placement_contract_of_work",
            ),
        ),
        migrations.RunSQL(ANEW, NOT_ANEW),
    ]

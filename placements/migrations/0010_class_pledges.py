import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from blkportal.core.rowsecurity import READ, Audit, Policy, Protect, center, employer, ministry

# whoever has people in the class; row security of the seats asks once more whose they are
HAS_PEOPLE = """EXISTS (
    SELECT 1 FROM participants_enrollment e
    WHERE e.batch_id = placements_classpledge.batch_id AND {own})"""
OF_REGION = "e.regency_id = current_setting('app.region', true)"
OF_PROVINCE = """e.regency_id >= current_setting('app.province', true) || '.'
    AND e.regency_id < current_setting('app.province', true) || '/'"""
# A firm offers and withdraws, a center answers; that a pledge is kept nobody of them writes.
STEPS = """
CREATE POLICY scope_employer_offers ON placements_classpledge AS RESTRICTIVE
    FOR INSERT TO scope_employer
    WITH CHECK (status = 'OFFERED' AND kept = 0 AND answered_on IS NULL);
CREATE POLICY scope_employer_withdraws ON placements_classpledge AS RESTRICTIVE
    FOR UPDATE TO scope_employer USING (status IN ('OFFERED', 'WELCOMED'))
    WITH CHECK (status = 'WITHDRAWN');
CREATE POLICY scope_center_answers ON placements_classpledge AS RESTRICTIVE
    FOR UPDATE TO scope_center USING (status IN ('OFFERED', 'WELCOMED'))
    WITH CHECK (status IN ('WELCOMED', 'DECLINED', 'LAPSED'));
"""
NO_STEPS = """
DROP POLICY scope_employer_offers ON placements_classpledge;
DROP POLICY scope_employer_withdraws ON placements_classpledge;
DROP POLICY scope_center_answers ON placements_classpledge;
"""
# No more people than the class has seats: of one pledge, and of all that are welcomed together.
# The lock is the service's own, so that whoever comes by another way waits as well.
FITS = """
CREATE FUNCTION class_pledge_fits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    training programs_batch;
    pledged int := 0;
BEGIN
    IF NEW.status = 'WELCOMED' THEN
        PERFORM pg_advisory_xact_lock(hashtext('pledges ' || NEW.batch_id));
        SELECT coalesce(sum(people), 0) INTO pledged FROM placements_classpledge
        WHERE batch_id = NEW.batch_id AND id <> NEW.id
            AND status IN ('WELCOMED', 'KEPT', 'BROKEN');
    END IF;
    SELECT * INTO training FROM programs_batch WHERE id = NEW.batch_id;
    IF pledged + NEW.people > training.capacity THEN
        RAISE EXCEPTION 'more people are pledged than the class has seats'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pledges_within_class';
    END IF;
    IF TG_OP = 'INSERT' AND NEW.center_id <> training.center_id THEN
        RAISE EXCEPTION 'the class is of another center'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pledge_of_the_center';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fits_insert BEFORE INSERT ON placements_classpledge
    FOR EACH ROW EXECUTE FUNCTION class_pledge_fits();
CREATE TRIGGER fits BEFORE UPDATE OF status, people, batch_id ON placements_classpledge
    FOR EACH ROW WHEN (NEW.status = 'WELCOMED' OR OLD.people <> NEW.people
        OR OLD.batch_id <> NEW.batch_id)
    EXECUTE FUNCTION class_pledge_fits();
"""
NO_FITS = """
DROP TRIGGER fits ON placements_classpledge;
DROP TRIGGER fits_insert ON placements_classpledge;
DROP FUNCTION class_pledge_fits();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0009_vacancies"),
        ("participants", "0023_own_file"),
        ("programs", "0015_need_quota"),
        ("regions", "0008_meetings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClassPledge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "people",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="people pledged",
                    ),
                ),
                (
                    "kept",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="people taken on"
                    ),
                ),
                ("job_title", models.CharField(max_length=120, verbose_name="job")),
                (
                    "wage",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(100000),
                            django.core.validators.MaxValueValidator(100000000),
                        ],
                        verbose_name="wage a month, rupiah",
                    ),
                ),
                ("starts_by", models.DateField(verbose_name="they start by")),
                (
                    "message",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="message to the center"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("OFFERED", "Waits for the center's answer"),
                            ("WELCOMED", "Pledged"),
                            ("DECLINED", "Declined"),
                            ("WITHDRAWN", "Withdrawn"),
                            ("KEPT", "Pledge kept"),
                            ("BROKEN", "Pledge broken"),
                            ("LAPSED", "Lapsed"),
                        ],
                        default="OFFERED",
                        editable=False,
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                (
                    "answered_on",
                    models.DateField(editable=False, null=True, verbose_name="answered"),
                ),
                ("offered_at", models.DateTimeField(auto_now_add=True, verbose_name="offered")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledges",
                        to="programs.batch",
                        verbose_name="class",
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
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledges",
                        to="placements.employer",
                        verbose_name="employer",
                    ),
                ),
                (
                    "offered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pledged by",
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
                "verbose_name": "class pledge",
                "verbose_name_plural": "class pledges",
                "ordering": ["-starts_by", "-pk"],
                "indexes": [
                    models.Index(fields=["center", "status"], name="pledge_center"),
                    models.Index(fields=["status", "starts_by"], name="pledge_due"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "OFFERED",
                                    "WELCOMED",
                                    "DECLINED",
                                    "WITHDRAWN",
                                    "KEPT",
                                    "BROKEN",
                                    "LAPSED",
                                ],
                            )
                        ),
                        name="pledge_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 1)), name="pledge_for_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wage__isnull", True),
                            ("wage__range", (100000, 100000000)),
                            _connector="OR",
                        ),
                        name="pledge_wage_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["WELCOMED", "KEPT", "BROKEN", "DECLINED"]),
                                _negated=True,
                            ),
                            ("answered_on__isnull", False),
                            _connector="OR",
                        ),
                        name="pledge_answered_has_day",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ("OFFERED", "WELCOMED"))),
                        fields=("employer", "batch"),
                        name="pledge_open_once",
                    ),
                ],
            },
        ),
        Protect(
            "placements_classpledge",
            [
                ministry(),
                employer(grants="SELECT, INSERT, UPDATE (status, version)"),
                center(grants="SELECT, UPDATE (status, answered_on, version)"),
                Policy("scope_region", HAS_PEOPLE.format(own=OF_REGION), READ),
                Policy("scope_province", HAS_PEOPLE.format(own=OF_PROVINCE), READ),
            ],
        ),
        migrations.RunSQL(STEPS, NO_STEPS),
        migrations.RunSQL(FITS, NO_FITS),
        Audit("placements_classpledge"),
    ]

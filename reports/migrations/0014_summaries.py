import django.db.models.deletion
from django.db import migrations, models

from blkportal.core.rowsecurity import READ, Policy, Protect, ministry, province, region

READERS = [ministry(grants=READ), region(), province()]
OF_A_CENTER = Policy(
    "scope_center", "slice = 'CENTER' AND key = current_setting('app.center', true)", READ
)
# The definitions as they were on the day of this migration. Whoever changes one writes another
# migration that puts it in here and refills; until then `make reconcile` finds the difference.
REFERRALS = {
    "referred": "true",
    "verified": "verified_on IS NOT NULL",
    "selected": "status = 'SELECTED'",
    "reserve": "status = 'RESERVE'",
    "rejected": "status = 'REJECTED'",
    "no_show": "status = 'NO_SHOW'",
    "withdrawn": "status = 'WITHDRAWN'",
    "undecided": "status IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED')",
}
GRADUATED, PLACED = "graduated_on IS NOT NULL", "placed_on IS NOT NULL"
IN_3, IN_6, IN_12 = (f"placed_on <= graduated_on + interval '{n} months'" for n in (3, 6, 12))
ENROLLMENTS = {
    "enrolled": "true",
    "boarding": "is_boarding",
    "women": "sex = 'FEMALE'",
    "dropped_out": "dropped_on IS NOT NULL",
    "not_passed": "status = 'NOT_PASSED'",
    "in_training": "graduated_on IS NULL AND dropped_on IS NULL AND status <> 'NOT_PASSED'",
    "graduated": GRADUATED,
    "assessed": "assessed_on IS NOT NULL",
    "competent": "competent_on IS NOT NULL",
    "certified": "certified_on IS NOT NULL",
    "placed": PLACED,
    "placed_work": f"{GRADUATED} AND outcome = 'WORKING'",
    "placed_self_employed": f"{GRADUATED} AND outcome = 'SELF_EMPLOYED'",
    "placed_apprenticeship": f"{GRADUATED} AND outcome = 'APPRENTICESHIP'",
    "studying": f"{GRADUATED} AND outcome = 'STUDYING'",
    "seeking": f"{GRADUATED} AND outcome = 'SEEKING'",
    "not_seeking": f"{GRADUATED} AND outcome = 'NOT_SEEKING'",
    "status_known": f"{GRADUATED} AND outcome <> 'UNKNOWN'",
    "unknown": f"{GRADUATED} AND outcome = 'UNKNOWN'",
    "waited_3": f"{PLACED} AND {IN_3}",
    "waited_6": f"{PLACED} AND NOT {IN_3} AND {IN_6}",
    "waited_12": f"{PLACED} AND NOT {IN_6} AND {IN_12}",
    "waited_longer": f"{PLACED} AND NOT {IN_12}",
}
OF_ALL = "('ALL', ''), ('CENTER', c.center_id), ('PROGRAM', c.program_id::text)"
OF_GRADUATES = "('GRADUATED', date_trunc('month', c.graduated_on)::date::text)"
# A write adds the differences that it makes as rows of their own, so that no two writers wait for
# each other; whoever finds that many have gathered adds them up. The function has its owner's
# rights, because whoever moves a person may write no sum. It is a trigger: nobody can call it.
FUNCTIONS = """
CREATE OR REPLACE FUNCTION {table}_follows() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        {of_new};
    ELSIF TG_OP = 'DELETE' THEN
        {of_gone};
    ELSE
        {of_changed};
    END IF;
    IF FOUND AND (SELECT max(id) - min(id) > 2000 FROM {table} WHERE is_loose)
    AND current_setting('transaction_isolation') = 'read committed'
    AND pg_try_advisory_xact_lock(hashtext('{table}')) THEN
        WITH loose AS (SELECT DISTINCT {keys} FROM {table} WHERE is_loose),
        parts AS (
            DELETE FROM {table} t USING loose WHERE ({of_t}) = ({of_loose}) RETURNING t.*
        )
        INSERT INTO {table} ({keys}, is_loose, {figures})
        SELECT {keys}, false, {sums} FROM parts GROUP BY {keys} HAVING {any};
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION refill_{table}() RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    LOCK TABLE {source} IN SHARE MODE;
    DELETE FROM {table};
    {of_all}
    ORDER BY 1, 2, 3, 4;
END $$;
REVOKE ALL ON FUNCTION refill_{table}() FROM PUBLIC;
"""
TRIGGERS = """
CREATE TRIGGER sums_new AFTER INSERT ON {source} REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_follows();
CREATE TRIGGER sums_gone AFTER DELETE ON {source} REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_follows();
CREATE TRIGGER sums_changed AFTER UPDATE ON {source}
    REFERENCING OLD TABLE AS gone NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_follows();
SELECT refill_{table}()
"""
DIFFERENCE = """INSERT INTO {table} ({keys}, is_loose, {figures})
        SELECT of_whom.slice, of_whom.key, c.regency_id, date_trunc('month', c.{day})::date,
            {more}{is_loose}, {counts}
        FROM ({rows}) AS c CROSS JOIN LATERAL (VALUES {slices}) AS of_whom (slice, key)
        WHERE c.{day} IS NOT NULL AND of_whom.key IS NOT NULL
        GROUP BY of_whom.slice, of_whom.key, c.regency_id, date_trunc('month', c.{day}){by}
        HAVING {any_count}"""
NEW, OLD = "SELECT 1 AS sign, fresh.* FROM fresh", "SELECT -1 AS sign, gone.* FROM gone"


def follow(table: str, source: str, day: str, figures: dict[str, str], *, by_sex: bool) -> str:
    names = names_of(table, source, day, figures, by_sex=by_sex)
    return functions(names) + TRIGGERS.format(**names)


def names_of(
    table: str, source: str, day: str, figures: dict[str, str], *, by_sex: bool, more: str = ""
) -> dict[str, str]:
    keys = ["slice", "key", "regency_id", "month", *(["sex"] if by_sex else [])]
    counts = [f"sum(CASE WHEN {holds} THEN c.sign ELSE 0 END)" for holds in figures.values()]
    sums = [f"sum({name})" for name in figures]
    return {
        "table": table,
        "source": source,
        "day": day,
        "keys": ", ".join(keys),
        "of_t": ", ".join(f"t.{key}" for key in keys),
        "of_loose": ", ".join(f"loose.{key}" for key in keys),
        "figures": ", ".join(figures),
        "sums": ", ".join(sums),
        "any": " OR ".join(f"{each} <> 0" for each in sums),
        "counts": ", ".join(counts),
        "any_count": " OR ".join(f"{each} <> 0" for each in counts),
        "more": "c.sex, " if by_sex else "",
        "by": ", c.sex" if by_sex else "",
        "slices": (f"{OF_ALL}, {OF_GRADUATES}" if by_sex else OF_ALL) + more,
    }


def functions(names: dict[str, str]) -> str:
    return FUNCTIONS.format(
        of_new=DIFFERENCE.format(rows=NEW, is_loose="true", **names),
        of_gone=DIFFERENCE.format(rows=OLD, is_loose="true", **names),
        of_changed=DIFFERENCE.format(rows=f"{OLD} UNION ALL {NEW}", is_loose="true", **names),
        of_all=of_all(names),
        **names,
    )


def of_all(names: dict[str, str]) -> str:
    everything = f"SELECT 1 AS sign, s.* FROM {names['source']} s"
    return DIFFERENCE.format(rows=everything, is_loose="false", **names)


def unfollow(table: str) -> str:
    return f"DROP FUNCTION {table}_follows() CASCADE; DROP FUNCTION refill_{table}()"


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0023_own_file"),
        ("regions", "0011_forums"),
        ("reports", "0013_proposal_lines"),
    ]

    operations = [
        migrations.CreateModel(
            name='EnrollmentSummary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slice', models.CharField(choices=[('ALL', 'everybody'), ('CENTER', 'one training center'), ('PROGRAM', 'one program'), ('GRADUATED', 'who graduated in one month')], editable=False, max_length=9, verbose_name='of whom')),
                ('key', models.CharField(editable=False, max_length=40, verbose_name='of which')),
                ('month', models.DateField(editable=False, verbose_name='month')),
                ('is_loose', models.BooleanField(editable=False)),
                ('sex', models.CharField(choices=[('MALE', 'Male'), ('FEMALE', 'Female')], editable=False, max_length=6, verbose_name='sex')),
                ('enrolled', models.IntegerField(editable=False, verbose_name='Enrolled (trained)')),
                ('boarding', models.IntegerField(editable=False, verbose_name='Living in the dormitory')),
                ('women', models.IntegerField(editable=False, verbose_name='Women')),
                ('dropped_out', models.IntegerField(editable=False, verbose_name='Left early')),
                ('not_passed', models.IntegerField(editable=False, verbose_name='Not passed')),
                ('in_training', models.IntegerField(editable=False, verbose_name='Still in training')),
                ('graduated', models.IntegerField(editable=False, verbose_name='Graduated')),
                ('assessed', models.IntegerField(editable=False, verbose_name='Assessed')),
                ('competent', models.IntegerField(editable=False, verbose_name='Found competent')),
                ('certified', models.IntegerField(editable=False, verbose_name='Certified')),
                ('placed', models.IntegerField(editable=False, verbose_name='Placed')),
                ('placed_work', models.IntegerField(editable=False, verbose_name='Employed now')),
                ('placed_self_employed', models.IntegerField(editable=False, verbose_name='Self-employed now')),
                ('placed_apprenticeship', models.IntegerField(editable=False, verbose_name='In an apprenticeship now')),
                ('studying', models.IntegerField(editable=False, verbose_name='Studying now')),
                ('seeking', models.IntegerField(editable=False, verbose_name='Looking for work now')),
                ('not_seeking', models.IntegerField(editable=False, verbose_name='Not looking for work now')),
                ('status_known', models.IntegerField(editable=False, verbose_name='Outcome known')),
                ('unknown', models.IntegerField(editable=False, verbose_name='Not yet known')),
                ('waited_3', models.IntegerField(editable=False, verbose_name='First work within 3 months')),
                ('waited_6', models.IntegerField(editable=False, verbose_name='First work after 3 to 6 months')),
                ('waited_12', models.IntegerField(editable=False, verbose_name='First work after 6 to 12 months')),
                ('waited_longer', models.IntegerField(editable=False, verbose_name='First work after more than a year')),
                ('regency', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.regency', verbose_name='regency or city')),
            ],
            options={
                'verbose_name': 'sum of people trained',
                'verbose_name_plural': 'sums of people trained',
                'indexes': [models.Index(fields=['slice', 'key', 'regency', 'month'], name='enrollment_sums'), models.Index(condition=models.Q(('is_loose', True)), fields=['id'], name='enrollment_sums_loose')],
            },
        ),
        migrations.CreateModel(
            name='ReferralSummary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slice', models.CharField(choices=[('ALL', 'everybody'), ('CENTER', 'one training center'), ('PROGRAM', 'one program'), ('GRADUATED', 'who graduated in one month')], editable=False, max_length=9, verbose_name='of whom')),
                ('key', models.CharField(editable=False, max_length=40, verbose_name='of which')),
                ('month', models.DateField(editable=False, verbose_name='month')),
                ('is_loose', models.BooleanField(editable=False)),
                ('referred', models.IntegerField(editable=False, verbose_name='Nominated')),
                ('verified', models.IntegerField(editable=False, verbose_name='Documents verified')),
                ('selected', models.IntegerField(editable=False, verbose_name='Selected')),
                ('reserve', models.IntegerField(editable=False, verbose_name='On the reserve list')),
                ('rejected', models.IntegerField(editable=False, verbose_name='Not selected')),
                ('no_show', models.IntegerField(editable=False, verbose_name='Did not come to selection')),
                ('withdrawn', models.IntegerField(editable=False, verbose_name='Withdrawn')),
                ('undecided', models.IntegerField(editable=False, verbose_name='Not yet decided')),
                ('regency', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='regions.regency', verbose_name='regency or city')),
            ],
            options={
                'verbose_name': 'sum of nominations',
                'verbose_name_plural': 'sums of nominations',
                'indexes': [models.Index(fields=['slice', 'key', 'regency', 'month'], name='referral_sums'), models.Index(condition=models.Q(('is_loose', True)), fields=['id'], name='referral_sums_loose')],
            },
        ),
        Protect("reports_referralsummary", [*READERS, OF_A_CENTER]),
        Protect("reports_enrollmentsummary", [*READERS, OF_A_CENTER]),
        migrations.RunSQL(
            follow("reports_referralsummary", "participants_referral", "submitted_on",
                   REFERRALS, by_sex=False),
            unfollow("reports_referralsummary"),
        ),
        migrations.RunSQL(
            follow("reports_enrollmentsummary", "participants_enrollment", "enrolled_on",
                   ENROLLMENTS, by_sex=True),
            unfollow("reports_enrollmentsummary"),
        ),
    ]  # fmt: skip

import django.contrib.postgres.fields
from django.db import migrations, models

FIRMS = "GRANT UPDATE (units) ON placements_vacancy TO scope_employer"
NOT_FIRMS = "REVOKE UPDATE (units) ON placements_vacancy FROM scope_employer"
# The register names a unit once for each program that teaches it, so no key of it can be a foreign
# key here; a vacancy means the code, whoever teaches it.
REGISTERED = """
CREATE FUNCTION vacancy_units_registered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM unnest(NEW.units) asked WHERE NOT EXISTS (
            SELECT 1 FROM programs_competencyunit u WHERE u.code = asked))
    THEN
        RAISE EXCEPTION 'a unit is not in the register'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'vacancy_units_registered';
    END IF;
    IF cardinality(NEW.units) > (SELECT count(DISTINCT asked) FROM unnest(NEW.units) asked) THEN
        RAISE EXCEPTION 'a unit is named twice'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'vacancy_units_once';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER units_registered AFTER INSERT OR UPDATE OF units ON placements_vacancy
    FOR EACH ROW WHEN (NEW.units <> '{}') EXECUTE FUNCTION vacancy_units_registered();
"""
NOT_REGISTERED = """
DROP TRIGGER units_registered ON placements_vacancy;
DROP FUNCTION vacancy_units_registered();
"""
# until now people were ranked by the codes that stood in the text
AS_WRITTEN = r"""
UPDATE placements_vacancy SET units = named.codes FROM (
    SELECT v.id, (array_agg(DISTINCT u.code ORDER BY u.code))[1:20] AS codes
    FROM placements_vacancy v
    CROSS JOIN regexp_matches(upper(v.skills), '[A-Z]\.[0-9A-Z]+(?:\.[0-9A-Z]+)*', 'g') found
    JOIN programs_competencyunit u ON u.code = found[1]
    GROUP BY v.id) named
WHERE named.id = placements_vacancy.id;
SET CONSTRAINTS ALL IMMEDIATE
"""


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0016_forum_guests"),
        ("programs", "0017_agreement_papers_and_renewals"),
    ]

    operations = [
        migrations.AddField(
            model_name="vacancy",
            name="units",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=30),
                blank=True,
                db_default=[],
                default=list,
                size=20,
                verbose_name="competency units",
            ),
        ),
        migrations.AddConstraint(
            model_name="vacancy",
            constraint=models.CheckConstraint(
                condition=models.Q(("units__len__lte", 20)), name="vacancy_units_few"
            ),
        ),
        migrations.RunSQL(FIRMS, NOT_FIRMS),
        migrations.RunSQL(REGISTERED, NOT_REGISTERED),
        migrations.RunSQL(AS_WRITTEN, migrations.RunSQL.noop),
    ]

"""A corrected sex reaches the seats, so that reports count women as they are known today.

A seat whose person has a bed keeps the sex by which it was found: the sexes never share a room. The
function has its owner's rights, because a region may not write the seats of a center; it is a
trigger, which nobody can call.
"""

from django.db import migrations

LIVES_THERE = """EXISTS (
        SELECT FROM participants_stay s
        WHERE s.enrollment_id = e.id AND NOT s.is_cancelled AND upper(s.nights) > CURRENT_DATE
    )"""
FORWARD = f"""
CREATE FUNCTION participants_sex_follows() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE participants_enrollment e SET sex = NEW.sex
    WHERE e.participant_id = NEW.id AND e.sex <> NEW.sex AND NOT {LIVES_THERE};
    RETURN NULL;
END $$;
CREATE TRIGGER sex_follows AFTER UPDATE OF sex ON participants_participant
    FOR EACH ROW WHEN (OLD.sex IS DISTINCT FROM NEW.sex)
    EXECUTE FUNCTION participants_sex_follows();
"""
BACKWARD = """
DROP TRIGGER sex_follows ON participants_participant;
DROP FUNCTION participants_sex_follows();
"""
CATCH_UP = f"""
UPDATE participants_enrollment e SET sex = p.sex FROM participants_participant p
WHERE p.id = e.participant_id AND e.sex <> p.sex AND NOT {LIVES_THERE}
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0016_sums_of_days"),
        ("participants", "0030_people_by_name"),
    ]

    operations = [
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunSQL(CATCH_UP, migrations.RunSQL.noop),
    ]

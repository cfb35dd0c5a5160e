from django.db import migrations

# The other side of `class_pledge_fits`: seats are not taken away below what is promised. The lock
# is the same, so that a pledge welcomed at this moment is counted.
HOLDS = """
CREATE FUNCTION class_holds_its_pledges() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    pledged int;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('pledges ' || NEW.id));
    SELECT coalesce(sum(people), 0) INTO pledged FROM placements_classpledge
    WHERE batch_id = NEW.id AND status IN ('WELCOMED', 'KEPT', 'BROKEN');
    IF pledged > greatest(NEW.capacity, 0) THEN
        RAISE EXCEPTION 'the class would have fewer seats than firms have pledged'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'class_holds_its_pledges';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER holds_its_pledges BEFORE UPDATE OF capacity ON programs_batch
    FOR EACH ROW WHEN (NEW.capacity < OLD.capacity)
    EXECUTE FUNCTION class_holds_its_pledges();
"""
NO_HOLDS = """
DROP TRIGGER holds_its_pledges ON programs_batch;
DROP FUNCTION class_holds_its_pledges();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0013_declarations"),
        ("programs", "0017_agreement_papers_and_renewals"),
    ]

    operations = [migrations.RunSQL(HOLDS, NO_HOLDS)]

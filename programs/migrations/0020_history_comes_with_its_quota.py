"""What was granted and used before the portal began may be told with the days on which it was."""

from django.db import migrations

# Another moment than now is taken only in the transaction that grants the quota, never ahead of
# the clock and never before the line before it: what anybody can have read stays as it was.
TOLD = """
CREATE FUNCTION quota_ledger_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    told timestamptz := current_setting('app.quota_at', true);
BEGIN
    IF told > clock_timestamp() OR EXISTS (
        SELECT FROM programs_quotaentry line WHERE line.quota_id = NEW.quota_id AND (
            line.at > told
            OR pg_xact_status(line.xmin::text::xid8) IS DISTINCT FROM 'in progress')
    ) THEN
        RAISE EXCEPTION 'only what comes with its quota can be told of another day'
            USING ERRCODE = '42501';
    END IF;
    NEW.at := told;
    RETURN NEW;
END $$;
CREATE TRIGGER told BEFORE INSERT ON programs_quotaentry FOR EACH ROW
    WHEN (coalesce(current_setting('app.quota_at', true), '') <> '')
    EXECUTE FUNCTION quota_ledger_told();
"""
GONE = "DROP FUNCTION quota_ledger_told() CASCADE"


class Migration(migrations.Migration):
    dependencies = [("programs", "0019_rule_sets")]

    operations = [migrations.RunSQL(TOLD, GONE)]

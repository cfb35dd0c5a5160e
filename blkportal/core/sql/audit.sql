-- What a write was: column → [before, after], of the hidden columns only that they changed.
CREATE OR REPLACE FUNCTION audit_write() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := to_jsonb(OLD);
    now_is jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
    row_is jsonb := CASE WHEN TG_OP = 'DELETE' THEN was ELSE now_is END;
    changes jsonb;
BEGIN
    SELECT jsonb_object_agg(
        key,
        CASE WHEN key = ANY (TG_ARGV) THEN '["•", "•"]'::jsonb
             ELSE jsonb_build_array(was -> key, now_is -> key) END
    ) INTO changes
    FROM jsonb_object_keys(was || now_is) AS key
    WHERE coalesce(was -> key, 'null'::jsonb) <> coalesce(now_is -> key, 'null'::jsonb);
    IF changes IS NOT NULL THEN
        INSERT INTO core_auditentry
            ("table", row_id, action, changed, user_id, request_id, at,
             regency_id, center_id, employer_id)
        VALUES (
            TG_TABLE_NAME, coalesce(row_is ->> 'id', row_is ->> 'code'), TG_OP, changes,
            nullif(current_setting('app.user_id', true), '')::bigint,
            coalesce(current_setting('app.request_id', true), ''), clock_timestamp(),
            row_is ->> 'regency_id', row_is ->> 'center_id', (row_is ->> 'employer_id')::bigint
        );
    END IF;
    RETURN NULL;
END $$;

-- New rows are noted a statement at a time: a list of ten thousand people is one step, not ten
-- thousand.
CREATE OR REPLACE FUNCTION audit_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO core_auditentry
        ("table", row_id, action, changed, user_id, request_id, at,
         regency_id, center_id, employer_id)
    SELECT
        TG_TABLE_NAME, coalesce(row_is ->> 'id', row_is ->> 'code'), 'INSERT',
        (
            SELECT jsonb_object_agg(
                key,
                CASE WHEN key = ANY (TG_ARGV) THEN '["•", "•"]'::jsonb
                     ELSE jsonb_build_array(NULL, value) END
            )
            FROM jsonb_each(row_is) WHERE value <> 'null'::jsonb
        ),
        nullif(current_setting('app.user_id', true), '')::bigint,
        coalesce(current_setting('app.request_id', true), ''), clock_timestamp(),
        row_is ->> 'regency_id', row_is ->> 'center_id', (row_is ->> 'employer_id')::bigint
    -- the offset keeps each row from being turned into JSON anew for every column
    FROM (SELECT to_jsonb(fresh) AS row_is FROM fresh OFFSET 0) AS rows;
    RETURN NULL;
END $$;

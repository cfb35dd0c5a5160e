-- The roles of the database. Idempotent: run by the cluster's superuser at every start.
-- Nobody gets a password here; whoever runs this file sets them afterwards.

DO $$
DECLARE
    scope text;
BEGIN
    -- Signs in, owns nothing, and has no rights before it takes a scope.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_login') THEN
        CREATE ROLE app_login;
    END IF;
    -- Owns the database; past row security, or data migrations would silently change no row.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_migrate') THEN
        CREATE ROLE app_migrate;
    END IF;
    -- Reads everything; without BYPASSRLS a backup can be empty and still report success.
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_backup') THEN
        CREATE ROLE app_backup;
    END IF;
    FOREACH scope IN ARRAY ARRAY[
        'scope_public', 'scope_region', 'scope_province',
        'scope_center', 'scope_employer', 'scope_ministry', 'scope_signer', 'scope_person',
        'scope_witness'
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = scope) THEN
            EXECUTE format('CREATE ROLE %I', scope);
        END IF;
        EXECUTE format(
            'ALTER ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', scope
        );
        EXECUTE format('GRANT %I TO app_login WITH INHERIT FALSE, SET TRUE', scope);
    END LOOP;
END
$$;

ALTER ROLE app_login LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
ALTER ROLE app_migrate LOGIN NOSUPERUSER CREATEDB NOCREATEROLE BYPASSRLS;
ALTER ROLE app_backup LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS;
GRANT pg_read_all_data TO app_backup;

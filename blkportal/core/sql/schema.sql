-- Who may enter the schema of one database. Run in the portal's own database, and in template1 so
-- that every test database is born with the same doors. Idempotent.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO
    app_login, app_migrate, app_backup,
    scope_public, scope_region, scope_province, scope_center, scope_employer, scope_ministry,
    scope_signer, scope_person, scope_witness;

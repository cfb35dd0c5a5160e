"""R4: the catalogue itself shows a table that was forgotten. Each search has a planted fault."""

import psycopg2
import pytest
from django.db import connections

PERSON_OR_REGION = [
    *("regency_id", "province_id", "center_id", "employer_id", "scope_key"),
    *("participant_id", "user_id", "requested_by_id", "nik"),
]
# tables about places and offers, not about people or a region's work: (table, why it is open)
OPEN_TABLES = {
    "regions_regency": "official list of places",
    "programs_trainingcenter": "where a center stands is public",
    "programs_centername": "what a center was called is public",
    "programs_dormitory": "beds of a center; who sleeps there is in participants_stay",
    "programs_bed": "beds of a center; who sleeps there is in participants_stay",
    "django_admin_log": "read by the ministry alone",
}
# functions that run as the owner: (name, why that reveals nothing)
OWNERS_FUNCTIONS = {
    "known_elsewhere": "says of fingerprints only whether another region keeps them",
    "offers_follow_new": "a trigger: nobody calls it, it takes and tells nothing",
    "offers_follow_person": "a trigger: nobody calls it, it takes and tells nothing",
    "offers_follow_place": "a trigger: nobody calls it, it takes and tells nothing",
    "participants_sex_follows": "a trigger: nobody calls it, it takes and tells nothing",
    "reports_enrollmentsummary_follows": "a trigger: nobody calls it, it takes and tells nothing",
    "reports_referralsummary_follows": "a trigger: nobody calls it, it takes and tells nothing",
}
UNPROTECTED = """
    SELECT DISTINCT c.relname FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND a.attname = ANY (%s)
      AND NOT (c.relrowsecurity AND c.relforcerowsecurity
               AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))
"""
LEAKY_VIEWS = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND (c.relkind = 'm' OR (c.relkind = 'v'
      AND NOT coalesce(c.reloptions::text LIKE '%security_invoker=true%', false)))
"""
DEFINER_FUNCTIONS = """
    SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.prosecdef
"""
PUBLIC_GRANTS = """
    SELECT table_name FROM information_schema.role_table_grants
    WHERE grantee = 'PUBLIC' AND table_schema = 'public'
"""
STRONG_ROLES = """
    SELECT r.rolname FROM pg_roles r
    WHERE (r.rolsuper OR r.rolbypassrls)
      AND (r.rolname LIKE 'scope%' OR r.rolname = 'app_login'
           OR pg_has_role('app_login', r.oid, 'SET'))
      AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = 'app_login')
"""


@pytest.fixture
def catalogue(db):
    """Asks as the owner of the schema, on a connection of its own that is undone."""
    settings = connections["owner"].get_connection_params()
    name = connections["default"].settings_dict["NAME"]
    owner = psycopg2.connect(
        **{key: settings[key] for key in ("host", "port", "user", "password") if key in settings},
        dbname=name,
    )

    def ask(sql, *params):
        with owner.cursor() as cursor:
            cursor.execute(sql, params or None)
            return {row[0] for row in cursor.fetchall()} if cursor.description else set()

    yield ask
    owner.close()


def unprotected(ask):
    return ask(UNPROTECTED, PERSON_OR_REGION) - set(OPEN_TABLES)


def test_every_table_with_a_person_or_a_region_is_protected(catalogue):
    assert unprotected(catalogue) == set()


def test_a_table_without_policy_would_be_found(catalogue):
    catalogue("CREATE TABLE planted (id int, regency_id text)")
    assert unprotected(catalogue) == {"planted"}


def test_a_table_whose_protection_is_not_forced_would_be_found(catalogue):
    catalogue("ALTER TABLE participants_stay NO FORCE ROW LEVEL SECURITY")
    assert unprotected(catalogue) == {"participants_stay"}


@pytest.mark.parametrize("search", [LEAKY_VIEWS, DEFINER_FUNCTIONS, PUBLIC_GRANTS, STRONG_ROLES])
def test_nothing_walks_around_the_policies(catalogue, search):
    assert catalogue(search) - set(OWNERS_FUNCTIONS) == set()


@pytest.mark.parametrize(
    ("search", "fault", "name"),
    [
        (LEAKY_VIEWS, "CREATE VIEW planted AS SELECT 1 AS one", "planted"),
        (LEAKY_VIEWS, "CREATE MATERIALIZED VIEW planted AS SELECT 1 AS one", "planted"),
        (
            DEFINER_FUNCTIONS,
            "CREATE FUNCTION planted() RETURNS int SECURITY DEFINER LANGUAGE sql AS 'SELECT 1'",
            "planted",
        ),
        (PUBLIC_GRANTS, "GRANT SELECT ON regions_regency TO PUBLIC", "regions_regency"),
    ],
)
def test_each_way_around_would_be_found(catalogue, search, fault, name):
    catalogue(fault)
    assert name in catalogue(search)

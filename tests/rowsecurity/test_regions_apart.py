"""R1, R2: raw SQL as the login role, no ORM and no filter: a region reaches only its own rows."""

import pytest
from django.db import DatabaseError, connection, transaction

from blkportal.core.scope import Scope, acting_in
from tests.chain import make_consent, make_enrollment, make_referral

REGIONS = ["62.10", "62.11", "32.01", "11.05", "96.01"]
TABLES = {
    "participants_participant": "regency_id",
    "participants_referral": "regency_id",
    "participants_enrollment": "regency_id",
    "participants_consent": "regency_id",
    "programs_quota": "regency_id",
    "programs_agreement": "regency_id",
}


@pytest.fixture
def people_everywhere(db):
    for code in REGIONS:
        enrollment = make_enrollment(regency=code, referral=make_referral(regency=code))
        make_consent(enrollment.participant)


def regions_seen(table, scope):
    with acting_in(scope), connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT {TABLES[table]} FROM {table}")
        return {row[0] for row in cursor.fetchall()}


def attempt(sql, scope):
    """How many rows a write touched, or the refusal of the database."""
    with acting_in(scope):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.rowcount
        except DatabaseError as error:
            return str(error)


@pytest.mark.usefixtures("people_everywhere")
@pytest.mark.parametrize("table", TABLES)
def test_a_region_reads_only_its_own_rows(table):
    for code in REGIONS:
        assert regions_seen(table, Scope("scope_region", "region", code)) == {code}


@pytest.mark.usefixtures("people_everywhere")
@pytest.mark.parametrize("table", TABLES)
def test_a_province_reads_its_regencies_and_no_others(table):
    assert regions_seen(table, Scope("scope_province", "province", "62")) == {"62.10", "62.11"}


@pytest.mark.usefixtures("people_everywhere")
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("key", ["", "62", "62.1", "%", "' OR true --", "62.10 "])
def test_a_malformed_region_reads_nothing(table, key):
    assert regions_seen(table, Scope("scope_region", "region", key)) == set()


@pytest.mark.usefixtures("people_everywhere")
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("key", ["", "6", "%", "6.", "99"])
def test_a_malformed_province_reads_nothing(table, key):
    assert regions_seen(table, Scope("scope_province", "province", key)) == set()


@pytest.mark.usefixtures("people_everywhere")
def test_a_foreign_row_is_neither_changed_nor_removed_nor_taken_over():
    scope = Scope("scope_region", "region", "62.10")
    assert attempt("UPDATE participants_participant SET name = name", scope) == 1
    foreign = "UPDATE participants_participant SET name = 'x' WHERE regency_id = '62.11'"
    assert attempt(foreign, scope) == 0
    assert "permission denied" in attempt("DELETE FROM participants_participant", scope)
    moved = "UPDATE participants_participant SET regency_id = '62.11'"
    assert "row-level security" in attempt(moved, scope)


@pytest.mark.usefixtures("people_everywhere")
@pytest.mark.parametrize(
    "scope",
    [Scope("scope_region", "region", "62.10"), Scope("scope_center", "center", "bbplk-bekasi")],
    ids=["region", "center"],
)
def test_who_counts_on_a_quota_does_not_raise_it(scope):
    assert attempt("UPDATE programs_quota SET nominated = nominated", scope) >= 1
    for column in ("seats", "nominees", "year", "agreement_id"):
        raised = f"UPDATE programs_quota SET {column} = {column} + 1"
        assert "permission denied" in attempt(raised, scope)


@pytest.mark.usefixtures("people_everywhere")
def test_history_and_audit_are_only_added_to():
    for role in ("scope_region", "scope_center", "scope_ministry"):
        for table in ("core_auditentry", "core_statuschange"):
            scope = Scope(role)
            assert "permission denied" in attempt(f"DELETE FROM {table}", scope)
            assert "permission denied" in attempt(f"UPDATE {table} SET id = id", scope)


@pytest.mark.usefixtures("people_everywhere")
@pytest.mark.parametrize("role", ["scope_public", "scope_employer"])
def test_the_public_and_employers_read_no_referral(role):
    answer = attempt("SELECT count(*) FROM participants_referral", Scope(role))
    assert "permission denied" in answer

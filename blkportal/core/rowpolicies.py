"""Which rows a database role reaches: one policy per role, each a bare comparison with a setting
of the transaction (``scope.py``), so that an index serves it. A missing setting shows nothing.
"""

from dataclasses import dataclass

EVERYBODY = (
    "scope_public",
    "scope_region",
    "scope_province",
    "scope_center",
    "scope_employer",
    "scope_ministry",
)
OFFICES = ("scope_region", "scope_province", "scope_center", "scope_ministry")
READ, APPEND, WRITE = "SELECT", "SELECT, INSERT", "SELECT, INSERT, UPDATE"
ALL = "SELECT, INSERT, UPDATE, DELETE"


@dataclass(frozen=True)
class Policy:
    """``role`` may do ``grants`` with the rows for which ``rows`` (SQL) is true."""

    role: str
    rows: str
    grants: str


def region(column: str = "regency_id", grants: str = READ) -> Policy:
    return Policy("scope_region", f"{column} = current_setting('app.region', true)", grants)


def province(column: str = "regency_id", grants: str = READ) -> Policy:
    own = "current_setting('app.province', true)"
    return Policy(
        "scope_province", f"{column} >= {own} || '.' AND {column} < {own} || '/'", grants
    )


def center(column: str = "center_id", grants: str = READ) -> Policy:
    return Policy("scope_center", f"{column} = current_setting('app.center', true)", grants)


def employer(column: str = "employer_id", grants: str = READ) -> Policy:
    own = "nullif(current_setting('app.employer', true), '')::bigint"
    return Policy("scope_employer", f"{column} = {own}", grants)


def person(column: str = "participant_id", grants: str = READ) -> Policy:
    own = "nullif(current_setting('app.person', true), '')::bigint"
    return Policy("scope_person", f"{column} = {own}", grants)


def witness(column: str = "id", grants: str = READ) -> Policy:
    own = "nullif(current_setting('app.witness', true), '')::bigint"
    return Policy("scope_witness", f"{column} = {own}", grants)


def ministry(grants: str = ALL) -> Policy:
    return Policy("scope_ministry", "true", grants)


def own_user(role: str, column: str, grants: str) -> Policy:
    own = "nullif(current_setting('app.user_id', true), '')::bigint"
    return Policy(role, f"{column} = {own}", grants)

"""Row security as migration operations: a table is closed to all, then opened by policies."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation

from blkportal.core.rowpolicies import (
    ALL,
    APPEND,
    EVERYBODY,
    OFFICES,
    READ,
    WRITE,
    Policy,
    center,
    employer,
    ministry,
    own_user,
    person,
    province,
    region,
    witness,
)

__all__ = [
    "ALL",
    "APPEND",
    "EVERYBODY",
    "OFFICES",
    "READ",
    "WRITE",
    "Admit",
    "Audit",
    "Policy",
    "Protect",
    "Share",
    "SqlOperation",
    "center",
    "employer",
    "ministry",
    "own_user",
    "person",
    "province",
    "region",
    "witness",
]


class SqlOperation(Operation):
    """An operation that only talks to the database."""

    reduces_to_sql = True
    reversible = True
    atomic = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay as they are."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for line in self.sql():
            schema_editor.execute(line, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for line in self.reverse_sql():
            schema_editor.execute(line, params=None)

    def sql(self) -> list[str]:
        return []

    def reverse_sql(self) -> list[str]:
        return []


class Protect(SqlOperation):
    """Close ``table`` to everybody, then open it by the policies. Running it anew replaces all."""

    def __init__(self, table: str, policies: Sequence[Policy]) -> None:
        self.table, self.policies = table, tuple(policies)

    def deconstruct(self) -> tuple:
        return (type(self).__name__, [self.table, self.policies], {})

    def describe(self) -> str:
        return f"Protect the rows of {self.table}"

    def sql(self) -> list[str]:
        table = self.table
        lines = [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"REVOKE ALL ON {table} FROM app_login, {', '.join(EVERYBODY)}",
        ]
        for role in ("app_login", *EVERYBODY):
            lines.append(f"DROP POLICY IF EXISTS {role}_rows ON {table}")
        for policy in self.policies:
            lines.append(
                f"CREATE POLICY {policy.role}_rows ON {table} TO {policy.role}"
                f" USING ({policy.rows}) WITH CHECK ({policy.rows})"
            )
            lines.append(f"GRANT {policy.grants} ON {table} TO {policy.role}")
        return lines

    def reverse_sql(self) -> list[str]:
        return [f"ALTER TABLE {self.table} DISABLE ROW LEVEL SECURITY"]


class Admit(SqlOperation):
    """Open a protected ``table`` to one more role; what the others may do stays as it is."""

    def __init__(self, table: str, policy: Policy) -> None:
        self.table, self.policy = table, policy

    def deconstruct(self) -> tuple:
        return (type(self).__name__, [self.table, self.policy], {})

    def describe(self) -> str:
        return f"Admit {self.policy.role} to {self.table}"

    def sql(self) -> list[str]:
        role, table = self.policy.role, self.table
        return [
            *self.reverse_sql(),
            f"CREATE POLICY {role}_rows ON {table} TO {role}"
            f" USING ({self.policy.rows}) WITH CHECK ({self.policy.rows})",
            f"GRANT {self.policy.grants} ON {table} TO {role}",
        ]

    def reverse_sql(self) -> list[str]:
        role, table = self.policy.role, self.table
        return [
            f"REVOKE ALL ON {table} FROM {role}",
            f"DROP POLICY IF EXISTS {role}_rows ON {table}",
        ]


class Share(SqlOperation):
    """Rights on a table that holds nothing about a person or a region's work."""

    def __init__(self, table: str, grants: str, roles: Sequence[str]) -> None:
        self.table, self.grants, self.roles = table, grants, tuple(roles)

    def deconstruct(self) -> tuple:
        return (type(self).__name__, [self.table, self.grants, self.roles], {})

    def describe(self) -> str:
        return f"Grant {self.grants} on {self.table}"

    def sql(self) -> list[str]:
        return [f"GRANT {self.grants} ON {self.table} TO {', '.join(self.roles)}"]

    def reverse_sql(self) -> list[str]:
        return [f"REVOKE ALL ON {self.table} FROM {', '.join(self.roles)}"]


class Audit(SqlOperation):
    """Note every write to ``table``; of the ``hidden`` columns only that they changed."""

    def __init__(self, table: str, hidden: Sequence[str] = ()) -> None:
        self.table, self.hidden = table, tuple(hidden)

    def deconstruct(self) -> tuple:
        return (type(self).__name__, [self.table, self.hidden], {})

    def describe(self) -> str:
        return f"Audit writes to {self.table}"

    def sql(self) -> list[str]:
        hidden = ", ".join(f"'{column}'" for column in self.hidden)
        table = self.table
        return [
            *self.reverse_sql(),
            f"CREATE TRIGGER audit AFTER UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION audit_write({hidden})",
            f"CREATE TRIGGER audit_insert AFTER INSERT ON {table} REFERENCING NEW TABLE AS fresh"
            f" FOR EACH STATEMENT EXECUTE FUNCTION audit_insert({hidden})",
        ]

    def reverse_sql(self) -> list[str]:
        names = ("audit", "audit_insert")
        return [f"DROP TRIGGER IF EXISTS {name} ON {self.table}" for name in names]

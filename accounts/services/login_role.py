"""The narrow door to the tables of accounts, for people who may not write them themselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from blkportal.core.scope import Scope, acting_in


@contextmanager
def as_login_role(by: Any = None) -> Iterator[None]:
    """Act as the login role, which reaches accounts and sessions and nothing of the work.

    Whoever opens it has checked before that ``by`` may; the audit entry still names ``by``.
    """
    with acting_in(Scope("none", user_id=getattr(by, "pk", None))):
        yield

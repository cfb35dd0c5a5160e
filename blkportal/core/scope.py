"""The second line: every transaction takes a database role and says for whom it acts.

The login role owns nothing. ``acting_as(user)`` opens a transaction, takes the role of the user's
office and names the region, province, center, employer, person, question or certificate; row
policies compare with these names.
Everything is LOCAL to the transaction, so nothing leaks through a connection pool.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse

from blkportal.core.request_id import current_request_id

NAMES = (
    "region", "province", "center", "employer", "person", "witness", "certificate_token", "signup",
)  # fmt: skip
DATABASE_ROLES = (
    "scope_public",
    "scope_region",
    "scope_province",
    "scope_center",
    "scope_employer",
    "scope_ministry",
    "scope_signer",
    "scope_person",
    "scope_witness",
)


@dataclass(frozen=True)
class Scope:
    """Whose rows: a database role and the one key that its policies compare with."""

    role: str
    name: str = ""  # one of NAMES, or "" where the role sees all or nothing
    key: str = ""
    user_id: int | None = None


PUBLIC = Scope("scope_public")
SYSTEM = Scope("scope_ministry")  # commands started on the server itself
SIGNER = Scope("scope_signer")  # opens the keys that sign, and sees no person at all
UNSCOPED = Scope("none")
_current: ContextVar[Scope] = ContextVar("scope", default=UNSCOPED)


def scope_of(user: Any) -> Scope:
    """The scope of a person as it is now, so that a moved or disabled officer loses it at once."""
    if user is None or not user.is_authenticated or not user.is_active:
        return PUBLIC
    return replace(user.scope, user_id=user.pk)


def current_scope() -> Scope:
    return _current.get()


def scope_of_person(participant_id: int) -> Scope:
    """Of somebody without an account, who holds a personal link."""
    return Scope("scope_person", "person", str(participant_id))


def scope_of_witness(question_id: int) -> Scope:
    """Of a firm without an account, which is asked one question about one person."""
    return Scope("scope_witness", "witness", str(question_id))


@contextmanager
def acting_as(user: Any, using: str = "default") -> Iterator[Scope]:
    with acting_in(scope_of(user), using) as scope:
        yield scope


def scope_of_holder(token: str) -> Scope:
    """Of anybody who holds the link of one certificate."""
    return Scope("scope_public", "certificate_token", token)


def scope_of_signup(key: Any) -> Scope:
    """Of whoever registers a firm: that one registration, and nothing else."""
    return Scope("scope_public", "signup", str(key))


@contextmanager
def acting_in(
    scope: Scope, using: str = "default", *, only_reads: bool = False, to_the_end: bool = False
) -> Iterator[Scope]:
    """``only_reads`` saves two statements: when something fails, all of the request is undone.

    ``to_the_end`` saves one more where nothing is asked any more as before: the database goes on
    in this scope, which must be the narrower one, until the transaction is over.
    """
    before = _current.get()
    connection = connections[using]
    nested = connection.in_atomic_block
    token = _current.set(scope)
    try:
        with transaction.atomic(using=using, savepoint=not only_reads):
            _take(scope, using)
            yield scope
            if nested and not to_the_end and not connection.needs_rollback:
                _take(before, using)
    finally:
        _current.reset(token)


def _take(scope: Scope, using: str) -> None:
    settings = {f"app.{name}": scope.key if name == scope.name else "" for name in NAMES}
    settings |= {
        "app.user_id": str(scope.user_id or ""),
        "app.request_id": current_request_id(),
        "role": scope.role,
    }
    calls = ", ".join(["set_config(%s, %s, true)"] * len(settings))
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT {calls}", [part for pair in settings.items() for part in pair])


def unscoped(view: Callable) -> Callable:
    """Mark a view that runs before anybody's office is known: sign-in, reset, health."""
    view.unscoped = True  # type: ignore[attr-defined]
    return view


def shown_to_everybody(view: Callable) -> Callable:
    """Mark a view in which whoever is signed in reads what the public reads, and nothing else."""
    view.shown_to_everybody = True  # type: ignore[attr-defined]
    return view


def untouched(view: Callable) -> Callable:
    """Mark a view that answers even when the database does not: no transaction is opened."""
    view.untouched = True  # type: ignore[attr-defined]
    return view


class ScopeMiddleware:
    """One transaction a request, in the scope of the person who asks; undone when it fails."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with ExitStack() as stack:
            request.scope_stack = stack  # type: ignore[attr-defined]
            request.must_undo = False  # type: ignore[attr-defined]
            response = self.get_response(request)
            undo = request.must_undo or response.status_code >= 500  # type: ignore[attr-defined]
            if undo and connections["default"].in_atomic_block:
                transaction.set_rollback(True)
        return response

    def process_view(self, request: Any, view: Callable, args: tuple, kwargs: dict) -> None:
        if getattr(view, "untouched", False):
            return
        is_open = getattr(view, "unscoped", False)
        scope = UNSCOPED if is_open else scope_of(getattr(request, "user", None))
        if getattr(view, "shown_to_everybody", False):
            scope = PUBLIC  # after the account was read, which the public cannot do
        request.scope_stack.enter_context(acting_in(scope))

    def process_exception(self, request: Any, exception: Exception) -> None:
        request.must_undo = True

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse

from accounts.services.api_token import find_token

NOTED_EVERY = 60  # seconds: a session is written at most once a minute


class IdleSessions:
    """Ends a session half an hour after its last request, and twelve hours after its first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if SESSION_KEY in request.session:
            self._look_at_clock(request)
        return self.get_response(request)

    @staticmethod
    def _look_at_clock(request: HttpRequest) -> None:
        now, session = int(time.time()), request.session
        idle = now - session.get("last_seen", now)
        age = now - session.get("started_at", now)
        if idle > settings.IDLE_MINUTES * 60 or age > settings.SESSION_COOKIE_AGE:
            logout(request)
            request.session["ended"] = True  # the sign-in page says why
        elif idle >= NOTED_EVERY or "started_at" not in session:
            session["last_seen"] = now
            session.setdefault("started_at", now)


class ApiTokenMiddleware:
    """``Authorization: Bearer …`` names the person before the database scope is taken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        kind, _space, text = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() == "bearer" and request.path.startswith("/api/"):
            token = find_token(text.strip())
            if token is None:
                request.api_token_refused = True  # type: ignore[attr-defined]
            else:
                request.api_token, request.user = token, token.user  # type: ignore[attr-defined]
        return self.get_response(request)

"""The device on which an account has signed in before: a signed cookie that no script reads."""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

SALT = "accounts.device"
MOST_ACCOUNTS = 8  # an office often shares one computer
COOKIE = "__Host-device" if settings.SECURE else "device"
LIFE = settings.KNOWN_DEVICE_DAYS * 86_400


def known_device(request: HttpRequest, user_id: int | None) -> str:
    """The device's name if that account has signed in on it, else nothing."""
    seen = _read(request)
    return seen["device"] if user_id in seen["accounts"] else ""


def remember_device(request: HttpRequest, response: HttpResponse, user_id: int) -> None:
    seen = _read(request)
    others = [number for number in seen["accounts"] if number != user_id]
    seen["accounts"] = [user_id, *others][:MOST_ACCOUNTS]
    response.set_cookie(
        COOKIE,
        signing.dumps(seen, salt=SALT),
        max_age=LIFE,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LIFE)
    except signing.BadSignature:
        return {"device": secrets.token_hex(8), "accounts": []}

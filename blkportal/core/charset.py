"""What Django cannot refuse: a charset that is none breaks a request before any middleware."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

WORDS = b"Only UTF-8 is understood.\n"
HEADERS = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Length", str(len(WORDS))),
    ("X-Content-Type-Options", "nosniff"),
]
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def only_utf_8(application: Application) -> Application:
    def guarded(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if speaks_utf_8(environ.get("CONTENT_TYPE", "")):
            return application(environ, start_response)
        start_response("415 Unsupported Media Type", HEADERS)
        return [WORDS]

    return guarded


def speaks_utf_8(content_type: str) -> bool:
    """True also where no charset is named: then we take it for UTF-8."""
    try:
        _kind, words = parse_header_parameters(content_type)
    except ValueError:
        return False
    return words.get("charset", "utf-8").lower() in {"utf-8", "utf8"}

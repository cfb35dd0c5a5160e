"""Odd input is refused before any view sees it: NUL, lone surrogates, endless addresses."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext as _

METHODS = ("GET", "HEAD", "POST", "OPTIONS")  # pages know no others; the API answers for itself
LONGEST_QUERY = 4_000
MOST_PARAMETERS = 200


class InputGuard:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        if request.method not in METHODS and not request.path.startswith("/api/"):
            return HttpResponseNotAllowed(METHODS)
        if len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
            raise BadRequest(_("The address is too long."))
        texts = [request.path, *(str(value) for value in kwargs.values())]
        if len(request.GET) > MOST_PARAMETERS:
            raise BadRequest(_("The address has too many parts."))
        for source in (request.GET, request.POST):
            for name, values in source.lists():
                texts += [name, *values]
        if any(is_odd(text) for text in texts):
            raise BadRequest(
                _("The text holds a sign that cannot be stored. Type the text again.")
            )
        return None


def is_odd(text: str) -> bool:
    """True for text that PostgreSQL cannot store."""
    if "\x00" in text:
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False

"""Refusals: what may not be done, said so that the person knows how to go on.

A ``Refusal`` becomes a page or a JSON answer with its own status; a race that the database
stopped becomes one too. Nothing here is a 500.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

log = logging.getLogger(__name__)
# of PostgreSQL: a double, an overlap, a transaction or a lock that others had first
RACES = {"23505", "23P01", "40001", "40P01", "55P03"}


class Refusal(Exception):
    """A rule says no. ``text`` says why and what would help."""

    status = 409
    title: Any = _("This cannot be done")
    url = ""  # where to look at the record as it is now

    def __init__(self, text: Any, *, code: str = "refused", who_can: Any = "", **facts: Any):
        super().__init__(str(text))
        self.text, self.code, self.who_can, self.facts = text, code, who_can, facts

    def as_data(self) -> dict[str, Any]:
        data = {"code": self.code, "detail": str(self.text), **self.facts}
        return data | ({"who_can": str(self.who_can)} if self.who_can else {})


class IllegalMove(Refusal):
    """The record is not in a state from which this verb leads on."""

    title = _("This step is not possible now")

    def __init__(self, verb: str, before: Any, wanted: Any, found: Any):
        text = _(
            "The record is “%(found)s”; this step leads from “%(before)s” to “%(wanted)s”. "
            "Somebody may have been quicker: please look at the record again."
        ) % {"found": found, "before": before, "wanted": wanted}
        super().__init__(
            text, code="illegal_move", verb=verb, before=str(found), after=str(wanted)
        )


class StaleVersion(Refusal):
    """Somebody saved in between. ``fields`` maps label → (theirs, yours)."""

    title = _("Somebody else has changed this meanwhile")

    def __init__(self, fields: dict[str, tuple[str, str]]):
        text = _("Compare the values below, then open the form again and save what is right.")
        super().__init__(text, code="stale_version")
        self.fields = fields
        self.facts["fields"] = {k: {"theirs": a, "yours": b} for k, (a, b) in fields.items()}


class LostRace(Refusal):
    """What the database stopped because others wrote the same at this moment."""

    title = _("Others were writing the same")

    def __init__(self) -> None:
        text = _(
            "Others saved the same at this moment, so nothing of yours was saved. Look at the "
            "record as it is now, and try once more."
        )
        super().__init__(text, code="lost_race")


class TooMany(Refusal):
    status = 429
    title = _("Too many tries")


class Refusals:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and request.method == "GET":
            return no_page(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, OverflowError) and request.method == "GET":
            raise BadRequest(gettext("A number in the address is too large.")) from exception
        if is_race(exception):
            log.warning("A race was stopped by the database alone", exc_info=exception)
            exception = LostRace()
        if not isinstance(exception, Refusal):
            return None
        request.must_undo = True  # type: ignore[attr-defined]
        if request.path.startswith("/api/"):
            return JsonResponse(exception.as_data(), status=exception.status)
        exception.url = exception.url or page_above(request.path)
        return render(request, "409.html", {"refusal": exception}, status=exception.status)


def no_page(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """For who opened the address of a form's verb, from a bookmark or after signing in anew: the
    bare answer would be an empty window."""
    page = render(request, "405.html", {"above": page_above(request.path)}, status=405)
    page["Allow"] = refused["Allow"]
    return page


def is_race(error: Exception) -> bool:
    """A double that a service did not foresee, or two writers in each other's way."""
    return getattr(error.__cause__, "pgcode", None) in RACES


def page_above(path: str) -> str:
    """The nearest page above the address of a verb: its record, or else the list of its kind."""
    parts = path.strip("/").split("/")
    while len(parts) > 1:
        parts.pop()
        above = f"/{'/'.join(parts)}/"
        try:
            resolve(above)
        except Resolver404:
            continue
        return above
    return ""


def api_exception(error: Exception, context: dict[str, Any]) -> Response | None:
    """The same refusals through the API; a foreign row is 404, never 403."""
    request = context["request"]._request
    request.must_undo = True
    if is_race(error):
        log.warning("A race was stopped by the database alone", exc_info=error)
        error = LostRace()
    if isinstance(error, Refusal):
        return Response(error.as_data(), status=error.status)
    if isinstance(error, BadRequest):
        error = exceptions.ParseError(str(error))
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    return exception_handler(error, context)

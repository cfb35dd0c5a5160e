"""What is answered where no view was reached, or one broke: a page, and JSON to a program."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views import defaults


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_of_api(request):
        text = str(exception) if isinstance(exception, BadRequest) else ""  # ours, not Django's
        return told(text or _("This request cannot be read."), 400)
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_of_api(request):
        return told(_("There is nothing at this address. All addresses are listed at /api/."), 404)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if is_of_api(request):
        return told(_("Something went wrong on our side; it has been noted."), 500)
    return defaults.server_error(request)


def is_of_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/v1/")


def told(text: Any, status: int) -> JsonResponse:
    return JsonResponse({"detail": text}, status=status)

"""Credentials for whoever may read a certificate; keys and the status list for everybody."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import condition, require_safe

from blkportal.core.access import may
from blkportal.core.headers import is_somebodys
from blkportal.core.scope import unscoped
from participants.credentials.addresses import key_id
from participants.credentials.issuer import document
from participants.credentials.signed import MEDIA_TYPE
from participants.credentials.status import FRESH
from participants.models import Certificate
from participants.services.credential import sign_credential
from participants.services.signing_key import published_keys
from participants.services.status_list import current_edition, signed_list
from participants.views.certificate_check import checked_or_notice

TOO_LONG = 2**31  # no list has such a number; PostgreSQL need not be asked


@login_not_required
@unscoped
@never_cache
@require_safe
def download_checked(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever holds the link of a certificate; guesses count like those at its page."""
    certificate, notice = checked_or_notice(request, token)
    return notice or as_file(certificate)


@require_safe
@may("participants.view_certificates")
def download_credential(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Certificate.objects.visible_to(request.user).defer("participant__nik")
    found = get_object_or_404(rows.select_related("participant", "program", "center"), pk=pk)
    return as_file(found)


@login_not_required
@unscoped
@require_safe
def show_issuer(request: HttpRequest) -> HttpResponse:
    return told(request, JsonResponse(document(published_keys())))


@login_not_required
@unscoped
@require_safe
def list_keys(request: HttpRequest) -> HttpResponse:
    kind = "application/jwk-set+json"
    return told(request, JsonResponse({"keys": published_keys()}, content_type=kind))


@login_not_required
@unscoped
@require_safe
def show_key(request: HttpRequest, kid: str) -> HttpResponse:
    for key in published_keys():
        if key["kid"] == key_id(kid):
            return told(request, JsonResponse(key, content_type="application/jwk+json"))
    raise Http404


def etag_of(request: HttpRequest, number: int) -> str | None:
    request.edition = current_edition(number) if number < TOO_LONG else None  # type: ignore[attr-defined]
    return request.edition and request.edition.etag  # type: ignore[attr-defined]


@login_not_required
@unscoped
@require_safe
@condition(etag_func=etag_of)
def show_status_list(request: Any, number: int) -> HttpResponse:
    if request.edition is None:
        raise Http404
    return told(request, HttpResponse(signed_list(request.edition), MEDIA_TYPE))


def as_file(certificate: Certificate) -> HttpResponse:
    name = certificate.number.replace("/", "-")
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.vc.jwt"',
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(sign_credential(certificate), MEDIA_TYPE, headers=headers)


def told(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """May be kept for minutes; what a person who has signed in was told is kept by nobody."""
    if not is_somebodys(request):
        patch_cache_control(response, public=True, max_age=int(FRESH.total_seconds()))
    return response

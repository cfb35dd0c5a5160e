"""Anybody's question: is this certificate real? Answered to whoever holds it, and to no guess."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.refusals import TooMany
from blkportal.core.scope import unscoped
from participants.forms import CheckForm
from participants.services.certificate_check import check_link, check_words
from participants.services.credential import has_credential

NOT_FOUND = 404
RETRY_AFTER = "900"
UNKNOWN = gettext_lazy(
    "This link leads to no certificate. It may have been copied in part: scan the picture again, "
    "or type the number and the code."
)
NOT_THE_PAIR = gettext_lazy(
    "No certificate has this number and this code. Compare both with the paper, letter by letter."
)


@login_not_required
@unscoped
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_certificate(request: HttpRequest) -> HttpResponse:
    form, status = CheckForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            found = check_words(request, **form.cleaned_data)
        except TooMany as refusal:
            form.add_error(None, str(refusal.text))
            status = refusal.status
        else:
            if found is not None:
                return redirect("check:show_checked", found.check_token)
            form.add_error(None, NOT_THE_PAIR)
    return page(request, "participants/certificate_check.html", {"form": form}, status)


@login_not_required
@unscoped
@never_cache
@require_safe
def show_checked(request: HttpRequest, token: str) -> HttpResponse:
    certificate, notice = checked_or_notice(request, token)
    facts = {
        "certificate": certificate,
        "now": timezone.now(),
        "has_credential": certificate and has_credential(certificate),
    }
    return notice or page(request, "participants/certificate_checked.html", facts, 200)


def checked_or_notice(request: HttpRequest, token: str) -> tuple[Any, HttpResponse | None]:
    """The certificate, or the page that says why there is none."""
    try:
        certificate = check_link(request, token)
    except TooMany as refusal:
        return None, try_by_words(request, str(refusal.text), refusal.status)
    if certificate is None:
        return None, try_by_words(request, UNKNOWN, NOT_FOUND)
    return certificate, None


def try_by_words(request: HttpRequest, notice: Any, status: int) -> HttpResponse:
    facts = {"form": CheckForm(), "notice": notice}
    return page(request, "participants/certificate_check.html", facts, status)


def page(request: HttpRequest, name: str, facts: dict[str, Any], status: int) -> HttpResponse:
    response = render(request, name, facts, status=status)
    response["X-Robots-Tag"] = "noindex"
    if status == TooMany.status:
        response["Retry-After"] = RETRY_AFTER
    return response

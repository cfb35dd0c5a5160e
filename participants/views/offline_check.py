"""A page that checks signed pictures by itself, and the same as one file to keep."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from blkportal.core.scope import unscoped
from participants.credentials.addresses import absolute
from participants.services.offline_check import trusted_everywhere, trusted_here
from participants.views.credential import told

STYLES = ("css/tokens.css", "css/portal.css")
SCRIPT = "js/offline.js"
FILE_NAME = "periksa-sertifikat.html"


@login_not_required
@unscoped
@require_safe
def check_offline(request: HttpRequest) -> HttpResponse:
    """Keys come with the page; the list of the withdrawn is fetched when something is checked."""
    facts = {
        "trusted": trusted_here(),
        "status_address": reverse("credentials:show_status_list", args=[0])[:-1],
    }
    return render(request, "participants/offline_check.html", facts)


@login_not_required
@unscoped
@require_safe
def download_offline(request: HttpRequest) -> HttpResponse:
    """Everything in one file: it may run what is in it, and reach nothing else."""
    style, script = source_of(*STYLES), source_of(SCRIPT)
    facts: dict[str, Any] = {
        "trusted": trusted_everywhere(),
        "made_at": timezone.now(),
        "address": absolute("check:check_offline"),
        "style": style,
        "script": script,
        "policy": f"default-src 'none'; script-src {hash_of(script)}; style-src {hash_of(style)}",
    }
    page = render_to_string("participants/offline_file.html", facts)
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return told(request, HttpResponse(page, headers=headers))


@cache
def source_of(*names: str) -> SafeString:
    folder = Path(settings.BASE_DIR) / "static"
    return mark_safe("\n".join((folder / name).read_text() for name in names))  # noqa: S308


def hash_of(source: str) -> str:
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    return f"'sha256-{digest}'"

"""A certificate, read by anybody who holds its link, or its number and code."""

import re
from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest

from accounts.services.throttle import forget_try, note_check
from blkportal.core.peer import peer_network
from blkportal.core.scope import PUBLIC, acting_in
from participants.models import Certificate
from participants.models.certificate import TYPED

HOLD = """
    SELECT set_config('app.certificate_token', %s, true),
           set_config('app.certificate_number', %s, true),
           set_config('app.certificate_code', %s, true)
"""
SHOWN = (
    "kind", "number", "scheme", "level", "units", "issued_on", "valid_until", "status",
    "check_token", "participant__name", "program__title", "center__name",
)  # fmt: skip


def check_link(request: HttpRequest, token: str) -> Certificate | None:
    """The certificate whose picture leads here; raises TooMany for a network that guesses."""
    return _ask(request, lambda: _held(token=token))


def check_words(request: HttpRequest, number: str, code: str) -> Certificate | None:
    """The same by what is printed on it, however it was typed."""
    number = "".join(number.split()).upper()
    code = re.sub(f"[^{TYPED}]", "", code.upper())
    return _ask(request, lambda: _held(number=number, code=code))


def _ask(request: HttpRequest, find: Callable[[], Certificate | None]) -> Certificate | None:
    """Only questions that found nothing stay noted as tries."""
    noted = note_check(peer_network(request))
    certificate = find()
    if certificate is not None:
        forget_try(noted)
    return certificate


def _held(**held: str) -> Certificate | None:
    """As the public, whoever asks: it sees the one row that it holds the key of, and no other."""
    names = {"token": "check_token", "number": "number", "code": "check_code"}
    rows = Certificate.objects.select_related("participant", "program", "center").only(*SHOWN)
    with acting_in(PUBLIC):
        _hold(**held)
        found = rows.filter(**{names[name]: value for name, value in held.items()}).first()
        _hold()
    return found


def _hold(token: str = "", number: str = "", code: str = "") -> None:
    """What the policies of the public compare a certificate with; nothing, to let go of it."""
    with connection.cursor() as cursor:
        cursor.execute(HOLD, [token, number, code])

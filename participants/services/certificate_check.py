"""A certificate, read by anybody who holds its link, or its number and code."""

import re
from typing import Any

from django.db import connection
from django.http import HttpRequest

from accounts.services.throttle import forget_try, note_check, refuse_guesser
from blkportal.core.peer import peer_network
from blkportal.core.scope import PUBLIC, UNSCOPED, acting_in, scope_of_holder
from participants.models import Certificate
from participants.models.certificate import TYPED

HOLD = """
    SELECT set_config('app.certificate_number', %s, true),
           set_config('app.certificate_code', %s, true)
"""
SHOWN = (
    "kind", "number", "scheme", "level", "units", "issued_on", "valid_until", "status",
    "check_token", "participant__name", "program__title", "center__name",
)  # fmt: skip


def check_link(request: HttpRequest, token: str) -> Certificate | None:
    """The certificate whose picture leads here; raises TooMany for a network that guesses.

    A token of 128 bits is not hit by guessing, so only a link that leads nowhere is noted, after
    it has been looked for: a good one costs no write.
    """
    network = peer_network(request)
    refuse_guesser(network)
    with acting_in(scope_of_holder(token), only_reads=True, to_the_end=True):
        certificate = next(iter(_shown().filter(check_token=token)), None)
    if certificate is None:
        with acting_in(UNSCOPED):  # a holder notes no tries
            note_check(network)
    return certificate


def check_words(request: HttpRequest, number: str, code: str) -> Certificate | None:
    """The same by what is printed on it, however it was typed. Eight signs can be guessed, so each
    try is noted before it is answered; only those that found nothing stay noted."""
    number = "".join(number.split()).upper()
    code = re.sub(f"[^{TYPED}]", "", code.upper())
    noted = note_check(peer_network(request))
    with acting_in(PUBLIC):
        _hold(number, code)
        certificate = _shown().filter(number=number, check_code=code).first()
        _hold()
    if certificate is not None:
        forget_try(noted)
    return certificate


def _shown() -> Any:
    """As the public, whoever asks: it sees the one row that it holds the key of, and no other."""
    return (
        Certificate.objects.select_related("participant", "program", "center")
        .only(*SHOWN)
        .order_by()
    )


def _hold(number: str = "", code: str = "") -> None:
    """What the policies of the public compare a certificate with; nothing, to let go of it."""
    with connection.cursor() as cursor:
        cursor.execute(HOLD, [number, code])

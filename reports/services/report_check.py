"""A frozen report, read by anybody who holds the code on its paper."""

import re

from django.db import connection
from django.http import HttpRequest

from accounts.services.throttle import forget_try, note_report_check
from blkportal.core.peer import peer_network
from blkportal.core.scope import PUBLIC, acting_in
from participants.models.certificate import TYPED
from reports.models import RegionalReport

SHOWN = (
    "level", "period_from", "period_to", "as_of", "definitions_version", "figures", "regencies",
    "breakdowns", "checksum", "check_code", "province", "regency", "center",
)  # fmt: skip
APPROVAL = [
    f"approval__{column}"
    for column in ("report", "status", "due_on", "confirmed_on", "endorsed_on", "accepted_on")
]


def code_of(typed: str) -> str:
    """The code in "k7mx-42qd-9tra", however it was typed."""
    return re.sub(f"[^{TYPED}]", "", typed.upper())


def check_code(request: HttpRequest, typed: str) -> RegionalReport | None:
    """The report with this code; raises TooMany for a network that guesses.

    Only questions that found nothing stay noted as tries.
    """
    noted = note_report_check(peer_network(request))
    report = _held(code_of(typed))
    if report is not None:
        forget_try(noted)
    return report


def _held(code: str) -> RegionalReport | None:
    """As the public, whoever asks: it sees the one row that it holds the code of, and no other."""
    about = ("province", "regency", "center", "approval")
    rows = RegionalReport.objects.select_related(*about).only(*SHOWN, *_names())
    with acting_in(PUBLIC):
        _hold(code)
        found = rows.filter(check_code=code).first()
        _hold("")
    return found


def _names() -> list[str]:
    return ["province__name", "regency__kind", "regency__name", "center__name", *APPROVAL]


def _hold(code: str) -> None:
    """What the policy of the public compares a report with; nothing, to let go of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.report_code', %s, true)", [code])

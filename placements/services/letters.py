"""Letters to graduates: which link they bring, and how a hundred of them are sent."""

import logging
from collections.abc import Callable, Sequence
from smtplib import SMTPException
from typing import Any

from django.core.mail import get_connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.jobs import Progress, TryLater, start_job

log = logging.getLogger(__name__)
FIRST_HOUR = 7  # in Jakarta
A_JOB = 100  # letters; what a worker that dies may send twice


def start_letters(kind: str, rows: QuerySet) -> int:
    """Jobs of a hundred letters about ``rows``, in the daytime; told again within the hour they
    are the same. How many jobs."""
    now = timezone.localtime()
    if now.hour < FIRST_HOUR:
        return 0
    keys = list(rows.values_list("pk", flat=True))
    parts = [keys[start : start + A_JOB] for start in range(0, len(keys), A_JOB)]
    for part in parts:
        key = f"{kind}:{now:%Y-%m-%dT%H}:{part[0]}"
        start_job(kind, by=None, key=key, params={"rows": part})
    return len(parts)


def send_each(
    waiting: Sequence[Any], send: Callable[[Any, Any], None], progress: Progress
) -> list[int]:
    """The keys of those that went out. Where the server stops in the middle, a later job goes on;
    where it takes none, this one is tried again."""
    sent: list[int] = []
    try:
        with get_connection() as server:
            for record in waiting:
                send(record, server)
                sent.append(record.pk)
                progress.report(len(sent), len(waiting))
    except (SMTPException, OSError) as error:
        log.warning("letters to graduates stop after %s of %s: %r", len(sent), len(waiting), error)
        if not sent:
            raise TryLater(_("The mail server did not take the letter.")) from error
    return sent

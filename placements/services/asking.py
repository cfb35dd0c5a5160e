"""The link by which a graduate answers, and the letters that bring it."""

import logging
import re
from datetime import date, timedelta
from smtplib import SMTPException
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.mail import get_connection
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.jobs import Progress, TryLater, start_job
from participants.personal_link import write_link
from participants.states import Outcome
from placements import emails
from placements.models import FollowUp
from placements.models.follow_up import FollowUpQuerySet

log = logging.getLogger(__name__)
FOLLOW_UP = "follow-up"  # what the personal link is for
ASK = "ask-graduates"
FIRST_HOUR = 7  # in Jakarta
COUNTRY = "62"
A_JOB = 100  # letters; what a worker that dies may send twice
# days between one letter and the next, and no letter after the third
PAUSES = {1: 14, 2: 30}


def link_of(follow_up: FollowUp) -> str:
    link = write_link(FOLLOW_UP, follow_up)
    return settings.PUBLIC_URL + reverse("placements:answer_by_link", args=[link])


def message_of(follow_up: FollowUp, *, by: Any) -> str:
    """What an officer sends from the own phone: who asks, what for, and the link."""
    seat = follow_up.enrollment
    return _(
        "Hello %(name)s, this is %(officer)s (%(office)s). %(months)s ago you graduated in "
        "%(program)s. Please tell us here what you do now; it takes two minutes: %(link)s"
    ) % {
        "name": follow_up.participant.name,
        "officer": by.name,
        "office": by.office,
        "months": follow_up.get_months_display(),
        "program": seat.program.title,
        "link": link_of(follow_up),
    }


def chat_of(follow_up: FollowUp, message: str) -> str:
    """The address that opens the message in WhatsApp, or nothing without a phone."""
    digits = re.sub("[^0-9]", "", follow_up.participant.phone)
    if not digits:
        return ""
    return f"https://wa.me/{re.sub('^0', COUNTRY, digits)}?text={quote(message)}"


def to_ask(today: date) -> FollowUpQuerySet:
    """Unanswered, with an address, and not asked too lately: at most three letters each."""
    due = Q(times_asked=0)
    for times, days in PAUSES.items():
        due |= Q(times_asked=times, asked_on__lte=today - timedelta(days=days))
    rows = FollowUp.objects.unanswered().running(today).filter(due)
    return rows.exclude(participant__email="").order_by("pk")


def start_asking() -> int:
    """Jobs of a hundred letters; told again within the hour they are the same. How many jobs."""
    now = timezone.localtime()
    if now.hour < FIRST_HOUR:
        return 0
    keys = list(to_ask(now.date()).values_list("pk", flat=True))
    parts = [keys[start : start + A_JOB] for start in range(0, len(keys), A_JOB)]
    for part in parts:
        key = f"{ASK}:{now:%Y-%m-%dT%H}:{part[0]}"
        start_job(ASK, by=None, key=key, params={"follow_ups": part})
    return len(parts)


def ask_graduates(progress: Progress) -> dict[str, int]:
    """The letters of one job. Where the server stops in the middle, the next hour goes on."""
    rows = to_ask(timezone.localdate()).filter(pk__in=progress.params["follow_ups"])
    waiting = list(rows.as_listed().select_for_update(of=("self",), skip_locked=True))
    sent: list[int] = []
    try:
        with get_connection() as server:
            for follow_up in waiting:
                emails.ask(follow_up, link_of(follow_up), server)
                sent.append(follow_up.pk)
                progress.report(len(sent), len(waiting))
    except (SMTPException, OSError) as error:
        log.warning("letters to graduates stop after %s of %s: %r", len(sent), len(waiting), error)
        if not sent:
            raise TryLater(_("The mail server did not take the letter.")) from error
    FollowUp.objects.filter(pk__in=sent, answer=Outcome.UNKNOWN).update(
        times_asked=F("times_asked") + 1, asked_on=timezone.localdate()
    )
    return {"sent": len(sent)}

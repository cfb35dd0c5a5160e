"""The link by which a graduate says what they do now, and the letters that bring it."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.jobs import Progress
from participants.personal_link import write_link
from participants.states import Outcome
from placements import emails
from placements.models import FollowUp
from placements.models.follow_up import FollowUpQuerySet
from placements.services.letters import send_each, start_letters

FOLLOW_UP = "follow-up"  # what the personal link is for
ASK = "ask-graduates"
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


def to_ask(today: date) -> FollowUpQuerySet:
    """Unanswered, with an address, and not asked too lately: at most three letters each."""
    due = Q(times_asked=0)
    for times, days in PAUSES.items():
        due |= Q(times_asked=times, asked_on__lte=today - timedelta(days=days))
    rows = FollowUp.objects.unanswered().running(today).filter(due)
    return rows.exclude(participant__email="").order_by("pk")


def start_asking() -> int:
    """The letters that are due; how many jobs."""
    return start_letters(ASK, to_ask(timezone.localdate()))


def ask_graduates(progress: Progress) -> dict[str, int]:
    """The letters of one job."""
    rows = to_ask(timezone.localdate()).filter(pk__in=progress.params["rows"])
    waiting = list(rows.as_listed().select_for_update(of=("self",), skip_locked=True))
    sent = send_each(waiting, _send, progress)
    FollowUp.objects.filter(pk__in=sent, answer=Outcome.UNKNOWN).update(
        times_asked=F("times_asked") + 1, asked_on=timezone.localdate()
    )
    return {"sent": len(sent)}


def _send(follow_up: FollowUp, server: Any) -> None:
    emails.ask(follow_up, link_of(follow_up), server)

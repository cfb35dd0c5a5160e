"""A firm's question reaches the person: by letter, or by a link that the office sends."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.jobs import Progress
from blkportal.core.templatetags import ui
from participants.personal_link import write_link
from placements import emails
from placements.models import HireRequest
from placements.models.hire_request import HireRequestQuerySet
from placements.services.letters import send_each, start_letters

HIRE = "hire-request"  # what the personal link is for
PASS_ON = "pass-on-requests"


def link_to_answer(asked: HireRequest) -> str:
    link = write_link(HIRE, asked)
    return settings.PUBLIC_URL + reverse("placements:answer_hire_by_link", args=[link])


def message_about(asked: HireRequest, name: str, *, by: Any) -> str:
    """What an officer sends from the own phone: which firm, which job, and the link."""
    return _(
        "Hello %(name)s, this is %(officer)s (%(office)s). %(firm)s asks whether you would like "
        "to work there: %(job)s. Read the offer and answer here by %(day)s: %(link)s"
    ) % {
        "name": name,
        "officer": by.name,
        "office": by.office,
        "firm": asked.employer,
        "job": asked.job_title,
        "day": ui.day(asked.answer_by),
        "link": link_to_answer(asked),
    }


def to_pass_on() -> HireRequestQuerySet:
    """Nobody has answered, no letter has gone out, there is an address, and the firm has not been
    suspended meanwhile."""
    rows = HireRequest.objects.waiting().of_verified_firms().filter(letter_on=None)
    return rows.exclude(participant__email="").order_by("pk")


def start_passing_on() -> int:
    """The letters that are due; how many jobs."""
    return start_letters(PASS_ON, to_pass_on())


def pass_on_requests(progress: Progress) -> dict[str, int]:
    """The letters of one job."""
    rows = to_pass_on().filter(pk__in=progress.params["rows"])
    people = rows.select_related("employer", "participant", "work_regency")
    waiting = list(people.select_for_update(of=("self",), skip_locked=True))
    sent = send_each(waiting, _send, progress)
    HireRequest.objects.filter(pk__in=sent).update(letter_on=timezone.localdate())
    return {"sent": len(sent)}


def _send(asked: HireRequest, server: Any) -> None:
    emails.pass_on(asked, link_to_answer(asked), server)

"""What a person is asked, by firms and 3, 6 and 12 months after graduation; and which firms were
told yes."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.work import WorkItem
from participants.personal_link import write_link
from placements.models import FollowUp, HireRequest
from placements.services.asking import FOLLOW_UP
from placements.services.passing_on import HIRE
from placements.states import HireRequestStatus


def own_questions(person: Any) -> list[WorkItem]:
    """Read in the scope of the person: two statements."""
    return [*_firms(person), *_follow_ups(person)]


def _firms(person: Any) -> list[WorkItem]:
    rows = HireRequest.objects.open().of_verified_firms().filter(participant=person)
    return [_line_of(asked) for asked in rows.select_related("employer")]


def _line_of(asked: HireRequest) -> WorkItem:
    """A question has a day by which to answer it; what was answered with yes has none."""
    link = reverse("placements:answer_hire_by_link", args=[write_link(HIRE, asked)])
    firm = {"firm": asked.employer}
    if asked.status == HireRequestStatus.REQUESTED:
        text = _("%(firm)s asks for you") % firm
        return WorkItem(
            "building", text, asked.job_title, asked.answer_by, link, _("Read the offer")
        )
    text = _("%(firm)s has your name and your phone number") % firm
    return WorkItem("building", text, asked.job_title, None, link, _("See what you said yes to"))


def _follow_ups(person: Any) -> list[WorkItem]:
    rows = FollowUp.objects.unanswered().running(timezone.localdate()).filter(participant=person)
    return [
        WorkItem(
            "people",
            _("What do you do now?"),
            _("%(months)s after graduation") % {"months": asked.get_months_display()},
            asked.closes_on,
            reverse("placements:answer_by_link", args=[write_link(FOLLOW_UP, asked)]),
            _("Answer the question"),
        )
        for asked in rows
    ]

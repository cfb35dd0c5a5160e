"""What a person is asked: by firms, and 3, 6 and 12 months after graduation."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.work import WorkItem
from participants.personal_link import write_link
from placements.models import FollowUp, HireRequest
from placements.services.asking import FOLLOW_UP
from placements.services.passing_on import HIRE


def own_questions(person: Any) -> list[WorkItem]:
    """Read in the scope of the person: two statements."""
    return [*_firms(person), *_follow_ups(person)]


def _firms(person: Any) -> list[WorkItem]:
    waiting = HireRequest.objects.waiting().of_verified_firms()
    rows = waiting.filter(participant=person).select_related("employer")
    return [
        WorkItem(
            "building",
            _("%(firm)s asks for you") % {"firm": asked.employer},
            asked.job_title,
            asked.answer_by,
            reverse("placements:answer_hire_by_link", args=[write_link(HIRE, asked)]),
            _("Read the offer"),
        )
        for asked in rows
    ]


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

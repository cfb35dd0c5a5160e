"""What waits for whom: one line a kind of work, with its oldest deadline."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.roles import Role
from blkportal.core.lists import counts_of
from blkportal.core.work import WorkItem
from placements.forum_work import invited_work
from placements.ministry_waits import waiting
from placements.models import (
    ClassPledge,
    ForumGuest,
    HireRequest,
    Placement,
    SavedSearch,
    Vacancy,
)
from placements.pledge_work import due_work
from placements.search_work import found_by_searches
from placements.vacancy_work import to_mend, to_report


def employer_work(user: Any) -> list[WorkItem]:
    """Answers to act on, and people of whom the firm has not yet said that they work there."""
    if user.role != Role.EMPLOYER:
        return []
    answers = HireRequest.objects.visible_to(user).accepted()
    unconfirmed = Placement.objects.visible_to(user).unconfirmed()
    vacancies = Vacancy.objects.visible_to(user)
    n = counts_of(
        answers=answers,
        unconfirmed=unconfirmed,
        returned=vacancies.returned(),
        untold=vacancies.untold(),
        due=ClassPledge.objects.visible_to(user).due_soon(),
        invited=ForumGuest.objects.visible_to(user).to_come().unanswered(),
        found=SavedSearch.objects.visible_to(user).with_news(),
    )
    return [
        *_answers(n["answers"]),
        *found_by_searches(n["found"]),
        *invited_work(n["invited"]),
        *_to_confirm(n["unconfirmed"]),
        *due_work(n["due"]),
        *to_mend(n["returned"]),
        *to_report(n["untold"]),
    ]


ministry_work = waiting  # asked for by its name in every app


def _answers(number: int) -> list[WorkItem]:
    if not number:
        return []
    words = ngettext("%(n)d graduate said yes", "%(n)d graduates said yes", number)
    return [
        WorkItem(
            "people",
            words % {"n": number},
            _("Name and phone are open: call, then tell us when work begins"),
            None,
            reverse("placements:hire_request_list") + "?status=ACCEPTED",
            _("Open"),
        )
    ]


def _to_confirm(number: int) -> list[WorkItem]:
    if not number:
        return []
    words = ngettext(
        "%(n)d person is said to work with you",
        "%(n)d people are said to work with you",
        number,
    )
    return [
        WorkItem(
            "briefcase",
            words % {"n": number},
            _("Reported by an office; only you can confirm it"),
            None,
            reverse("placements:placement_list") + "?ended=unconfirmed",
            _("Confirm"),
        )
    ]

"""What waits for whom: one line a kind of work, with its oldest deadline."""

from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, Value
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.roles import Role
from blkportal.core.access import may_do
from blkportal.core.lists import counts_of
from blkportal.core.work import WorkItem
from participants.models import Enrollment
from participants.services.enrollment import AT_WORK
from participants.states import Outcome
from placements.forum_work import invited_work
from placements.ministry_waits import waiting
from placements.models import (
    ClassPledge,
    FollowUp,
    ForumGuest,
    HireRequest,
    Placement,
    SavedSearch,
    Vacancy,
)
from placements.models.hire_request import ANSWER_WITHIN
from placements.pledge_work import due_work, offered_work, to_welcome
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


def officer_requests(user: Any) -> list[WorkItem]:
    """For those who speak on behalf of the person: questions to pass on, silence to break."""
    if not may_do(user, "placements.accept_hire_request"):
        return []
    return _to_answer(user) + _to_ask(user)


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
            reverse("placements:placement_list") + "?ended=no",
            _("Confirm"),
        )
    ]


def _to_answer(user: Any) -> list[WorkItem]:
    """Requests and pledges of firms, graduates to be called, work in doubt; one statement."""
    waits = HireRequest.objects.visible_to(user).waiting().order_by()
    due = FollowUp.objects.visible_to(user).unanswered().running().order_by()
    asked = waits.annotate(what=Value("request")).values("what")
    called = due.annotate(what=Value("call")).values("what")
    doubted = Placement.objects.visible_to(user).open().disputed().order_by()
    doubts = doubted.annotate(what=Value("doubt")).values("what")
    offered = to_welcome(user).order_by().annotate(what=Value("pledge")).values("what")
    rows = asked.annotate(n=Count("pk"), day=Min(TruncDate("requested_at"))).union(
        called.annotate(n=Count("pk"), day=Min("closes_on")),
        doubts.annotate(n=Count("pk"), day=Min("disputed_on")),
        offered.annotate(n=Count("pk"), day=Min("starts_by")),
        all=True,
    )
    found = {row["what"]: (row["n"], row["day"]) for row in rows}
    return [
        *_requests(*found.get("request", (0, None))),
        *_calls(*found.get("call", (0, None))),
        *offered_work(*found.get("pledge", (0, None))),
        *_doubts(found.get("doubt", (0, None))[0]),
    ]


def _doubts(number: int) -> list[WorkItem]:
    if not number:
        return []
    words = ngettext(
        "The work of %(n)d graduate is disputed",
        "The work of %(n)d graduates is disputed",
        number,
    )
    return [
        WorkItem(
            "warning",
            words % {"n": number},
            _("A firm or a visit says that it is not so; end it, or show a paper"),
            None,
            reverse("placements:placement_list") + "?disputed=yes",
            _("Look into it"),
        )
    ]


def _requests(number: int, oldest: Any) -> list[WorkItem]:
    if not number:
        return []
    words = ngettext(
        "%(n)d employer asks for a graduate of yours",
        "%(n)d requests for graduates of yours",
        number,
    )
    return [
        WorkItem(
            "briefcase",
            words % {"n": number},
            _("Ask the person; unanswered requests lapse after 14 days"),
            oldest + ANSWER_WITHIN,
            reverse("placements:hire_request_list") + "?status=REQUESTED",
            _("Answer"),
        )
    ]


def _calls(number: int, first: Any) -> list[WorkItem]:
    if not number:
        return []
    words = ngettext(
        "%(n)d graduate has not yet said what they do",
        "%(n)d graduates have not yet said what they do",
        number,
    )
    return [
        WorkItem(
            "clock",
            words % {"n": number},
            _("3, 6 and 12 months after graduation; on this day the first question closes"),
            first,
            reverse("placements:list_follow_ups"),
            _("Call"),
        )
    ]


def _to_ask(user: Any) -> list[WorkItem]:
    """Work that has ended and nothing newer is known of."""
    ended = Placement.objects.filter(enrollment=OuterRef("pk"), ended_on__isnull=False)
    going_on = Placement.objects.open().filter(enrollment=OuterRef("pk"))
    number_of = Enrollment.objects.visible_to(user).aggregate(
        ended=Count("pk", filter=Q(Exists(ended), ~Exists(going_on), outcome__in=AT_WORK)),
        unknown=Count("pk", filter=Q(graduated_on__isnull=False, outcome=Outcome.UNKNOWN)),
    )
    address = reverse("placements:alumni_list")
    items = []
    if number := number_of["ended"]:
        words = ngettext("The work of %(n)d graduate has ended",
                         "The work of %(n)d graduates has ended", number)  # fmt: skip
        reason = _("Ask what they do now")
        url = f"{address}?outcome={Outcome.WORKING}"
        items.append(WorkItem("people", words % {"n": number}, reason, None, url, _("Ask")))
    if number := number_of["unknown"]:
        words = ngettext("Of %(n)d graduate it is not yet known what became of them",
                         "Of %(n)d graduates it is not yet known what became of them",
                         number)  # fmt: skip
        reason = _("Unknown is never counted as unemployed, nor as placed")
        items.append(WorkItem("people", words % {"n": number}, reason, None, address, _("Ask")))
    return items

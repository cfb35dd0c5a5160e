"""What waits for who speaks on behalf of the person: questions to pass on, silence to break."""

from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.access import may_do
from blkportal.core.work import Counted, Wait, WorkItem, work_of
from participants.models import Enrollment
from participants.services.enrollment import AT_WORK
from participants.states import Outcome
from placements.models import FollowUp, HireRequest, Placement
from placements.models.hire_request import ANSWER_WITHIN
from placements.pledge_work import OFFERED


def officer_requests(user: Any) -> list[WorkItem]:
    """Requests and pledges of firms, graduates to be called, work in doubt, and work that has
    ended. Two statements."""
    if not may_do(user, "placements.accept_hire_request"):
        return []
    return work_of(user, REQUESTS, CALLS, OFFERED, DOUBTS) + _to_ask(user)


def _requests(_user: Any, found: Counted) -> WorkItem:
    words = ngettext(
        "%(n)d employer asks for a graduate of yours",
        "%(n)d requests for graduates of yours",
        found.n,
    )
    return WorkItem(
        "briefcase",
        words % {"n": found.n},
        _("Ask the person; unanswered requests lapse after 14 days"),
        found.first and found.first + ANSWER_WITHIN,
        reverse("placements:hire_request_list") + "?status=REQUESTED",
        _("Answer"),
    )


def _due_questions(user: Any) -> QuerySet:
    return FollowUp.objects.visible_to(user).unanswered().running()


def _calls(_user: Any, found: Counted) -> WorkItem:
    words = ngettext(
        "%(n)d graduate has not yet said what they do",
        "%(n)d graduates have not yet said what they do",
        found.n,
    )
    return WorkItem(
        "clock",
        words % {"n": found.n},
        _("3, 6 and 12 months after graduation; on this day the first question closes"),
        found.first,
        reverse("placements:list_follow_ups"),
        _("Call"),
    )


def _doubts(_user: Any, found: Counted) -> WorkItem:
    words = ngettext(
        "The work of %(n)d graduate is disputed",
        "The work of %(n)d graduates is disputed",
        found.n,
    )
    return WorkItem(
        "warning",
        words % {"n": found.n},
        _("A firm or a visit says that it is not so; end it, or show a paper"),
        None,
        reverse("placements:placement_list") + "?disputed=yes",
        _("Look into it"),
    )


REQUESTS = Wait(
    "request",
    lambda user: HireRequest.objects.visible_to(user).waiting(),
    TruncDate("requested_at"),
    _requests,
)
CALLS = Wait("call", _due_questions, F("closes_on"), _calls)
DOUBTS = Wait(
    "doubt",
    lambda user: Placement.objects.visible_to(user).open().disputed(),
    F("disputed_on"),
    _doubts,
)


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

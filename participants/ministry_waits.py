"""What of this app waits for the ministry."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from blkportal.core.work import Counted, Wait, WorkItem, work_of
from participants.models import DataRequest, Referral, Transfer
from participants.states import ReferralStatus

LATE = timedelta(days=14)


def waiting(user: Any) -> list[WorkItem]:
    """Requests about own data with their day, transfers asked for, and nominations that no center
    has looked at for two weeks."""
    return work_of(user, OWN_DATA, TRANSFERS, NOMINATIONS)


def _not_looked_at(user: Any) -> QuerySet:
    submitted = Referral.objects.visible_to(user).filter(status=ReferralStatus.SUBMITTED)
    return submitted.filter(submitted_on__lt=timezone.localdate() - LATE)


def _line(icon: str, text: Any, url: Callable[[], str]) -> Callable[[Any, Counted], WorkItem]:
    return lambda _user, found: WorkItem(
        icon, text % {"n": found.n}, "", found.first, url(), _("Look at them")
    )


OWN_DATA = Wait(
    "data_requests",
    lambda user: DataRequest.objects.visible_to(user).waiting(),
    TruncDate("due_at"),
    _line(
        "clock",
        ngettext_lazy(
            "%(n)d request of a person about the own data waits",
            "%(n)d requests of people about their own data wait",
            "n",
        ),
        lambda: reverse("participants:list_data_requests"),
    ),
)
TRANSFERS = Wait(
    "transfers",
    lambda user: Transfer.objects.visible_to(user).waiting(),
    TruncDate("asked_at"),
    _line(
        "people",
        ngettext_lazy(
            "%(n)s transfer waits for an answer", "%(n)s transfers wait for an answer", "n"
        ),
        lambda: reverse("participants:list_transfers"),
    ),
)
NOMINATIONS = Wait(
    "nominations",
    _not_looked_at,
    F("submitted_on"),
    _line(
        "clock",
        ngettext_lazy(
            "%(n)d nomination has waited more than two weeks for a center's check",
            "%(n)d nominations have waited more than two weeks for a center's check",
            "n",
        ),
        lambda: reverse("admin:participants_referral_changelist") + "?status__exact=SUBMITTED&o=5",
    ),
)

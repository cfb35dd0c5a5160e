"""What of this app waits for the ministry."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Min, QuerySet, Value
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from blkportal.core.work import WorkItem
from participants.models import DataRequest, Referral, Transfer
from participants.states import ReferralStatus

LATE = timedelta(days=14)


def waiting(user: Any) -> list[WorkItem]:
    """Transfers asked for, requests about own data with their day, and nominations that no center
    has looked at for two weeks."""
    late = timezone.localdate() - LATE
    transfers = Transfer.objects.visible_to(user).waiting()
    submitted = Referral.objects.visible_to(user).filter(status=ReferralStatus.SUBMITTED)
    asked = _counted(transfers, "transfers", TruncDate("asked_at"))
    lying = _counted(submitted.filter(submitted_on__lt=late), "nominations", F("submitted_on"))
    own_data = _counted(
        DataRequest.objects.visible_to(user).waiting(), "data_requests", TruncDate("due_at")
    )
    rows = asked.union(lying, own_data, all=True)
    found = {kind: (n, day) for kind, n, day in rows if n}
    return [_line(kind, *found[kind]) for kind in LINES if kind in found]


def _counted(rows: QuerySet, kind: str, day: Any) -> QuerySet:
    """(kind, how many, the oldest day), so that several questions are one statement."""
    grouped = rows.order_by().values(waiting_for=Value(kind))
    return grouped.annotate(n=Count("pk"), oldest=Min(day)).values_list(
        "waiting_for", "n", "oldest"
    )


LINES = {
    "data_requests": (
        "clock",
        ngettext_lazy(
            "%(n)d request of a person about the own data waits",
            "%(n)d requests of people about their own data wait",
            "n",
        ),
        lambda: reverse("participants:list_data_requests"),
    ),
    "transfers": (
        "people",
        ngettext_lazy(
            "%(n)s transfer waits for an answer", "%(n)s transfers wait for an answer", "n"
        ),
        lambda: reverse("participants:list_transfers"),
    ),
    "nominations": (
        "clock",
        ngettext_lazy(
            "%(n)d nomination has waited more than two weeks for a center's check",
            "%(n)d nominations have waited more than two weeks for a center's check",
            "n",
        ),
        lambda: reverse("admin:participants_referral_changelist") + "?status__exact=SUBMITTED&o=5",
    ),
}


def _line(kind: str, n: int, oldest: date) -> WorkItem:
    icon, text, url = LINES[kind]
    return WorkItem(icon, text % {"n": n}, "", oldest, url(), _("Look at them"))

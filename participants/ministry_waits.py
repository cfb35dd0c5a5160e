"""What of this app waits for the ministry."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blkportal.core.work import WorkItem
from participants.models import Referral, Transfer
from participants.states import ReferralStatus

LATE = timedelta(days=14)


def transfers_to_answer(user: Any) -> list[WorkItem]:
    facts = Transfer.objects.visible_to(user).waiting().aggregate(n=Count("pk"))
    if not facts["n"]:
        return []
    text = ngettext(
        "%(n)s transfer waits for an answer", "%(n)s transfers wait for an answer", facts["n"]
    )
    url = reverse("participants:list_transfers")
    return [WorkItem("people", text % {"n": facts["n"]}, "", None, url, _("Look at them"))]


def nominations_left_lying(user: Any) -> list[WorkItem]:
    late = timezone.localdate() - LATE
    rows = Referral.objects.visible_to(user).filter(status=ReferralStatus.SUBMITTED)
    facts = rows.filter(submitted_on__lt=late).aggregate(n=Count("pk"), oldest=Min("submitted_on"))
    if not facts["n"]:
        return []
    text = ngettext(
        "%(n)d nomination has waited more than two weeks for a center's check",
        "%(n)d nominations have waited more than two weeks for a center's check",
        facts["n"],
    )
    url = reverse("admin:participants_referral_changelist") + "?status__exact=SUBMITTED&o=5"
    return [
        WorkItem("clock", text % {"n": facts["n"]}, "", facts["oldest"], url, _("Look at them"))
    ]

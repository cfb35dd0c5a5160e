"""What of the class pledges waits for a firm and for a center."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.access import may_do
from blkportal.core.work import Counted, Wait, WorkItem
from placements.models import ClassPledge


def _to_welcome(user: Any) -> QuerySet[ClassPledge] | None:
    """What firms have offered, for whoever may answer."""
    if not may_do(user, "placements.welcome_pledge"):
        return None
    return ClassPledge.objects.visible_to(user).offered()


def _offered(_user: Any, found: Counted) -> WorkItem:
    words = ngettext("%(n)d firm pledges to hire from a class",
                     "%(n)d pledges of firms to hire from a class", found.n)  # fmt: skip
    reason = _("Welcome it or decline it before the first day on which people are to start")
    return _item("people", words % {"n": found.n}, reason, found.first, "OFFERED", _("Answer"))


OFFERED = Wait("pledge", _to_welcome, F("starts_by"), _offered)


def due_work(number: int) -> list[WorkItem]:
    if not number:
        return []
    words = ngettext("%(n)d class pledge of yours is soon due",
                     "%(n)d class pledges of yours are soon due", number)  # fmt: skip
    reason = _("Ask the graduates of the class; each of them answers")
    return [_item("clock", words % {"n": number}, reason, None, "WELCOMED", _("Open"))]


def _item(
    icon: str, text: Any, reason: Any, day: date | None, status: str, action: Any
) -> WorkItem:
    url = reverse("placements:list_pledges") + f"?status={status}"
    return WorkItem(icon, text, reason, day, url, action)

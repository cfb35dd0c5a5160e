"""What of the vacancies waits for the ministry and for the firm."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.work import Counted, WorkItem

REVIEW_WITHIN = timedelta(days=3)


def to_review(_user: Any, found: Counted) -> WorkItem:
    words = ngettext("%(n)d vacancy waits for review", "%(n)d vacancies wait for review", found.n)
    return WorkItem(
        "document",
        words % {"n": found.n},
        _("Until then nobody reads them"),
        found.first and found.first + REVIEW_WITHIN,
        reverse("placements:list_vacancies") + "?status=SUBMITTED",
        _("Review"),
    )


def to_mend(number: int) -> list[WorkItem]:
    if not number:
        return []
    words = ngettext(
        "%(n)d vacancy came back for correction", "%(n)d vacancies came back for correction",
        number,
    )  # fmt: skip
    return [_of_firm("warning", words % {"n": number}, "", "RETURNED", _("Correct"))]


def to_report(number: int) -> list[WorkItem]:
    if not number:
        return []
    words = ngettext(
        "%(n)d vacancy is past its validity", "%(n)d vacancies are past their validity", number
    )
    reason = _("Report how many places were taken (Perpres 57/2023)")
    return [
        _of_firm("briefcase", words % {"n": number}, reason, "EXPIRED", _("Report places taken"))
    ]


def _of_firm(icon: str, text: Any, reason: Any, status: str, action: Any) -> WorkItem:
    url = reverse("placements:list_vacancies") + f"?status={status}"
    return WorkItem(icon, text, reason, None, url, action)

"""What of this app waits for the ministry."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Min, Value
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.access import may_do
from blkportal.core.work import WorkItem
from placements.models import Employer, Vacancy
from placements.vacancy_work import to_review

VERIFY_WITHIN = timedelta(days=7)


def waiting(user: Any) -> list[WorkItem]:
    """Firms to verify and vacancies to review; one statement for both."""
    if not may_do(user, "placements.verify_employer"):
        return []
    firms = Employer.objects.visible_to(user).pending()
    vacancies = Vacancy.objects.visible_to(user).waiting()
    counted = [
        rows.order_by()
        .annotate(what=Value(what))
        .values("what")
        .annotate(n=Count("pk"), day=Min(TruncDate("created_at")))
        for what, rows in (("firm", firms), ("vacancy", vacancies))
    ]
    found = {row["what"]: (row["n"], row["day"]) for row in counted[0].union(counted[1], all=True)}
    return [
        *_to_verify(*found.get("firm", (0, None))),
        *to_review(*found.get("vacancy", (0, None))),
    ]


def _to_verify(number: int, oldest: Any) -> list[WorkItem]:
    if not number:
        return []
    words = ngettext(
        "%(n)d employer waits for verification", "%(n)d employers wait for verification", number
    )
    return [
        WorkItem(
            "building",
            words % {"n": number},
            _("Until then they find no graduates"),
            oldest + VERIFY_WITHIN,
            reverse("placements:employer_list") + "?status=PENDING",
            _("Verify"),
        )
    ]

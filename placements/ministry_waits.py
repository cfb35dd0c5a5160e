"""What of this app waits for the ministry."""

from datetime import timedelta
from typing import Any

from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.access import may_do
from blkportal.core.work import Counted, Wait, WorkItem, work_of
from placements.models import Employer, Vacancy
from placements.vacancy_work import to_review

VERIFY_WITHIN = timedelta(days=7)


def waiting(user: Any) -> list[WorkItem]:
    """Firms to verify and vacancies to review; one statement for both."""
    if not may_do(user, "placements.verify_employer"):
        return []
    return work_of(user, FIRMS, VACANCIES)


def _to_verify(_user: Any, found: Counted) -> WorkItem:
    words = ngettext(
        "%(n)d employer waits for verification", "%(n)d employers wait for verification", found.n
    )
    return WorkItem(
        "building",
        words % {"n": found.n},
        _("Until then they find no graduates"),
        found.first and found.first + VERIFY_WITHIN,
        reverse("placements:employer_list") + "?status=PENDING",
        _("Verify"),
    )


FIRMS = Wait(
    "firm",
    lambda user: Employer.objects.visible_to(user).pending(),
    TruncDate("created_at"),
    _to_verify,
)
VACANCIES = Wait(
    "vacancy",
    lambda user: Vacancy.objects.visible_to(user).waiting(),
    TruncDate("created_at"),
    to_review,
)

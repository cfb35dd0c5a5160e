"""What of this app waits for the ministry."""

from datetime import timedelta
from typing import Any

from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.access import may_do
from blkportal.core.work import Counted, Wait, WorkItem, work_of
from placements.models import Employer, FirmSignup, Vacancy
from placements.models.employer import WAITS_SINCE
from placements.vacancy_work import to_review

VERIFY_WITHIN = timedelta(days=7)


def waiting(user: Any) -> list[WorkItem]:
    """Firms to verify and vacancies to review; one statement for all."""
    if not may_do(user, "placements.verify_employer"):
        return []
    return work_of(user, SIGNUPS, FIRMS, VACANCIES)


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


def _signed_up(_user: Any, found: Counted) -> WorkItem:
    words = ngettext(
        "%(n)d firm has registered itself", "%(n)d firms have registered themselves", found.n
    )
    return WorkItem(
        "building",
        words % {"n": found.n},
        _("Verify or deny; the firm is told by e-mail"),
        found.first and found.first + VERIFY_WITHIN,
        reverse("placements:list_signups") + "?status=CONFIRMED",
        _("Verify"),
    )


SIGNUPS = Wait(
    "signup",
    lambda user: FirmSignup.objects.visible_to(user).waiting(),
    TruncDate("confirmed_at"),
    _signed_up,
)
FIRMS = Wait(
    "firm",
    lambda user: Employer.objects.visible_to(user).pending(),
    TruncDate(WAITS_SINCE),
    _to_verify,
)
VACANCIES = Wait(
    "vacancy",
    lambda user: Vacancy.objects.visible_to(user).waiting(),
    TruncDate("created_at"),
    to_review,
)

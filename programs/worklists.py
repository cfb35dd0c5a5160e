"""What waits for the ministry in agreements and batches."""

from datetime import timedelta
from typing import Any

from django.db.models import Case, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.work import WorkItem
from programs.models import Agreement, Batch
from programs.states import AgreementStatus, BatchStatus

SOON = timedelta(days=60)
MOST = 20


def ministry_work(user: Any) -> list[WorkItem]:
    """Agreements to activate or to renew, and batches without new days. Two queries."""
    return [*_agreements(user), *_postponed(user)]


def _agreements(user: Any) -> list[WorkItem]:
    today = timezone.localdate()
    ends_soon = Q(status=AgreementStatus.ACTIVE, ends_on__range=(today, today + SOON))
    rows = Agreement.objects.visible_to(user).filter(Q(status=AgreementStatus.DRAFT) | ends_soon)
    nearest = Case(When(ends_soon, then="ends_on"), default="starts_on")
    waiting = rows.select_related("regency", "center").order_by(nearest)[:MOST]
    return [
        _draft(row) if row.status == AgreementStatus.DRAFT else _ending(row) for row in waiting
    ]


def _draft(row: Agreement) -> WorkItem:
    return WorkItem(
        "document",
        _("Activate agreement %(number)s") % {"number": row.number},
        _("%(place)s with %(center)s; without it no quota can be granted.")
        % {"place": row.regency.short_name, "center": row.center.name},
        row.starts_on,
        reverse("programs:show_agreement", args=[row.pk]),
        _("Open"),
    )


def _ending(row: Agreement) -> WorkItem:
    return WorkItem(
        "clock",
        _("Agreement %(number)s ends soon") % {"number": row.number},
        _("%(place)s cannot be given new seats after that day.")
        % {"place": row.regency.short_name},
        row.ends_on,
        reverse("programs:show_agreement", args=[row.pk]),
        _("Open"),
    )


def _postponed(user: Any) -> list[WorkItem]:
    rows = Batch.objects.visible_to(user).filter(status=BatchStatus.POSTPONED)
    return [
        WorkItem(
            "warning",
            _("%(batch)s is postponed") % {"batch": row.title},
            _("%(taken)s people hold a seat and wait for new days.") % {"taken": row.taken},
            None,
            reverse("programs:show_batch", args=[row.pk]),
            _("Open"),
        )
        for row in rows.order_by("starts_on")[:MOST]
    ]

"""What waits for the ministry: stopped work, reports to accept, and records to mend."""

from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.models import Job
from blkportal.core.models.job import JobState
from blkportal.core.work import WorkItem
from reports.quality_work import quality_work
from reports.services.approval_work import approval_work


def ministry_work(user: Any) -> list[WorkItem]:
    return [*stopped_work(user), *approval_work(user), *quality_work(user)]


def stopped_work(user: Any) -> list[WorkItem]:
    """Work that crashed its workers three times waits until somebody looks at it."""
    rows = Job.objects.visible_to(user).filter(status=JobState.QUARANTINED)
    number, oldest = rows.aggregate(n=Count("pk"), oldest=Min("ended_at")).values()
    if not number:
        return []
    words = ngettext(
        "%(n)d piece of background work was stopped after three crashes",
        "%(n)d pieces of background work were stopped after three crashes",
        number,
    )
    return [
        WorkItem(
            "warning",
            words % {"n": number},
            _("Whoever asked for it still waits: release it, or cancel it"),
            timezone.localdate(oldest),
            reverse("admin:core_job_changelist") + "?status=QUARANTINED",
            _("Look at it"),
        )
    ]

"""What waits for the ministry: stopped work, reports to accept, and records to mend."""

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blkportal.core.models import Job
from blkportal.core.models.job import JobState
from blkportal.core.work import Counted, Wait, WorkItem, work_of
from reports.quality_work import FINDINGS
from reports.services.approval_work import APPROVALS


def ministry_work(user: Any) -> list[WorkItem]:
    return work_of(user, STOPPED, APPROVALS, FINDINGS)


def _stopped_of(user: Any) -> QuerySet:
    """Work that crashed its workers three times waits until somebody looks at it."""
    return Job.objects.visible_to(user).filter(status=JobState.QUARANTINED)


def _stopped(user: Any, found: Counted) -> WorkItem:
    words = ngettext(
        "%(n)d piece of background work was stopped after three crashes",
        "%(n)d pieces of background work were stopped after three crashes",
        found.n,
    )
    return WorkItem(
        "warning",
        words % {"n": found.n},
        _("Whoever asked for it still waits: release it, or cancel it"),
        found.first,
        reverse("admin:core_job_changelist") + "?status=QUARANTINED",
        _("Look at it"),
    )


STOPPED = Wait("stopped", _stopped_of, TruncDate("ended_at"), _stopped)

"""Numbers of a proposal changed by the thousand, as a workbook brings them: written by a job."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from blkportal.core.access import may_do
from blkportal.core.jobs import start_job
from blkportal.core.models import Job
from blkportal.core.refusals import Refusal
from reports.services.quota_lines import Change, change_lines
from reports.services.quota_scenario import scenarios_of

CHANGE = "change_lines"


def request_changes(job: Job, changes: Iterable[Change], *, by: Any) -> Job:
    """Sent twice it is done twice, and the second time changes nothing."""
    params = {"proposal": job.pk, "changes": [list(change) for change in changes]}
    page = reverse("reports:show_proposal", args=[job.pk])
    return start_job(CHANGE, by=by, key=f"{CHANGE}:{uuid4().hex}", params=params, page=page)


def make_changes(params: dict[str, Any], *, by: User) -> dict[str, int]:
    """All of them or none, with the rights that ``by`` has now."""
    if not may_do(by, "reports.change_lines"):
        raise Refusal(_("Your account may no longer plan seats."), code="may_not_change_lines")
    job = scenarios_of(by).get(pk=params["proposal"])
    return {"changed": change_lines(job, [Change(*each) for each in params["changes"]], by=by)}

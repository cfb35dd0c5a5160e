"""A proposal of seats that has been reckoned, over needs as they are now."""

from dataclasses import asdict

from django.utils import timezone

from blkportal.core.models import Job
from reports.services import reckon_scenario
from reports.services.quota_scenario import PROPOSE
from reports.services.quota_wishes import Limits

ROOM = {"people": 100, "hours": 10_000, "beds_men": 50, "beds_women": 50, "nights": 300,
        "smallest": 4, "first": 2, "share": 100}  # fmt: skip


def make_limits(center, **changes):
    return Limits(center, timezone.localdate().year + 1, **ROOM | changes)


def make_scenario(center, *, key, by):
    params = asdict(make_limits(center)) | {"center": center.pk}
    result = reckon_scenario(params, report_progress=lambda done, of: None)
    about = {"kind": PROPOSE, "params": params, "requested_by": by}
    return Job.objects.create(key=key, status="DONE", result=result, **about)

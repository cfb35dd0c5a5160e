"""A proposal of seats as the solver would have left it: every need has all that is of use."""

from dataclasses import asdict

from django.utils import timezone

from blkportal.core.models import Job
from reports.services.quota_scenario import PROPOSE, mark_of
from reports.services.quota_wishes import Limits, wishes_of

ROOM = {"people": 100, "hours": 10_000, "beds_men": 50, "beds_women": 50, "nights": 300,
        "smallest": 4, "first": 2, "share": 100}  # fmt: skip


def make_limits(center, **changes):
    return Limits(center, timezone.localdate().year + 1, **ROOM | changes)


def make_scenario(center, *, key, by):
    limits = make_limits(center)
    wishes = wishes_of(limits)
    seats = {wish.need.pk: wish.most for wish in wishes}
    result = {
        "mark": mark_of(wishes),
        "seats": seats,
        "classes": {wish.program.pk: 1 for wish in wishes},
        "conflicts": [],
        "sums": {"seats": sum(seats.values()), "classes": 1, "regions": 1, "points": 0},
    }
    params = asdict(limits) | {"center": center.pk}
    about = {"kind": PROPOSE, "params": params, "requested_by": by}
    return Job.objects.create(key=key, status="DONE", result=result, **about)

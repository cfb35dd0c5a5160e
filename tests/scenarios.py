"""A proposal of seats as the solver would have left it: every need has all that is of use."""

from dataclasses import asdict

from django.utils import timezone

from blkportal.core.models import Job
from reports.models import ProposalLine
from reports.services.quota_scenario import PROPOSE, mark_of
from reports.services.quota_wishes import Limits, wishes_of
from tests import people
from tests.needs import make_need

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


def make_proposal_line(scenario=None, need=None, **fields):
    """One number of a proposal, decided as it was reckoned."""
    officer = need is None and people.make_officer("yunita@lines.test", "62.10")
    need = need or make_need(officer)
    by = people.make_user("ratna@lines.test", "ministry_manager") if scenario is None else None
    scenario = scenario or make_scenario(people.make_center(), key="lines", by=by)
    told = {"proposed": 16, "seats": 16, "arithmetic": "16 dari 16"}
    who = scenario.requested_by
    return ProposalLine.objects.create(
        proposal=scenario, need=need, decided_by=who, **told | fields
    )

"""A proposal as a piece of background work: asked for, reckoned, read again and compared.

Its limits and the seats it came to are kept with the work; the words are made anew from the needs.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from blkportal.core.jobs import start_job
from blkportal.core.models import Job
from blkportal.core.models.job import ENDED, JobState
from programs.models import TrainingCenter
from reports.models import ProposalLine
from reports.services.quota_proposal import Division, Proposal, divide, explain
from reports.services.quota_solver import Limit
from reports.services.quota_wishes import Limits, Wish, wishes_of

PROPOSE = "propose_quotas"


@dataclass(frozen=True)
class Scenario:
    """``proposal`` is None where the needs have changed since it was reckoned."""

    job: Job
    limits: Limits
    proposal: Proposal | None


def request_scenario(limits: Limits, *, by: Any) -> Job:
    """The same limits over the same needs are one scenario, however often it is asked for.

    After it was stopped, or failed, it is a new one.
    """
    params = asdict(limits) | {"center": limits.center.pk}
    key = f"{PROPOSE}:{_mark([params, mark_of(wishes_of(limits))])}"
    stopped = Job.objects.filter(key__startswith=key, status__in=ENDED - {JobState.DONE})
    job = start_job(PROPOSE, by=by, key=f"{key}:{stopped.count()}", params=params)
    if not job.page:
        job.page = reverse("reports:show_proposal", args=[job.pk])
        job.save(update_fields=["page"])
    return job


def reckon_scenario(
    params: dict[str, Any], *, report_progress: Callable[[int, int], None]
) -> dict[str, Any]:
    limits = limits_from(params)
    wishes = wishes_of(limits)
    division = divide(limits, wishes, report_progress)
    served = [wish for wish in wishes if division.seats.get(wish.need.pk)]
    return {
        "mark": mark_of(wishes),
        "seats": division.seats,
        "classes": division.classes,
        "conflicts": division.conflicts,
        "sums": {
            "seats": sum(division.seats.values()),
            "classes": sum(division.classes.values()),
            "regions": len({wish.need.regency_id for wish in served}),
            "points": sum(wish.points.total * division.seats[wish.need.pk] for wish in served),
        },
    }


def scenarios_of(user: Any) -> QuerySet[Job]:
    """Those that came to an end, the newest first."""
    return Job.objects.visible_to(user).filter(kind=PROPOSE, status=JobState.DONE)


def read_scenario(job: Job) -> Scenario:
    """A handful of statements, however many needs there are."""
    limits = limits_from(job.params)
    said = {line.need_id: line for line in ProposalLine.objects.filter(proposal=job)}
    accepted = [pk for pk, line in said.items() if line.accepted_at]
    wishes = wishes_of(limits, accepted)
    if mark_of(wishes) != job.result["mark"]:
        return Scenario(job, limits, None)
    proposal = explain(limits, wishes, _division(job.result))
    lines = [replace(line, said=said.get(line.wish.need.pk)) for line in proposal.lines]
    return Scenario(job, limits, replace(proposal, lines=lines))


def side_by_side(user: Any, most: int = 10) -> list[tuple[Job, Limits]]:
    jobs = list(scenarios_of(user).select_related("requested_by")[:most])
    centers = TrainingCenter.objects.in_bulk({job.params["center"] for job in jobs})
    return [
        (job, Limits(**job.params | {"center": centers[job.params["center"]]})) for job in jobs
    ]


def limits_from(params: dict[str, Any]) -> Limits:
    return Limits(**params | {"center": TrainingCenter.objects.get(pk=params["center"])})


def mark_of(wishes: list[Wish]) -> str:
    """The same for the same needs, programs and alumni: whatever the division depends on."""
    rows = [
        (wish.need.pk, wish.most, wish.first, wish.points.total, wish.nights, wish.women,
         wish.program.pk, wish.program.lesson_hours, wish.program.class_size)
        for wish in wishes
    ]  # fmt: skip
    return _mark(rows)


def _mark(facts: Any) -> str:
    return sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:32]


def _division(result: dict[str, Any]) -> Division:
    """As JSON keeps it: numbers as the names of others become text."""
    seats, classes = (
        {int(key): number for key, number in result[name].items()} for name in ("seats", "classes")
    )
    return Division(seats, classes, [Limit(name) for name in result["conflicts"]])

"""Work of once a day: however often the clock tells, each day has one Job."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from blkportal.core.jobs import Progress, job_kind, start_job
from blkportal.core.scope import SYSTEM, acting_in
from regions.services.climbing import climb


@job_kind("climb-obstacles")
def climb_obstacles_job(progress: Progress) -> dict[str, Any]:
    return {"climbed": climb()}


@shared_task(name="regions.climb_obstacles")
def climb_obstacles() -> None:
    with acting_in(SYSTEM):
        start_job("climb-obstacles", by=None, key=f"climb-obstacles:{timezone.localdate()}")

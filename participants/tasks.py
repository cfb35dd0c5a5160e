"""Work of once a day: however often the clock tells, each day has one Job."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from blkportal.core.jobs import Progress, job_kind, start_job
from blkportal.core.scope import SYSTEM, acting_in
from participants import services
from participants.services.reconcile import reconcile


@job_kind("expire-certificates")
def expire_certificates_job(progress: Progress) -> dict[str, Any]:
    return {"expired": services.expire_certificates()}


@shared_task(name="participants.expire_certificates")
def expire_certificates() -> None:
    with acting_in(SYSTEM):
        start_job(
            "expire-certificates", by=None, key=f"expire-certificates:{timezone.localdate()}"
        )


@job_kind("reconcile")
def reconcile_job(progress: Progress) -> dict[str, Any]:
    return {"drifts": len(reconcile())}


@shared_task(name="participants.reconcile")
def reconcile_counters() -> None:
    with acting_in(SYSTEM):
        start_job("reconcile", by=None, key=f"reconcile:{timezone.localdate()}")

"""Work of once a day: however often the clock tells, each day has one Job."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from blkportal.core.jobs import Progress, job_kind, start_job
from blkportal.core.scope import SYSTEM, acting_in
from programs import services


@job_kind("expire-agreements")
def expire_agreements_job(progress: Progress) -> dict[str, Any]:
    return {"expired": services.expire_agreements()}


@shared_task(name="programs.expire_agreements")
def expire_agreements() -> None:
    with acting_in(SYSTEM):
        start_job("expire-agreements", by=None, key=f"expire-agreements:{timezone.localdate()}")


@job_kind("lapse-offers")
def lapse_offers_job(progress: Progress) -> dict[str, Any]:
    return {"lapsed": services.lapse_offers()}


@shared_task(name="programs.lapse_offers")
def lapse_offers() -> None:
    with acting_in(SYSTEM):
        start_job("lapse-offers", by=None, key=f"lapse-offers:{timezone.localdate()}")

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from blkportal.core import jobs
from blkportal.core.models import IdempotencyKey

ANSWERS_KEPT = timedelta(days=2)


@shared_task(name="core.run_job")
def run_job(job_id: int) -> None:
    jobs.run_job(job_id)


@shared_task(name="core.sweep_jobs")
def sweep_jobs() -> int:
    return jobs.sweep_jobs()


@shared_task(name="core.forget_answers")
def forget_answers() -> int:
    """A request that is sent twice comes soon; its answer may tell of a person and is not kept."""
    old = IdempotencyKey.objects.filter(at__lt=timezone.now() - ANSWERS_KEPT)
    return old.delete()[0]

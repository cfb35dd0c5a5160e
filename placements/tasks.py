from celery import shared_task

from blkportal.core.scope import SYSTEM, acting_in
from placements import services


@shared_task(name="placements.lapse_hire_requests")
def lapse_hire_requests() -> int:
    with acting_in(SYSTEM):
        return services.lapse_hire_requests()

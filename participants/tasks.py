"""Work of once a day: however often the clock tells, each day has one Job."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from blkportal.core.jobs import Progress, job_kind, start_job
from blkportal.core.scope import SYSTEM, acting_in
from participants import emails, services
from participants.models import DataRequest, Participant
from participants.services.data_request import TELL
from participants.services.own_file import SEND, address_of, has_link
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


@job_kind(SEND)
def send_own_link(progress: Progress) -> dict[str, Any]:
    person = Participant.objects.get(pk=progress.params["person"])
    emails.own_file(person, address_of(person))
    return {}


@job_kind(TELL)
def answer_data_request(progress: Progress) -> dict[str, Any]:
    asked = DataRequest.objects.select_related("participant").get(pk=progress.params["request"])
    person = asked.participant
    emails.answered(asked, address_of(person) if has_link(person) else "")
    return {}


@shared_task(name="participants.mind_data_requests")
def mind_data_requests() -> None:
    with acting_in(SYSTEM):
        services.mind_data_requests()


@shared_task(name="participants.reconcile")
def reconcile_counters() -> None:
    with acting_in(SYSTEM):
        start_job("reconcile", by=None, key=f"reconcile:{timezone.localdate()}")

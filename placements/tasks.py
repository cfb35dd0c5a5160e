"""Work that comes round: each is told every hour and does the same day's work once."""

from typing import Any

from celery import shared_task

from blkportal.core.jobs import Progress, job_kind
from blkportal.core.scope import SYSTEM, acting_in
from placements import services
from placements.services.asking import ASK
from placements.services.digest import DIGEST
from placements.services.firm_question import CONFIRM
from placements.services.passing_on import PASS_ON
from placements.services.signup import LETTER


@job_kind(ASK)
def ask_graduates(progress: Progress) -> dict[str, Any]:
    return services.ask_graduates(progress)


@job_kind(PASS_ON)
def pass_on_requests(progress: Progress) -> dict[str, Any]:
    return services.pass_on_requests(progress)


@job_kind(CONFIRM)
def send_firm_question(progress: Progress) -> dict[str, Any]:
    return services.send_question(progress)


@job_kind(LETTER)
def send_signup_letter(progress: Progress) -> dict[str, Any]:
    return services.send_signup_letter(progress)


@job_kind(DIGEST)
def send_digest(progress: Progress) -> dict[str, Any]:
    return services.send_digest(progress.user)


@shared_task(name="placements.start_digests")
def start_digests() -> int:
    """Told each hour; each account gets one letter a day at most."""
    return services.start_digests()


@shared_task(name="placements.suspend_idle_employers")
def suspend_idle_employers() -> int:
    with acting_in(SYSTEM):
        return services.suspend_idle_employers()


@shared_task(name="placements.lapse_hire_requests")
def lapse_hire_requests() -> int:
    with acting_in(SYSTEM):
        return services.lapse_hire_requests()


@shared_task(name="placements.follow_up_graduates")
def follow_up_graduates() -> int:
    with acting_in(SYSTEM):
        return services.open_follow_ups()


@shared_task(name="placements.write_to_graduates")
def write_to_graduates() -> None:
    """What do you do now; and which firms have asked for them."""
    with acting_in(SYSTEM):
        services.start_asking()
        services.start_passing_on()


@shared_task(name="placements.forget_signups")
def forget_signups() -> int:
    with acting_in(SYSTEM):
        return services.forget_signups()


@shared_task(name="placements.expire_vacancies")
def expire_vacancies() -> int:
    with acting_in(SYSTEM):
        return services.expire_vacancies()


@shared_task(name="placements.settle_pledges")
def settle_pledges() -> int:
    """Whose day is near is told of it, and whose day has passed is counted."""
    with acting_in(SYSTEM):
        return services.settle_pledges() + services.remind_pledges()

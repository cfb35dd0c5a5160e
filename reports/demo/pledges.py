"""Three pledges of the demo's firm: one that it kept, one of sixteen people of whom it took on
five, and one whose day is near."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import User
from blkportal.core.models import StatusChange
from blkportal.core.scope import acting_as
from participants.models import Enrollment
from participants.states import Outcome
from placements.models import ClassPledge, Employer, Placement
from placements.services import record_placement, remind_pledges, settle_pledges
from programs.models import Batch
from programs.states import BatchStatus

DEMO_REGION = "62.10"
ASKED = timedelta(days=25)  # before the class ended
NEAR = timedelta(days=10)
# after the end of a class; so the day of a class of three to six months ago has just passed
TIME_TO_HIRE = timedelta(days=75)


def write_pledges(recruiter: User, placer: User) -> None:
    firm = Employer.objects.get(pk=recruiter.scope_key)
    today = timezone.localdate()
    ended = Batch.objects.filter(
        center=placer.scope_key,
        status=BatchStatus.CLOSED,
        ends_on__range=(today - timedelta(days=180), today - TIME_TO_HIRE - timedelta(days=1)),
    ).order_by("-ends_on", "pk")
    of_region = ended.filter(enrollments__regency=DEMO_REGION).distinct().first()
    other = ended.exclude(pk=of_region.pk if of_region else None).first()
    last = Batch.objects.filter(center=placer.scope_key, status=BatchStatus.GRADUATION).first()
    for batch, people, taken_on in ((of_region, 16, 5), (other, 4, 4)):
        if batch:
            due = batch.ends_on + TIME_TO_HIRE
            _pledge(batch, firm, people, due, recruiter, placer)
            _take_on(batch, firm, taken_on, due, placer)
    if last:
        _pledge(last, firm, 6, today + NEAR, recruiter, placer)
    settle_pledges()
    remind_pledges()


def _pledge(
    batch: Batch, firm: Employer, people: int, due: date, recruiter: User, placer: User
) -> None:
    asked = timezone.now() - (timezone.localdate() - batch.ends_on) - ASKED
    answered_on = timezone.localdate(asked + timedelta(days=3))
    pledge = ClassPledge.objects.create(
        employer=firm, batch=batch, center_id=batch.center_id, people=min(people, batch.capacity),
        job_title="Teknisi perakitan", work_regency_id=firm.regency_id, wage=5_400_000,
        starts_by=due, message="Mes tersedia. Hubungi bagian personalia untuk kunjungan pabrik.",
        status="WELCOMED", offered_by=recruiter, answered_on=answered_on,
    )  # fmt: skip
    ClassPledge.objects.filter(pk=pledge.pk).update(offered_at=asked)
    StatusChange.of(pledge, "offer", "", "OFFERED", by=recruiter).save()
    StatusChange.of(pledge, "welcome", "OFFERED", "WELCOMED", by=placer).save()


def _take_on(batch: Batch, firm: Employer, number: int, due: date, placer: User) -> None:
    """People of the class of whom nothing is known yet, or who look for work, and who began at
    the firm; where they are too few, people who work at a firm that is not registered."""
    free = Enrollment.objects.filter(
        batch=batch, graduated_on__isnull=False, outcome__in=[Outcome.UNKNOWN, Outcome.SEEKING]
    ).order_by("pk")[:number]
    seats = list(free)
    with acting_as(placer):
        for place, seat in enumerate(seats):
            record_placement(
                seat, kind="WORK", employer=firm, job_title="Teknisi perakitan",
                started_on=batch.ends_on + timedelta(days=20 + 5 * place), wage=5_400_000,
                work_regency_id=firm.regency_id, by=placer,
            )  # fmt: skip
    rest = Placement.objects.filter(
        enrollment__batch=batch, kind="WORK", employer=None, started_on__lte=due, questions=None
    ).order_by("pk")[: number - len(seats)]
    Placement.objects.filter(pk__in=[work.pk for work in rest]).update(
        employer=firm, employer_name=""
    )

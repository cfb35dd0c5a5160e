"""“Two more classes in March: who could come, from where, is there a bed?” Nothing is saved."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count, F, QuerySet, Sum

from participants.models import Referral
from participants.services.bed import free_beds, promised_beds
from participants.states import ReferralStatus
from programs.models import (
    Agreement,
    Batch,
    Bed,
    Program,
    Quota,
    TrainingCenter,
    TrainingNeed,
    TrainingRoom,
)  # fmt: skip
from programs.models.dormitory import Sex
from programs.states import AgreementStatus, BatchStatus, NeedStatus
from regions.models import Regency

NEVER_TAUGHT = (BatchStatus.CANCELLED, BatchStatus.POSTPONED, BatchStatus.CLOSED)
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Plan:
    """``ends_on`` is reckoned from the lesson hours, at 8 a day on six days of the week."""

    center: TrainingCenter
    program: Program
    classes: int
    starts_on: date

    @property
    def seats(self) -> int:
        return self.classes * self.program.class_size

    @property
    def ends_on(self) -> date:
        return self.starts_on + timedelta(days=self.program.usual_days)

    @property
    def nights(self) -> DateRange:
        return DateRange(self.starts_on, self.ends_on, "[)")


@dataclass
class Beds:
    sex: Sex
    total: int
    free: int  # in every night of the plan, and promised to nobody


@dataclass
class Origin:
    """One region: ``wanted`` seats of submitted needs that are not planned yet, ``waiting`` people
    on reserve lists of the program within a year, ``free`` seats of its quotas for the program."""

    regency: Regency
    rank: int | None = None
    wanted: int = 0
    waiting: int = 0
    free: int = 0
    has_agreement: bool = False


@dataclass
class Answer:
    plan: Plan
    beds: list[Beds]
    meanwhile: list[Batch]
    rooms: int
    origins: list[Origin] = field(default_factory=list)

    @property
    def beds_free(self) -> int:
        return sum(beds.free for beds in self.beds)

    @property
    def rooms_free(self) -> int:
        """Of the teaching rooms, if each class that runs meanwhile keeps one; never below 0."""
        return max(self.rooms - len(self.meanwhile), 0)

    def total(self, name: str) -> int:
        return sum(getattr(origin, name) for origin in self.origins)


def what_if(plan: Plan) -> Answer:
    """Eleven statements, whatever is asked."""
    others = Batch.objects.filter(center=plan.center).exclude(status__in=NEVER_TAUGHT)
    others = others.filter(starts_on__lt=plan.ends_on, ends_on__gt=plan.starts_on)
    return Answer(
        plan=plan,
        beds=_beds(plan),
        meanwhile=list(others.order_by("starts_on", "pk")),
        rooms=TrainingRoom.objects.filter(center=plan.center).count(),
        origins=_origins(plan),
    )


def _beds(plan: Plan) -> list[Beds]:
    center = plan.center.pk
    total = dict(
        Bed.objects.filter(center=center).order_by().values_list("sex").annotate(n=Count("pk"))
    )
    free = dict(
        free_beds(center, plan.nights).order_by().values_list("sex").annotate(n=Count("pk"))
    )
    return [
        Beds(
            sex,
            total.get(sex, 0),
            max(free.get(sex, 0) - promised_beds(center, sex, plan.nights), 0),
        )
        for sex in Sex
    ]


def _origins(plan: Plan) -> list[Origin]:
    found: dict[str, Origin] = {}

    def of(code: str) -> Origin:
        return found.setdefault(code, Origin(Regency(pk=code)))

    for code, rank, seats in _needs(plan):
        origin = of(code)
        origin.rank = min(filter(None, (origin.rank, rank)), default=None)
        origin.wanted += seats or 0
    for code, number in _reserves(plan):
        of(code).waiting = number
    for code, number in _free_quotas(plan):
        of(code).free = number
    agreed = set(_agreed(plan).values_list("regency", flat=True))
    for place in Regency.objects.filter(pk__in=found):
        found[place.pk].regency = place
        found[place.pk].has_agreement = place.pk in agreed
    return sorted(found.values(), key=_most_promising)


def _most_promising(origin: Origin) -> tuple[bool, float, int, str]:
    rank = origin.rank or float("inf")
    return (not origin.has_agreement, rank, -origin.waiting, origin.regency.name)


def _needs(plan: Plan) -> list[tuple[str, int | None, int | None]]:
    open_needs = (NeedStatus.SUBMITTED, NeedStatus.REVIEWED, NeedStatus.DEFERRED)
    rows = TrainingNeed.objects.filter(
        program=plan.program, year=plan.starts_on.year, status__in=open_needs
    )
    return list(rows.values_list("regency", "rank", "seats"))


def _reserves(plan: Plan) -> list[tuple[str, int]]:
    rows = Referral.objects.filter(
        center=plan.center,
        program=plan.program,
        status=ReferralStatus.RESERVE,
        submitted_on__gte=plan.starts_on - A_YEAR,
    )
    return list(rows.order_by().values_list("regency").annotate(n=Count("pk")))


def _free_quotas(plan: Plan) -> list[tuple[str, int]]:
    rows = Quota.objects.filter(
        center=plan.center, program=plan.program, year=plan.starts_on.year, taken__lt=F("seats")
    )
    return list(rows.order_by().values_list("regency").annotate(n=Sum(F("seats") - F("taken"))))


def _agreed(plan: Plan) -> QuerySet[Agreement]:
    return Agreement.objects.filter(
        center=plan.center,
        status=AgreementStatus.ACTIVE,
        starts_on__lte=plan.starts_on,
        ends_on__gte=plan.starts_on,
    )

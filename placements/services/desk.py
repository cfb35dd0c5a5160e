"""The placement desk: who graduates soon without an offer, what fits, which pledges are due, whom
to thank or call."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from participants.models import Consent, Enrollment
from participants.states import EnrollmentStatus, Outcome
from placements.models import ClassPledge, Employer, HireRequest, Placement, Vacancy
from placements.models.class_pledge import ClassPledgeQuerySet
from placements.services.fit import Fit, Seeker, fit_of
from placements.states import Evidence, PledgeStatus

LATELY = timedelta(days=90)  # after graduation
YEAR = timedelta(days=365)
MOST_PEOPLE, MOST_FITS, MOST_FIRMS, MOST_PLEDGES = 1_000, 12, 12, 25
PROVED = (Evidence.CONFIRMED, Evidence.DOCUMENTED, Evidence.VISITED)
UNPROVED = (Evidence.REPORTED, Evidence.SEEN)


@dataclass(frozen=True)
class Desk:
    """``classes`` are rows {"batch", "title", "ends_on", "program", "people", "without", "agree"};
    ``firms`` are employers with ``proved`` and ``unproved`` of the last year. ``pledges`` are
    to be kept, or were broken within ninety days."""

    classes: list[dict[str, Any]]
    fits: list[Fit]
    to_thank: list[Employer]
    to_call: list[Employer]
    pledges: list[ClassPledge]


def desk_of(user: Any) -> Desk:
    """Five statements."""
    seats = seats_of(user)
    to_thank, to_call = firms_of(Placement.objects.visible_to(user))
    pledges = pledges_due(ClassPledge.objects.visible_to(user))
    return Desk(_classes(seats), _fits(seats), to_thank, to_call, pledges)


def seats_of(user: Any) -> QuerySet:
    """In training, or graduated within ninety days and not known to work."""
    since = timezone.localdate() - LATELY
    soon = Q(status__in=[EnrollmentStatus.IN_TRAINING, EnrollmentStatus.COMPLETED])
    lately = Q(graduated_on__gte=since, outcome__in=[Outcome.UNKNOWN, Outcome.SEEKING])
    return Enrollment.objects.visible_to(user).filter(soon | lately)


def _offered() -> Q:
    """A firm has asked and waits, or was answered yes; or work is on record."""
    person = {"participant": OuterRef("participant")}
    return Q(Exists(HireRequest.objects.open().filter(**person))) | Q(
        Exists(Placement.objects.open().filter(**person))
    )


def _classes(seats: QuerySet) -> list[dict[str, Any]]:
    agree = Consent.objects.live().filter(
        participant=OuterRef("participant"), purpose=Consent.Purpose.TALENT_SEARCH
    )
    rows = seats.order_by().values(
        "batch", title=F("batch__title"), ends_on=F("batch__ends_on"), name=F("program__title")
    )
    counted = rows.annotate(
        people=Count("pk"),
        without=Count("pk", filter=~_offered()),
        agree=Count("pk", filter=Exists(agree)),
    )
    return list(counted.filter(without__gt=0).order_by("ends_on", "batch"))


def seekers_of(seats: QuerySet) -> list[Seeker]:
    """Those without an offer, as far as a vacancy may ask about them."""
    rows = seats.exclude(_offered()).order_by("pk").values_list(
        "program__vocation", "sex", "participant__education", "participant__birth_date"
    )  # fmt: skip
    return [Seeker(*row) for row in rows[:MOST_PEOPLE]]


def _fits(seats: QuerySet) -> list[Fit]:
    """Vacancies of today for the vocations of those without an offer, the best fitting first."""
    people = seekers_of(seats)
    vacancies = Vacancy.objects.for_everybody().filter(
        vocation__in={person.vocation for person in people}
    )
    today = timezone.localdate()
    fits = [fit_of(vacancy, people, today) for vacancy in vacancies]
    return sorted(fits, key=lambda fit: (-fit.fits, fit.vacancy.valid_until))[:MOST_FITS]


def firms_of(works: QuerySet) -> tuple[list[Employer], list[Employer]]:
    """Registered firms at which, by ``works``, people began within a year: to thank, to call."""
    since = timezone.localdate() - YEAR
    mine = works.filter(started_on__gte=since).values("pk")
    here = Q(placements__in=mine)
    firms = (
        Employer.objects.verified()
        .filter(here)
        .annotate(
            proved=Count("placements", filter=here & Q(placements__evidence__in=PROVED)),
            unproved=Count(
                "placements",
                filter=here & Q(placements__evidence__in=UNPROVED, placements__ended_on=None),
            ),
        )
    )
    found: list[Any] = list(firms.order_by("name"))
    thank = sorted((firm for firm in found if firm.proved), key=lambda firm: -firm.proved)
    call = sorted((firm for firm in found if firm.unproved), key=lambda firm: -firm.unproved)
    return thank[:MOST_FIRMS], call[:MOST_FIRMS]


def pledges_due(pledges: ClassPledgeQuerySet) -> list[ClassPledge]:
    """The nearest day first."""
    lately = timezone.localdate() - LATELY
    due = Q(status=PledgeStatus.WELCOMED) | Q(status=PledgeStatus.BROKEN, starts_by__gte=lately)
    rows = pledges.filter(due).as_listed()
    return list(rows.order_by("starts_by", "pk")[:MOST_PLEDGES])

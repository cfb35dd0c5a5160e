"""Is it a vacancy that the firm offers already? The firm says: another one, or more places."""

from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from placements.models import Vacancy
from placements.models.vacancy_promises import PEOPLE
from placements.states import OPEN_VACANCY, vacancy_moves

# of the three-letter pieces of two titles: "Operator las" and "Operator las SMAW" have 0.72,
# "Operator las" and "Operator forklift" 0.41
ALIKE = 0.5
MOST_SHOWN = 10


def similar_to(vacancy: Vacancy) -> QuerySet[Vacancy]:
    """Open ones of the same firm and place, at the same time, under much the same title."""
    others = Vacancy.objects.open().filter(
        employer=vacancy.employer_id,
        work_regency=vacancy.work_regency_id,
        valid_from__lte=vacancy.valid_until,
        valid_until__gte=vacancy.valid_from,
    )
    likeness = TrigramSimilarity("job_title", vacancy.job_title)
    alike = others.exclude(pk=vacancy.pk).annotate(likeness=likeness)
    return alike.filter(likeness__gte=ALIKE).order_by("-likeness", "-pk")


def must_not_be_alike(vacancy: Vacancy) -> None:
    alike = list(similar_to(vacancy).values_list("pk", flat=True)[:MOST_SHOWN])
    if alike:
        raise Refusal(
            _(
                "Your firm already offers work that is much alike at this place and time. Say "
                "that this is another vacancy, or add its places to the one on offer."
            ),
            code="vacancy_alike",
            alike=alike,
        )


@transaction.atomic
def join_vacancies(vacancy: Vacancy, *, into: Vacancy, by: Any) -> Vacancy:
    """Add the places of a vacancy that is not submitted to one on offer; either keeps the other
    in its history, and the one on offer is what is left."""
    if not similar_to(vacancy).filter(pk=into.pk).exists():
        raise not_alike()
    places = vacancy.headcount
    rows = Vacancy.objects.filter(
        pk=into.pk, status__in=OPEN_VACANCY, headcount__lte=PEOPLE[1] - places
    )
    vacancy_moves.make(
        "join", vacancy, by=by, joined_into=into,
        reason=_("Its places were added to vacancy %(number)s") % {"number": into.pk},
    )  # fmt: skip
    if not rows.update(headcount=F("headcount") + places, version=F("version") + 1):
        raise Refusal(
            _("Together they would have more than %(most)s places.") % {"most": PEOPLE[1]},
            code="vacancy_too_large",
        )
    into.refresh_from_db()
    more = _("%(places)s places more, from vacancy %(number)s") % {
        "places": places,
        "number": vacancy.pk,
    }
    StatusChange.of(into, "enlarge", into.status, into.status, by=by, reason=more).save()
    return into


def not_alike() -> Refusal:
    return Refusal(
        _("The other vacancy is not on offer any more, or is not much like this one."),
        code="vacancy_not_alike",
    )

"""How the people of a class travelled, and who paid: noted in one go, summed by item and payer."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from blkportal.core.models import StatusChange
from blkportal.core.refusals import Refusal
from participants.models import Enrollment, Trip
from participants.models.trip import JOURNEYS
from participants.states import DROPPED_OUT, EnrollmentStatus
from programs.models import AgreementCost, Batch
from programs.models.agreement_cost import CostItem, Payer
from programs.services import hold_seats
from programs.states import BatchStatus

OVER = (BatchStatus.CLOSED, BatchStatus.CANCELLED)
MOST_NAMED = 5


class Journey(NamedTuple):
    """As it is noted: without a payer, the one whom the agreement names for this item."""

    means: str
    on: date | None = None
    cost: int | None = None
    payer: str = ""


class Total(NamedTuple):
    """Of one item and one payer: people, what they cost as far as known, and of how many not."""

    item: CostItem
    payer: Payer
    people: int
    cost: int
    unknown: int


def travellers(batch: Batch, user: Any) -> Any:
    """Everybody with a seat but those who never came, whom the reader may see; somebody who gave
    the seat up before is among them only with a journey that is noted, a ticket bought in vain."""
    rows = Enrollment.objects.visible_to(user).filter(batch=batch)
    gone = Q(status__in=DROPPED_OUT, enrolled_on__isnull=True)
    has_trip = Exists(Trip.objects.filter(enrollment=OuterRef("pk")))
    rows = rows.exclude(status=EnrollmentStatus.NO_ARRIVAL).filter(~gone | has_trip)
    rows = rows.select_related("participant", "regency", "referral__quota")
    return rows.defer("participant__nik").order_by("participant__name", "pk")


def agreed_payers(people: Iterable[Enrollment], item: str) -> dict[int, AgreementCost]:
    """{enrollment: what its agreement says of this item}; nothing agreed, nothing said."""
    agreed = all_agreed(people)
    return {pk: cost for (pk, of), cost in agreed.items() if of == item}


def all_agreed(people: Iterable[Enrollment]) -> dict[tuple[int, str], AgreementCost]:
    """The same for every item at once: {(enrollment, item): …}."""
    by_person = {row.pk: row.referral.quota.agreement_id for row in people}
    costs = AgreementCost.objects.filter(agreement__in=set(by_person.values()), item__in=JOURNEYS)
    by_agreement: dict[int, list[AgreementCost]] = {}
    for cost in costs:
        by_agreement.setdefault(cost.agreement_id, []).append(cost)
    return {
        (pk, cost.item): cost
        for pk, agreement in by_person.items()
        for cost in by_agreement.get(agreement, ())
    }


@transaction.atomic
def note_trips(batch: Batch, item: str, journeys: Mapping[int, Journey | None], *, by: Any) -> int:
    """One item for some or all people of the class, {enrollment: journey}; None takes the note
    away. All or none; what is already noted so is left alone."""
    hold_seats(batch.center_id)
    _must_be_open(batch)
    people = {row.pk: row for row in travellers(batch, by).filter(pk__in=journeys)}
    if strangers := journeys.keys() - people.keys():
        raise Refusal(
            _("%(n)s of these people have no seat in this class.") % {"n": len(strangers)},
            code="not_of_this_class",
        )
    agreed = agreed_payers(people.values(), item)
    wanted = {
        pk: journey and journey._replace(payer=journey.payer or _agreed(agreed.get(pk)))
        for pk, journey in journeys.items()
    }
    _must_have_payers(people, wanted)
    kept = {trip.enrollment_id: trip for trip in Trip.objects.filter(batch=batch, item=item)}
    changed = [pk for pk in wanted if wanted[pk] != _noted(kept.get(pk))]
    for pk in changed:
        _note(people[pk], item, wanted[pk], by)
    return len(changed)


def totals_of(batch: Batch, user: Any) -> list[Total]:
    """Of the people whom the reader may see, in the order of the way."""
    rows = Trip.objects.visible_to(user).filter(batch=batch).order_by()
    counted = rows.values_list("item", "payer").annotate(
        people=Count("pk"), known=Count("cost"), sum=Sum("cost")
    )
    found = [
        Total(CostItem(item), Payer(payer), people, cost or 0, people - known)
        for item, payer, people, known, cost in counted
    ]
    payers = list(Payer)
    return sorted(found, key=lambda row: (JOURNEYS.index(row.item), payers.index(row.payer)))


def _must_be_open(batch: Batch) -> None:
    if batch.status in OVER:
        raise Refusal(
            _("The class is “%(status)s”; its journeys stay as they are noted.")
            % {"status": batch.get_status_display()},
            code="travel_closed",
        )


def _must_have_payers(
    people: Mapping[int, Enrollment], wanted: Mapping[int, Journey | None]
) -> None:
    names = [
        people[pk].participant.name
        for pk, journey in wanted.items()
        if journey and not journey.payer
    ]
    if names:
        shown = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
        raise Refusal(
            _("Their agreement names nobody who pays for this: %(names)s. Say who has paid.")
            % {"names": shown},
            code="payer_missing",
        )


def _agreed(cost: AgreementCost | None) -> str:
    return cost.payer if cost else ""


def _noted(trip: Trip | None) -> Journey | None:
    return Journey(trip.means, trip.on, trip.cost, trip.payer) if trip else None


def _note(person: Enrollment, item: str, journey: Journey | None, by: Any) -> None:
    """The step belongs to the person's seat, whose page tells it."""
    mine = Trip.objects.filter(enrollment=person, item=item)
    if journey is None:
        mine.delete()
        told = "–"
    else:
        trip, _new = mine.update_or_create(
            enrollment=person,
            item=item,
            defaults={
                "batch_id": person.batch_id,
                "center_id": person.center_id,
                "regency_id": person.regency_id,
                "noted_by": by,
                "noted_at": timezone.now(),
                **journey._asdict(),
            },
        )
        told = f"{trip.get_means_display()}, {trip.get_payer_display()}"
    words = f"{CostItem(item).label}: {told}"
    StatusChange.of(person, "note_trip", "", "", by=by, reason=words).save()

"""One page for a class: its people, nominations to decide, arrivals."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Count, Prefetch, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blkportal.core.access import may, may_do
from participants.class_verbs import CLASS_VERBS
from participants.models import Certificate, Enrollment, Referral, Stay
from participants.services.bulk import Bulk
from participants.services.reregistration import ASKS
from participants.services.reserve import MAY_BE_FILLED
from participants.states import CertificateStatus, EnrollmentStatus, ReferralStatus
from programs.models import Batch
from programs.states import BatchStatus

TO_DECIDE = (ReferralStatus.SUBMITTED, ReferralStatus.VERIFIED, ReferralStatus.RESERVE)
CLOSING = (BatchStatus.GRADUATION, BatchStatus.CLOSED)
MOST_TOLD = 8  # refusals told one by one; the rest as a number


def class_of(request: HttpRequest, pk: int) -> Batch:
    rows = Batch.objects.visible_to(request.user).select_related("center", "program", "funding")
    return get_object_or_404(rows, pk=pk)


def class_context(request: HttpRequest, batch: Batch, tab: str) -> dict[str, Any]:
    """What every tab shows: who is where, and what can be done with the whole class."""
    user = request.user
    stages, referrals = _counts(user, batch)
    return {
        "batch": batch,
        "tab": tab,
        "to_decide": sum(referrals.get(status, 0) for status in TO_DECIDE),
        "expected": stages.get(EnrollmentStatus.CONFIRMED, 0),
        "people_count": sum(stages.values()),
        "stages": [
            (label, stages[value]) for value, label in EnrollmentStatus.choices if value in stages
        ],
        "verbs": [
            (name, verb)
            for name, verb in CLASS_VERBS.items()
            if stages.get(verb.source) and may_do(user, f"participants.{verb.verb}")
        ],
        "may_fill": bool(referrals.get(ReferralStatus.RESERVE))
        and batch.seats_left > 0
        and batch.status in MAY_BE_FILLED
        and may_do(user, "participants.fill_seats"),
        "may_close": batch.status in CLOSING and may_do(user, "participants.view_closing"),
        "may_certify": bool(stages.get(EnrollmentStatus.GRADUATED))
        and may_do(user, "participants.propose_certificates"),
    }


def _counts(user: Any, batch: Batch) -> tuple[dict[str, int], dict[str, int]]:
    """({status of a seat: how many}, {status of a nomination: how many}), asked at once."""
    counts: dict[str, dict[str, int]] = {"seats": {}, "nominations": {}}
    seats, nominations = (
        rows.visible_to(user)
        .filter(batch=batch)
        .order_by()
        .annotate(kind=Value(kind))
        .values_list("kind", "status")
        .annotate(n=Count("pk"))
        for kind, rows in (("seats", Enrollment.objects), ("nominations", Referral.objects))
    )
    for kind, status, number in seats.union(nominations, all=True):
        counts[kind][status] = number
    return counts["seats"], counts["nominations"]


@require_safe
@may("participants.view_class")
def show_class(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    people = (
        Enrollment.objects.visible_to(request.user)
        .filter(batch=batch)
        .select_related("participant", "regency")
        .defer("participant__nik")
        .prefetch_related(Prefetch("certificates", _valid(), to_attr="valid_certificates"))
        .order_by("participant__name", "pk")
    )
    sees_beds = batch.delivery == Batch.Delivery.BOARDING and may_do(
        request.user, "participants.view_stays"
    )
    if sees_beds:
        people = people.prefetch_related(Prefetch("stays", _stays(), to_attr="beds"))
    context = class_context(request, batch, "people")
    context |= {
        "people": people,
        "sees_beds": sees_beds,
        "today": timezone.localdate(),
        "may_release": batch.reregister_by is not None
        and batch.status in ASKS
        and may_do(request.user, "participants.release_silent"),
        "may_set_day": batch.status in ASKS
        and may_do(request.user, "participants.set_reregistration"),
    }
    return render(request, "participants/class_people.html", context)


def _valid() -> Any:
    return Certificate.objects.filter(status=CertificateStatus.ISSUED).only(
        "enrollment_id", "kind", "number"
    )


def _stays() -> Any:
    return Stay.objects.filter(is_cancelled=False).select_related("bed__room__dormitory")


def tell(request: HttpRequest, result: Bulk, done: Any) -> None:
    """How many it was done for, and each one for whom it was not, with the reason."""
    if result.done:
        messages.success(request, done % {"n": len(result.done)})
    for record, sentence in result.refused[:MOST_TOLD]:
        messages.warning(request, f"{record.participant.name}: {sentence}")
    untold = len(result.refused) - MOST_TOLD
    if untold > 0:
        messages.warning(request, _("%(n)s more people were refused.") % {"n": untold})


def tell_successors(request: HttpRequest, rows: Iterable[Enrollment]) -> None:
    """Who has the seats now that have just become free."""
    for seat in filter(None, (row.successor for row in rows)):
        nominee = seat.referral
        words = {"name": nominee.participant.name, "regency": nominee.regency.short_name}
        text = _("%(name)s, %(regency)s, moves up from the reserve list and has the seat now.")
        messages.success(request, text % words)

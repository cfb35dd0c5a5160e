"""Who is expected, who is here, and in which bed; saved row by row or for all ticked."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_POST, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.keys import keys_in
from blkportal.core.refusals import Refusal
from participants import services
from participants.models import Enrollment, Stay
from participants.services.bed import free_beds, nights_of
from participants.services.bulk import each
from participants.states import EnrollmentStatus
from participants.views.class_page import class_context, class_of, tell, tell_successors
from programs.models import Batch, Bed
from programs.models.dormitory import Sex

MOST_ROWS = 100
ARRIVED = ngettext_lazy("%(n)s person has arrived.", "%(n)s people have arrived.", "n")
MISSED = ngettext_lazy(
    "%(n)s person noted as not arrived; the seat is free.",
    "%(n)s people noted as not arrived; their seats are free.",
    "n",
)


@require_safe
@may("participants.view_class")
def show_class_arrivals(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    context = class_context(request, batch, "arrivals")
    people = _of_the_day(request, batch)
    may_arrive = may_do(request.user, "participants.arrive_enrollment")
    context |= {
        "waiting": [row for row in people if row.status == EnrollmentStatus.CONFIRMED],
        "here": [row for row in people if row.enrolled_on],
        "beds": _beds(batch) if may_arrive else {},
        "may_arrive": may_arrive,
        "today": timezone.localdate(),
        "boards": batch.delivery == Batch.Delivery.BOARDING,
    }
    return render(request, "participants/class_arrivals.html", context)


@require_POST
@may("participants.arrive_enrollment")
def arrive_people(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    day, beds = _day(request), _named_beds(request, batch)

    def arrive(row: Enrollment) -> Any:
        bed = _chosen(beds, row, request.POST.get(f"bed_{row.pk}", ""))
        return services.arrive_enrollment(row, on=day, bed=bed, by=request.user)

    result = each(_ticked(request, batch), arrive)
    tell(request, result, ARRIVED)
    return redirect("participants:show_class_arrivals", pk)


@require_POST
@may("participants.miss_enrollment")
def miss_people(request: HttpRequest, pk: int) -> HttpResponse:
    batch = class_of(request, pk)
    result = each(
        _ticked(request, batch), lambda row: services.miss_enrollment(row, by=request.user)
    )
    tell(request, result, MISSED)
    tell_successors(request, result.done)
    return redirect("participants:show_class_arrivals", pk)


def _people(request: HttpRequest, batch: Batch) -> Any:
    rows = Enrollment.objects.visible_to(request.user).filter(batch=batch)
    return (
        rows.select_related("participant", "regency", "referral", "batch__center")
        .defer("participant__nik")
        .order_by("participant__name", "pk")
    )


def _of_the_day(request: HttpRequest, batch: Batch) -> list[Enrollment]:
    """Who has a seat or has come, in one query; the page shows them as two lists."""
    expected = Q(status=EnrollmentStatus.CONFIRMED)
    rows = _people(request, batch).filter(expected | Q(enrolled_on__isnull=False))
    if may_do(request.user, "participants.view_stays"):
        stays = Stay.objects.filter(is_cancelled=False).select_related("bed__room__dormitory")
        rows = rows.prefetch_related(Prefetch("stays", stays, to_attr="beds"))
    return list(rows)


def _beds(batch: Batch) -> dict[str, list[Bed]]:
    """The beds that can be named, once a sex: every row of the page refers to the same list."""
    if batch.delivery != Batch.Delivery.BOARDING:
        return {}
    nights = nights_of(batch, max(timezone.localdate(), batch.starts_on))
    if nights.lower >= nights.upper:
        return {}
    free = list(free_beds(batch.center_id, nights))
    return {sex.value: [bed for bed in free if bed.sex == sex] for sex in Sex}


def _ticked(request: HttpRequest, batch: Batch) -> list[Enrollment]:
    """The one row whose button was pressed, or else all that are ticked."""
    only = request.POST.get("only")
    found = keys_in([only] if only else request.POST.getlist("row")[:MOST_ROWS])
    if not found:
        messages.info(request, _("Tick the people first, or use the button in a row."))
    return list(_people(request, batch).filter(pk__in=found))


def _day(request: HttpRequest) -> date | None:
    try:
        return parse_date(request.POST.get("on", ""))
    except ValueError:
        return None


def _named_beds(request: HttpRequest, batch: Batch) -> dict[str, Bed]:
    """Every bed of the center by the name that the list writes; asked only if one was named."""
    if not any(value for name, value in request.POST.items() if name.startswith("bed_")):
        return {}
    beds = Bed.objects.filter(center=batch.center_id).select_related("room__dormitory")
    return {str(bed): bed for bed in beds}


def _chosen(beds: dict[str, Bed], row: Enrollment, words: str) -> Bed | None:
    """Nothing written means the first bed that is free."""
    name = " ".join(words.split())
    if not name or not row.is_boarding:
        return None
    if name not in beds:
        raise Refusal(
            _("There is no bed “%(name)s” here. Choose one from the list, or leave it empty.")
            % {"name": name},
            code="no_such_bed",
        )
    return beds[name]

"""Journeys of a class: what is noted and who paid, the sheet to note them, the sheet to take."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from blkportal.core.access import may, may_do
from blkportal.core.keys import keys_in
from blkportal.core.paging import MOST_ROWS
from blkportal.core.refusals import Refusal
from participants import services
from participants.models import Trip
from participants.services.export import note_export
from participants.services.travel import OVER, agreed_payers, totals_of, travellers
from participants.travel import TravelList
from participants.travel_forms import TravelSheet
from participants.views.class_page import class_context, class_of

ITEMS = dict(Trip.ITEMS)


@require_safe
@may("participants.view_travel")
def show_travel(request: HttpRequest, pk: int) -> HttpResponse:
    """A region sees its own people and their sums."""
    batch = class_of(request, pk)
    people = list(travellers(batch, request.user))
    trips = _noted(request, batch)
    totals = totals_of(batch, request.user)
    context = class_context(request, batch, "travel") | {
        "items": Trip.ITEMS,
        "rows": [
            (row, [(label, trips.get((row.pk, item))) for item, label in Trip.ITEMS])
            for row in people
        ],
        "totals": totals,
        "noted": [
            (label, sum((row.pk, item) in trips for row in people)) for item, label in Trip.ITEMS
        ],
        "people": len(people),
        "may_note": batch.status not in OVER and may_do(request.user, "participants.note_trips"),
    }
    return render(request, "participants/class_travel.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may("participants.note_trips")
def note_trips(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet of one cost item; the payer that is left open is the agreed one."""
    batch, item = class_of(request, pk), request.GET.get("item", next(iter(ITEMS)))
    if item not in ITEMS:
        raise Http404
    people = list(travellers(batch, request.user))
    if request.method == "POST":  # whoever was not on the sheet keeps what is noted
        sent = set(keys_in(request.POST.getlist("person")[:MOST_ROWS]))
        people = [row for row in people if row.pk in sent]
    noted = {key: trip for (key, of), trip in _noted(request, batch).items() if of == item}
    form = TravelSheet(people, noted, agreed_payers(people, item), request.POST or None)
    if form.is_valid():
        try:
            number = services.note_trips(batch, item, form.journeys(), by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal.text))
        else:
            text = ngettext("%(n)s journey noted.", "%(n)s journeys noted.", number)
            messages.success(request, text % {"n": number})
            return redirect("participants:show_travel", pk)
    context = {"batch": batch, "form": form, "item": item, "items": Trip.ITEMS}
    return render(request, "participants/travel_sheet.html", context | {"label": ITEMS[item]})


@require_safe
@may("participants.view_travel")
def export_travel(request: HttpRequest, pk: int) -> FileResponse:
    """A workbook of the journeys that the reader may see; who took it away is kept."""
    batch, file = class_of(request, pk), BytesIO()
    rows = TravelList(request.user, batch=batch).write(file, "xlsx")
    note_export(
        TravelList.code,
        by=request.user,
        reason=str(TravelList.title),
        rows=rows,
        filters={"batch": batch.code},
    )
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"perjalanan-{batch.code}.xlsx")


def _noted(request: HttpRequest, batch: Any) -> dict[tuple[int, str], Trip]:
    mine = Trip.objects.visible_to(request.user).filter(batch=batch)
    return {(trip.enrollment_id, trip.item): trip for trip in mine}

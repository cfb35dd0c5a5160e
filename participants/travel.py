"""The journeys of a class as a sheet: a row for each person and item, with what was agreed."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from blkportal.core.exports import Export
from blkportal.core.templatetags import ui
from participants.models import Trip
from participants.services.travel import all_agreed, totals_of, travellers


class TravelList(Export):
    """``batch``; the people whom the asker may see."""

    code = "travel"
    title = _("Journeys and who paid")
    columns = {
        "name": _("Name"),
        "sent_by": _("Sent by"),
        "item": _("Cost item"),
        "on": _("Day"),
        "means": _("Means of travel"),
        "cost": _("Cost (Rp)"),
        "payer": _("Paid by"),
        "agreed": _("Agreed payer"),
    }

    def rows(self) -> Iterator[dict[str, Any]]:
        people = list(travellers(self.params["batch"], self.user))
        agreed = all_agreed(people)
        mine = Trip.objects.visible_to(self.user).filter(batch=self.params["batch"])
        noted = {(trip.enrollment_id, trip.item): trip for trip in mine}
        for person in people:
            for item, _label in Trip.ITEMS:
                if trip := noted.get((person.pk, item)):
                    said = agreed.get((person.pk, item))
                    yield {
                        "name": person.participant.name,
                        "sent_by": person.regency.short_name,
                        "item": trip.get_item_display(),
                        "on": trip.on,
                        "means": trip.get_means_display(),
                        "cost": trip.cost,
                        "payer": trip.get_payer_display(),
                        "agreed": said.get_payer_display() if said else "",
                    }

    def notes(self) -> list[Any]:
        lines = [str(self.params["batch"]), _("An empty cost is not known.")]
        text = _("%(item)s, %(payer)s: %(cost)s for %(people)s people; not known of %(unknown)s.")
        for total in totals_of(self.params["batch"], self.user):
            words = {
                "item": total.item.label,
                "payer": total.payer.label,
                "cost": ui.rupiah(total.cost),
                "people": total.people,
                "unknown": total.unknown,
            }
            lines.append(text % words)
        if settings.SHOWS_SYNTHETIC_DATA:
            lines.append(_("All persons in this file are invented."))
        return lines

"""What each person of a class is due for the days of attendance, as a sheet for the treasurer."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from blkportal.core.exports import Export
from blkportal.core.templatetags import ui
from participants.models import Attendance, Enrollment, TrainingDay
from programs.models import Batch

MARKS = {mark: Q(attendance__mark=mark) for mark in Attendance.Mark}


class AllowanceSheet(Export):
    """``batch``, ``since`` and ``until`` (both included), ``rate`` in rupiah for a day present.

    A day counts whole, however many hours somebody was there; who was absent, with or without a
    word, gets nothing for it.
    """

    code = "allowance"
    title = _("Allowance by attendance")
    columns = {
        "name": _("Name"),
        "sent_by": _("Sent by"),
        "held": _("Days with a roll"),
        "present": _("Days present"),
        "excused": _("Days excused"),
        "sick": _("Days sick"),
        "absent": _("Days absent"),
        "rate": _("Rate a day (Rp)"),
        "amount": _("Amount (Rp)"),
    }

    def rows(self) -> Iterator[dict[str, Any]]:
        held, rate = self._days().count(), self.params["rate"]
        for person in self._people():
            yield {
                "name": person.participant.name,
                "sent_by": person.regency.short_name,
                "held": held,
                "present": person.present,
                "excused": person.excused,
                "sick": person.sick,
                "absent": person.absent,
                "rate": rate,
                "amount": person.present * rate,
            }

    def notes(self) -> list[Any]:
        batch: Batch = self.params["batch"]
        since, until = ui.day(self.params["since"]), ui.day(self.params["until"])
        lines = [
            _("%(batch)s, %(since)s – %(until)s")
            % {"batch": batch, "since": since, "until": until},
            _("Days present × rate; a day without a roll counts for nobody."),
        ]
        if settings.SHOWS_SYNTHETIC_DATA:
            lines.append(_("All persons in this file are invented."))
        return lines

    def _days(self) -> Any:
        since: date = self.params["since"]
        period = (since, self.params["until"])
        return TrainingDay.objects.taken().filter(batch=self.params["batch"], day__range=period)

    def _people(self) -> Any:
        mine = Q(attendance__day__in=self._days())
        counts = {
            mark.value.lower(): Count("attendance", filter=mine & is_mark)
            for mark, is_mark in MARKS.items()
        }
        rows = Enrollment.objects.visible_to(self.user).filter(
            batch=self.params["batch"], enrolled_on__isnull=False
        )
        rows = rows.annotate(**counts).select_related("participant", "regency")
        return rows.defer("participant__nik").order_by("participant__name", "pk")

"""What is typed about attendance: the timetable of a class, and the roll of a day."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.dateparse import parse_date
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from blkportal.core.templatetags import ui
from blkportal.core.widgets import DayInput
from blkportal.core.workdays import holidays_among
from participants.models import Attendance, Enrollment
from participants.services.attendance import Mark
from participants.services.timetable import WORKING_WEEK
from programs.models import Batch, CenterStaff, TrainingRoom
from programs.models.program import LESSON_HOURS_A_DAY

MOST_DAYS_OFF = 60
PRESENT = Attendance.Mark.PRESENT


class AssignForm(forms.Form):
    """Of the center's own rooms and people."""

    room = forms.ModelChoiceField(
        TrainingRoom.objects.none(),
        label=_("Training room"),
        required=False,
        empty_label=_("none"),
    )
    instructor = forms.ModelChoiceField(
        CenterStaff.objects.none(), label=_("Instructor"), required=False, empty_label=_("none")
    )
    since = forms.DateField(
        label=_("From"),
        required=False,
        widget=DayInput(),
        help_text=_("Give days to change only some, as when an instructor is ill."),
    )
    until = forms.DateField(label=_("To"), required=False, widget=DayInput())

    def __init__(self, batch: Batch, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = TrainingRoom.objects.filter(center=batch.center_id)
        people = CenterStaff.objects.filter(center=batch.center_id, user__is_active=True)
        self.fields["room"].queryset = rooms  # type: ignore[attr-defined]
        self.fields["instructor"].queryset = people.select_related("user")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day lies before the first one."))
        return data


class TimetableForm(forms.Form):
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days of the week"),
        coerce=int,
        choices=list(WEEKDAYS.items()),
        initial=WORKING_WEEK,
        widget=forms.CheckboxSelectMultiple,
    )
    hours_a_day = forms.IntegerField(
        label=_("Lesson hours a day"),
        min_value=1,
        max_value=LESSON_HOURS_A_DAY,
        initial=8,
        help_text=_("One lesson hour is 45 minutes; at most ten a day."),
    )
    off = forms.CharField(
        label=_("Days without training"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Holidays, one a line, as 2026-12-25 or 25/12/2026."),
    )

    @classmethod
    def for_days(cls, first: date, last: date) -> "TimetableForm":
        """Holidays and joint leave from ``first`` to ``last`` stand in it, to be looked at."""
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        found = holidays_among(days)
        form = cls(initial={"off": "\n".join(day.isoformat() for day in found)})
        if found:
            names = [f"{ui.day(day)}: {name}" for day, name in found.items()]
            form.fields["off"].help_text = " · ".join(names)
        return form

    def clean_off(self) -> list[date]:
        words = self.cleaned_data["off"].replace(",", " ").split()[:MOST_DAYS_OFF]
        days = {word: _day(word) for word in words}
        if odd := [word for word, day in days.items() if day is None]:
            raise forms.ValidationError(
                _("This is not a day: %(words)s.") % {"words": ", ".join(odd)}
            )
        return [day for day in days.values() if day]


def _day(word: str) -> date | None:
    """Year first, or the way it is written in Indonesia."""
    parts = word.replace(".", "/").split("/")
    iso = "-".join(reversed([part.zfill(2) for part in parts])) if len(parts) == 3 else word
    try:
        return parse_date(iso)
    except ValueError:
        return None


class AllowanceForm(forms.Form):
    since = forms.DateField(label=_("From"), widget=DayInput())
    until = forms.DateField(label=_("Until"), widget=DayInput())
    rate = forms.IntegerField(
        label=_("Rupiah for a day present"), min_value=1, max_value=10_000_000
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", _("The last day lies before the first."))
        return data


class RollForm(forms.Form):
    """A row a person: the mark, fewer hours where somebody was late, and what the sheet showed."""

    def __init__(
        self,
        people: list[Enrollment],
        noted: Mapping[int, Mark],
        hours: int,
        needs_reason: bool,
        data: Any = None,
    ) -> None:
        super().__init__(data)
        self.people = people
        for row in people:
            now = noted.get(row.pk)
            name = {"name": row.participant.name}
            self.fields[f"mark-{row.pk}"] = forms.ChoiceField(
                label=_("Attendance of %(name)s") % name,
                choices=Attendance.Mark.choices,
                initial=now.mark if now else PRESENT,
            )
            self.fields[f"hours-{row.pk}"] = forms.IntegerField(
                label=_("Lesson hours of %(name)s") % name,
                min_value=1,
                max_value=hours,
                required=False,
                initial=now.hours if now and now.hours and now.hours < hours else None,
            )
            self.fields[f"seen-{row.pk}"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=to_text(now)
            )
        if needs_reason:
            self.fields["reason"] = forms.CharField(
                label=_("Reason of the correction"),
                max_length=300,
                help_text=_("This roll is older than three days; the history keeps why."),
            )

    def rows(self) -> Iterable[tuple[Enrollment, BoundField, BoundField, BoundField]]:
        for row in self.people:
            yield (row, *(self[f"{part}-{row.pk}"] for part in ("mark", "hours", "seen")))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for row in self.people:
            if data.get(f"hours-{row.pk}") and data.get(f"mark-{row.pk}") not in (None, PRESENT):
                text = _("Only whoever was present has lesson hours.")
                self.add_error(f"hours-{row.pk}", text)
        return data

    def marks(self) -> dict[int, Mark]:
        data = self.cleaned_data
        return {
            row.pk: Mark(data[f"mark-{row.pk}"], data[f"hours-{row.pk}"]) for row in self.people
        }

    def seen(self) -> dict[int, Mark]:
        found = {row.pk: from_text(self.cleaned_data[f"seen-{row.pk}"]) for row in self.people}
        return {pk: mark for pk, mark in found.items() if mark is not None}


def to_text(mark: Mark | None) -> str:
    return f"{mark.mark} {mark.hours}" if mark else ""


def from_text(text: str) -> Mark | None:
    mark, _space, hours = text.partition(" ")
    if mark in Attendance.Mark.values and hours.isascii() and hours.isdigit():
        return Mark(mark, int(hours[:2]))
    return None

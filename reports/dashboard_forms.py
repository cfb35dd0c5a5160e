"""The filters of every dashboard: the same on each level, and all of them in the address."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.refusals import Refusal
from blkportal.core.widgets import DayInput
from programs.models import Program, TrainingCenter
from programs.models.dormitory import Sex
from reports.services.dashboard.asked import (
    Asked,
    Days,
    before,
    from_day,
    own_center,
    year_before,
)
from reports.services.question import Question
from reports.services.regional_report import check_period

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


class Compare(TextChoices):
    BEFORE = "before", _("the period before, equally long")
    YEAR = "year", _("the same days a year earlier")
    OWN = "own", _("another period, beginning on the day below")
    NONE = "none", _("nothing")


class DashboardForm(forms.Form):
    """What is not given is this year, everybody, beside the year before."""

    since = forms.DateField(label=_("From"), required=False, widget=DayInput())
    until = forms.DateField(label=_("To"), required=False, widget=DayInput())
    center = forms.ChoiceField(label=_("Training center"), required=False)
    program = forms.ChoiceField(label=_("Program"), required=False)
    sex = forms.ChoiceField(
        label=_("Sex"), required=False, choices=[("", _("Women and men")), *Sex.choices]
    )
    compare = forms.ChoiceField(label=_("Compare with"), required=False, choices=Compare.choices)
    other = forms.DateField(label=_("The other period from"), required=False, widget=DayInput())

    def __init__(self, user: Any, data: Any) -> None:
        year = timezone.localdate().year
        self.usual = {
            "since": date(year, 1, 1),
            "until": date(year, 12, 31),
            "compare": Compare.BEFORE.value,
        }
        given = {name: data[name] for name in self.base_fields if data.get(name)}
        super().__init__({**{name: str(day) for name, day in self.usual.items()}, **given})
        self.user = user
        self.programs = list(Program.objects.order_by("title").values_list("code", "title", "pk"))
        titles = [(code, title) for code, title, _pk in self.programs]
        self.fields["program"].choices = [("", _("All programs")), *titles]  # type: ignore[attr-defined]
        if own_center(user):
            del self.fields["center"]
        else:
            centers = TrainingCenter.objects.order_by("name").values_list("code", "name")
            self.fields["center"].choices = [("", _("All training centers")), *centers]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What cannot be asked says so beside its field; the usual days are shown meanwhile."""
        data = super().clean() or {}
        for name in ("since", "until", "other"):
            if data.get(name) and not EARLIEST <= data[name] <= LATEST:
                self.add_error(name, _("Give a day from 1990 to 2100."))
        if not self.errors:
            try:
                check_period(data["since"], data["until"])
            except Refusal as refusal:
                self.add_error("until", str(refusal.text))
        if data.get("compare") == Compare.OWN and not data.get("other") and not self.errors:
            self.add_error("other", _("Give the first day of the period to compare with."))
        return data

    def asked(self, place: str, batch: int | None = None) -> Asked:
        data = self.cleaned_data if self.is_valid() else self.cleaned_data | self.usual
        since, until = data["since"], data["until"]
        question = Question(
            place=place,
            period_from=since,
            period_to=until,
            center=own_center(self.user) or data.get("center") or None,
            program=self.program_of(data.get("program")),
            batch=batch,
            sex=data.get("sex", ""),
        )
        return Asked(question, other_days(data, since, until))

    def program_of(self, code: str | None) -> int | None:
        return next((pk for each, _title, pk in self.programs if each == code), None)

    def kept(self) -> dict[str, str]:
        """What every link of the page takes along: all that is not the usual, in one order."""
        data = self.cleaned_data if self.is_valid() else {}
        return {
            name: str(data[name])
            for name in self.fields
            if data.get(name) and data[name] != self.usual.get(name)
        }

    def address(self, **more: str) -> str:
        text = urlencode({**self.kept(), **{name: each for name, each in more.items() if each}})
        return f"?{text}" if text else ""


def other_days(data: dict[str, Any], since: date, until: date) -> Days | None:
    if data["compare"] == Compare.NONE:
        return None
    if data["compare"] == Compare.OWN:
        return from_day(data["other"], since, until)
    return (year_before if data["compare"] == Compare.YEAR else before)(since, until)


class ViewForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("By which you find it again.")
    )

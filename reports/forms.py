"""The question that a person puts to a report: which place, which period, which center."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from blkportal.core.widgets import DayInput
from programs.models import TrainingCenter
from regions.models import Regency
from reports.models import RegionalReport

Level = RegionalReport.Level
NATION = "national"
FOUNDING = (date(2017, 1, 1), date(2020, 12, 31))


class Period(TextChoices):
    THIS_YEAR = "this_year", _("This year")
    LAST_YEAR = "last_year", _("Last year")
    FOUNDING = "founding", _("2017–2020")
    OWN = "own", _("Other dates, given below")


def days_of(period: str) -> tuple[date, date]:
    if period == Period.FOUNDING:
        return FOUNDING
    year = timezone.localdate().year - (period == Period.LAST_YEAR)
    return date(year, 1, 1), date(year, 12, 31)


def places_for(user: Any) -> list[tuple[str, Any]]:
    """The choices of place: the nation and every region, or one's own."""
    if user.is_ministry:
        regencies = Regency.objects.current().select_related("province")
        grouped: dict[str, list[tuple[str, str]]] = {}
        for regency in regencies:
            head = f"{regency.province_id} {regency.province.name}"
            grouped.setdefault(head, [(regency.province_id, _("The whole province"))])
            grouped[head].append((regency.code, f"{regency.short_name} · {regency.code}"))
        return [(NATION, _("Indonesia")), *grouped.items()]
    if user.role == Role.PROVINCE_OFFICER:
        regencies = Regency.objects.current().in_province(user.scope_key)
        own = (user.scope_key, _("The whole province"))
        return [own, *((row.code, f"{row.short_name} · {row.code}") for row in regencies)]
    return []


class ReportRequestForm(forms.Form):
    """Whoever acts for one place only is not asked for it."""

    place = forms.ChoiceField(label=_("Place"))
    center = forms.ModelChoiceField(
        TrainingCenter.objects.all(),
        label=_("Training center"),
        required=False,
        empty_label=_("All training centers"),
        to_field_name="code",
        help_text=_("Choose one to count only the people whom it trained."),
    )
    period = forms.ChoiceField(
        label=_("Period"), choices=Period, initial=Period.THIS_YEAR, widget=forms.RadioSelect
    )
    period_from = forms.DateField(label=_("From"), required=False, widget=DayInput())
    period_to = forms.DateField(label=_("To"), required=False, widget=DayInput())

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["place"].choices = places_for(user)
        if not self.fields["place"].choices:
            del self.fields["place"]
        if user.is_center:
            del self.fields["center"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("period") == Period.OWN:
            self.clean_own_days(data)
        elif data.get("period"):
            data["period_from"], data["period_to"] = days_of(data["period"])
        return data

    def clean_own_days(self, data: dict[str, Any]) -> None:
        for name in ("period_from", "period_to"):
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, _("Give the day, for example 2019-01-31."))
        if not self.errors and data["period_to"] < data["period_from"]:
            self.add_error("period_to", _("This day lies before the first day of the period."))

    def question(self) -> dict[str, Any]:
        """What ``request_report`` wants."""
        data = self.cleaned_data
        center = data["center"].code if data.get("center") else None
        place = data.get("place", "").removeprefix(NATION)
        level, place = level_of(self.user, place, center)
        return {
            "level": level,
            "place": place,
            "center": center,
            "period_from": data["period_from"],
            "period_to": data["period_to"],
        }


def level_of(user: Any, place: str, center: str | None) -> tuple[str, str]:
    if user.is_center:
        return Level.CENTER, user.scope_key
    if not place and not user.is_ministry:
        place = user.scope_key
    if place:
        return (Level.REGENCY if "." in place else Level.PROVINCE), place
    return (Level.CENTER, center) if center else (Level.NATION, "")


class ReportCheckForm(forms.Form):
    """What is printed on the paper of a report, as anybody types it."""

    code = forms.CharField(
        label=_("Check code"),
        max_length=30,
        help_text=_("Twelve letters and digits beside the picture, e.g. K7MX-42QD-9TRA."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )

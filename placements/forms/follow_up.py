"""What a graduate does now: one question, and a few more for whoever works."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import ListField
from participants.states import Outcome
from placements.forms.fields import (
    ContractField,
    PastDayField,
    PlaceField,
    WageField,
    WhatField,
)
from placements.forms.placement import LINEAR
from placements.models import Employer, Placement
from placements.services.follow_up import KINDS
from programs.occupation_field import OccupationField

SAME = "SAME"
WORK = ("employer", "employer_name", "job_title", "occupation_code", "work_regency", "contract",
        "wage", "is_linear")  # fmt: skip
QUESTIONS = [
    (Outcome.WORKING, _("I work for somebody")),
    (Outcome.SELF_EMPLOYED, _("I have a business or trade of my own")),
    (Outcome.APPRENTICESHIP, _("I am an apprentice or trainee in a firm")),
    (Outcome.STUDYING, _("I go to school or study")),
    (Outcome.SEEKING, _("I am looking for work")),
    (Outcome.NOT_SEEKING, _("I do not work and am not looking for work")),
    (Outcome.OTHER, _("I do something else")),
]


class FollowUpForm(forms.Form):
    """As the person reads it. ``on_record`` is the work that is known and has not ended."""

    now = forms.ChoiceField(label=_("What do you do now?"), widget=forms.RadioSelect)
    words = WhatField()
    last_day = PastDayField(label=_("Your last day there"), required=False)
    employer_name = forms.CharField(
        label=_("Name of the firm or of your business"), max_length=150, required=False
    )
    job_title = forms.CharField(label=_("Your work"), max_length=120, required=False)
    work_regency: Any = PlaceField(
        label=_("In which regency or city"),
        required=False,
        help_text=_("For example: Karawang, or Kota Bekasi."),
    )
    started_on = PastDayField(
        label=_("Since"),
        required=False,
        help_text=_("If you worked there before the training, write the day you graduated."),
    )
    contract = ContractField(label=_("Your contract, if somebody employs you"))
    wage = WageField()
    is_linear = forms.TypedChoiceField(
        label=_("Does the work match what you learnt?"),
        choices=LINEAR,
        coerce=lambda text: {"yes": True, "no": False}.get(text),
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, on_record: Placement | None, since: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on_record = on_record
        self.fields["now"].choices = self._choices()  # type: ignore[attr-defined]
        self.fields["started_on"].widget.attrs["min"] = since.isoformat()
        if on_record is None:
            del self.fields["last_day"]

    def _choices(self) -> list[tuple[str, Any]]:
        choices = [(answer.value, words) for answer, words in self.questions()]
        if self.on_record is None:
            return choices
        return [(SAME, self.goes_on() % {"firm": self.on_record.firm}), *choices]

    def questions(self) -> list[tuple[Outcome, Any]]:
        return QUESTIONS

    def goes_on(self) -> str:
        return gettext("I still work at %(firm)s")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        now = data.get("now")
        if now in KINDS:
            if not data.get("employer") and not data.get("employer_name"):
                self._ask("employer_name", _("Write the name of the firm or the business."))
            if not data.get("started_on"):
                self._ask("started_on", _("Say since when; the month is enough, take its first."))
        if now == Outcome.OTHER and not data.get("words"):
            self._ask("words", _("Say in a few words what it is."))
        has_stopped = self.on_record and now and now not in (SAME, *KINDS)
        if has_stopped and not data.get("last_day"):
            self._ask("last_day", _("Say when the last day there was."))
        return data

    def _ask(self, name: str, sentence: Any) -> None:
        if name not in self.errors:
            self.add_error(name, sentence)

    def facts(self) -> dict[str, Any]:
        """The words that the service takes."""
        data = self.cleaned_data
        now = data["now"]
        if now == SAME:
            return {"answer": Outcome.WORKING, "same_work": True}
        facts = {"answer": now, "last_day": data.get("last_day"), "words": data["words"]}
        if now in KINDS:
            work = {name: data[name] for name in WORK if name in data}
            if now != Outcome.WORKING:
                work.pop("contract")
            facts |= {"started_on": data["started_on"]} | work
        return facts


class AskedForm(FollowUpForm):
    """As an office fills it in for somebody whom it has called."""

    employer = forms.ModelChoiceField(
        label=_("Registered employer"),
        queryset=Employer.objects.verified(),
        required=False,
        empty_label=_("Not in this list"),
        help_text=_("A registered employer can confirm the work itself."),
    )
    occupation_code = OccupationField()
    field_order = ["now", "words", "last_day", "employer", "employer_name", "job_title",
                   "occupation_code"]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            "now": _("What does the person do now?"),
            "last_day": _("Last day there"),
            "employer_name": _("Name of the firm or business"),
            "job_title": _("Job"),
            "contract": _("Kind of contract"),
            "is_linear": _("Does the work match the vocation?"),
        }
        self.fields["started_on"].help_text = _(
            "Whoever worked there before the training has worked there since the graduation."
        )
        for name, label in words.items():
            if name in self.fields:
                self.fields[name].label = label

    def questions(self) -> list[tuple[Outcome, Any]]:
        return [(answer, answer.label) for answer, _words in QUESTIONS]

    def goes_on(self) -> str:
        return gettext("Still works at %(firm)s")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("employer") and data.get("now") == Outcome.SELF_EMPLOYED:
            self.add_error("employer", _("Only employment and apprenticeship have an employer."))
        return data


class AnswerListForm(forms.Form):
    file = ListField(help_text=_("Excel workbook (.xlsx) or CSV UTF-8 (.csv), a question a row."))

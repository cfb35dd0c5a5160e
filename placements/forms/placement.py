from django import forms
from django.utils.translation import gettext_lazy as _

from participants.states import Outcome
from placements.forms.fields import (
    ContractField,
    PastDayField,
    ReasonField,
    RegencyField,
    WageField,
    WhatField,
)
from placements.models import Employer, Placement
from placements.services.outcome import ANSWERS
from programs.occupation_field import OccupationField

NO_EMPLOYER = {"SELF_EMPLOYED", "STUDY", "OTHER"}
LINEAR = [("", _("Not yet known")), ("yes", _("Yes")), ("no", _("No"))]


class PlacementForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Placement.Kind, widget=forms.RadioSelect)
    words = WhatField()
    employer = forms.ModelChoiceField(
        label=_("Registered employer"),
        queryset=Employer.objects.verified(),
        required=False,
        empty_label=_("Not in this list"),
        help_text=_("A registered employer can confirm the work itself."),
    )
    employer_name = forms.CharField(
        label=_("Name of the firm, business or school"), max_length=150, required=False
    )
    job_title = forms.CharField(label=_("Job"), max_length=120, required=False)
    occupation_code = OccupationField()
    work_regency = RegencyField(label=_("Place of work"))
    started_on = PastDayField(label=_("First day"))
    contract = ContractField()
    wage = WageField()
    is_linear = forms.TypedChoiceField(
        label=_("Does the work match the vocation?"),
        choices=LINEAR,
        coerce=lambda text: {"yes": True, "no": False}.get(text),
        empty_value=None,
        required=False,
    )

    def __init__(self, *args, graduated_on, **kwargs):
        super().__init__(*args, **kwargs)
        self.graduated_on = graduated_on
        self.fields["started_on"].widget.attrs["min"] = graduated_on.isoformat()

    def clean_started_on(self):
        day = self.cleaned_data["started_on"]
        if day < self.graduated_on:
            raise forms.ValidationError(
                _("The person graduated on %(day)s; give a day after that.")
                % {"day": self.graduated_on.strftime("%d/%m/%Y")}
            )
        return day

    def clean(self):
        data = super().clean()
        is_other = data.get("kind") == Placement.Kind.OTHER
        if is_other and not data.get("words"):
            self.add_error("words", _("Say in a few words what it is."))
        if not is_other and not data.get("employer") and not data.get("employer_name"):
            self.add_error("employer_name", _("Choose a registered employer or write the name."))
        if data.get("employer") and data.get("kind") in NO_EMPLOYER:
            self.add_error("employer", _("Only employment and apprenticeship have an employer."))
        if data.get("contract") and data.get("kind") != Placement.Kind.WORK:
            self.add_error("contract", _("Only who is employed has a contract of work."))
        return data


class AnswerForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What does the person do now?"),
        choices=[(answer.value, Outcome(answer).label) for answer in ANSWERS],
        widget=forms.RadioSelect,
    )
    on = PastDayField(label=_("Asked on"))


class DenyForm(forms.Form):
    reason = ReasonField(
        label=_("How do you know?"),
        help_text=_(
            "For example: nobody with this job began on that day. The office that recorded the "
            "work reads this and asks the person."
        ),
    )


class EndForm(forms.Form):
    ended_on = PastDayField(label=_("Last day of work"))
    reason = ReasonField()

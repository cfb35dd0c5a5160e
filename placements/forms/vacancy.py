"""What a firm writes down about a vacancy, and what is asked on its way."""

from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import ListField
from placements.forms.fields import DayField, ReasonField, RegencyField
from placements.forms.units import UnitsField
from placements.models import Vacancy
from placements.services.vacancy_facts import FACTS, mistakes_in
from regions.code_scheme_field import CodeSchemeField

# the search for units beside their choices: what is searched, and its button
WORDS, FIND = "units_words", "units_find"
ANY = {"education": _("Any education"), "sex": _("Women and men")}


class VacancyForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    work_regency = RegencyField(label=_("Place of work"))
    valid_from = DayField(label=_("Valid from"))
    valid_until = DayField(
        label=_("Valid until"), help_text=_("After this day nobody reads it any more.")
    )
    units = UnitsField()

    class Meta:
        model = Vacancy
        fields = FACTS
        help_texts = {
            "headcount": _("How many people the firm looks for."),
            "vocation": _("The field of training that fits; graduates find it by this."),
            "least_age": _("In years, and only where the work asks for it."),
            "wage_from": _("In rupiah, digits only, e.g. 3500000."),
            "skills": _("What else the person can do, in your own words."),
            "description": _("The work itself, hours, lodging. Never ask for a payment."),
        }
        widgets = {
            "skills": forms.Textarea(attrs={"rows": 3}),
            "description": forms.Textarea(attrs={"rows": 6}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        self.fields["vocation"].empty_label = _("Any vocation")  # type: ignore[attr-defined]
        for name, words in ANY.items():
            choices = [each for each in self.fields[name].choices if each[0]]  # type: ignore[attr-defined]
            self.fields[name].choices = [("", words), *choices]  # type: ignore[attr-defined]
        words = self.data.get(WORDS, self.initial.get(WORDS, ""))
        chosen, skills = self["units"].value() or [], self["skills"].value() or ""
        self.fields["units"].offer(chosen, words, skills)  # type: ignore[attr-defined]

    @classmethod
    def searching(cls, typed: QueryDict, **options: Any) -> Self:
        """While units are searched, what is typed stays, and nothing of it is checked."""
        kept = typed.dict() | {"units": typed.getlist("units")}
        return cls(initial=options.pop("initial", {}) | kept, **options)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for field, sentence in mistakes_in(data).items():
            self.add_error(field, sentence)
        return data

    def validate_constraints(self) -> None:
        """Said beside the fields already; the database holds them."""

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FACTS}


class ReturnForm(forms.Form):
    reason = ReasonField(
        help_text=_("The firm reads this. Say what is missing and how it can be mended.")
    )


class CloseForm(forms.Form):
    reason = ReasonField(help_text=_("It stays in the history of the vacancy."))


class FilledForm(forms.Form):
    filled = forms.IntegerField(
        label=_("Places taken by now, in all"),
        help_text=_("With the last place the vacancy is filled and leaves the public page."),
        min_value=0,
    )

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["filled"].max_value = most  # type: ignore[attr-defined]
        self.fields["filled"].widget.attrs["max"] = most

    def clean_filled(self) -> int:
        filled: int = self.cleaned_data["filled"]
        most = self.fields["filled"].max_value  # type: ignore[attr-defined]
        if filled > most:
            raise forms.ValidationError(
                _("Between 0 and %(most)s places can be taken.") % {"most": most}
            )
        return filled


class VacancyListForm(forms.Form):
    file = ListField(help_text=_("Excel workbook (.xlsx) or CSV UTF-8 (.csv), a vacancy a row."))
    code_scheme = CodeSchemeField()

"""A training need on one page, in four parts; and what province and ministry answer."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from blkportal.core.widgets import ListField
from programs.models import Program, TrainingNeed
from programs.occupation_field import CodeInput

PARTS = [
    (_("What is missing"), ["year", "occupation", "occupation_code", "program", "sector"]),
    (_("How many people"), ["demand", "capacity", "vacancies", "companies", "men_seeking",
                            "women_seeking", "sources"]),
    (_("How to train them"), ["delivery", "seats", "quarter"]),
    (_("What the region brings along"), ["cost_sharing", "placements", "placed_with", "why"]),
]  # fmt: skip
AHEAD = 3


def year_field() -> forms.TypedChoiceField:
    """This year or one of the two after it; the next one where nobody chooses."""
    this = timezone.localdate().year
    years = [(year, str(year)) for year in range(this, this + AHEAD)]
    return forms.TypedChoiceField(
        label=_("For the year"), choices=years, coerce=int, initial=this + 1
    )


class NeedForm(forms.ModelForm):
    """Only the occupation has to be known to keep a draft."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sources = forms.MultipleChoiceField(
        label=_("Known from"),
        choices=TrainingNeed.Source.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = TrainingNeed
        fields = [name for _label, names in PARTS for name in names]
        widgets = {"why": forms.Textarea(attrs={"rows": 4}), "occupation_code": CodeInput}
        help_texts = {
            "occupation": _("As a firm would look for it, for example “juru las pipa”."),
            "occupation_code": _("Four digits, if you know it."),
            "program": _("Leave it empty where none fits, and say below what is needed."),
            "demand": _("How many more people the region needs in that year."),
            "capacity": _("How many of them the region trains itself."),
            "companies": _("Names, with a comma between them."),
            "placements": _("How many of the people you will help into work."),
            "why": _("What the province and the ministry should know."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        self.fields["program"].queryset = Program.objects.filter(is_offered=True)
        self.fields["program"].empty_label = _("none fits yet")
        for name in ("sector", "delivery", "quarter"):
            self.fields[name].choices = [("", _("Choose")), *self._known(name)]
        self.fields["occupation_code"].widget.attrs["inputmode"] = "numeric"
        if self.instance.pk:
            del self.fields["year"]
            return
        self.fields["year"] = year_field()

    def _known(self, name: str) -> list[Any]:
        field = TrainingNeed._meta.get_field(name)
        return list(field.flatchoices)  # type: ignore[union-attr]

    def parts(self) -> list[tuple[Any, list[Any]]]:
        return [
            (label, [self[name] for name in names if name in self.fields])
            for label, names in PARTS
        ]

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class NeedListForm(forms.Form):
    file = ListField(help_text=_("Excel workbook (.xlsx) or CSV UTF-8 (.csv), a need a row."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"year": year_field(), **self.fields}


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The region reads it."),
    )


class CommentForm(AnswerForm):
    answer = forms.CharField(
        label=_("Comment"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The region and the ministry read it."),
    )


class PlanForm(forms.Form):
    seats = forms.IntegerField(label=_("Seats planned"), min_value=1, max_value=9_999)
    answer = forms.CharField(
        label=_("Comment"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The region reads it."),
    )

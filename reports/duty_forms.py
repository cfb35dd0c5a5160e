"""Which duties are looked at, and what a region or center says to a figure."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reports.duties import CHOICES, Party, duties_of
from reports.models import DutyAnswer
from reports.services.duty_answer import years
from reports.size_groups import SizeGroup


def year_choices() -> list[tuple[int, str]]:
    return [(year, str(year)) for year in years()]


class DutyListForm(forms.Form):
    """An answer that is none of those offered counts as not given."""

    year = forms.TypedChoiceField(
        label=_("Year"), coerce=int, required=False, choices=year_choices
    )
    group = forms.ChoiceField(
        label=_("Size"), required=False, choices=[("", _("All sizes")), *SizeGroup.choices]
    )
    by = forms.ChoiceField(label=_("Best first by"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(duty.name, duty.label) for duty in duties_of(Party.REGION)]
        self.fields["by"].choices = [("", _("the code of the region")), *offered]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        group = self.cleaned_data.get("group")
        return {
            "year": self.cleaned_data.get("year") or timezone.localdate().year,
            "group": SizeGroup(group) if group else None,
            "by": self.cleaned_data.get("by") or "",
        }


class DutyAnswerForm(forms.ModelForm):
    duty = forms.ChoiceField(label=_("Figure"), choices=CHOICES)
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, choices=year_choices)

    class Meta:
        model = DutyAnswer
        fields = ["duty", "year", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"text": _("It stays beside the figure, for everybody who reads it.")}

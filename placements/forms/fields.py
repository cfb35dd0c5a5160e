"""Fields that several forms of this app ask for."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blkportal.core.refusals import Refusal
from placements.models import Placement
from placements.services.placement import LEAST_WAGE, MOST_WAGE
from regions.models import Regency
from regions.names import shipped_names


class ReadField(forms.CharField):
    """A text that a service reads; what it refuses is said beside the field, with all else."""

    def __init__(self, read: Callable[[str], str], **options: Any) -> None:
        self.read = read
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        written = super().clean(value)
        try:
            return self.read(written) if written else written
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal.text)) from None


class DayField(forms.DateField):
    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, **options)


class PastDayField(DayField):
    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day lies in the future."))
        return day


class RegencyField(forms.ModelChoiceField):
    """Every current regency and city, named with its province."""

    def __init__(self, **options: Any) -> None:
        rows = Regency.objects.current().select_related("province")
        super().__init__(queryset=rows.order_by("province", "name"), **options)

    def label_from_instance(self, regency: Regency) -> str:
        return f"{regency.short_name}, {regency.province.name}"


class ContractField(forms.ChoiceField):
    def __init__(self, **options: Any) -> None:
        choices = [("", _("Not yet known")), *Placement.Contract.choices]
        options.setdefault("label", _("Kind of contract"))
        super().__init__(choices=choices, required=False, **options)


class WageField(forms.IntegerField):
    def __init__(self, **options: Any) -> None:
        hint = _("In rupiah, digits only, e.g. 3500000.")
        super().__init__(
            label=_("Wage a month"),
            help_text=hint,
            required=False,
            min_value=LEAST_WAGE,
            max_value=MOST_WAGE,
            localize=False,
            **options,
        )


class WhatField(forms.CharField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("If something else, what?"))
        options.setdefault("help_text", _("E.g. unpaid work at home, military service."))
        super().__init__(max_length=120, required=False, **options)


class ReasonField(forms.CharField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Reason"))
        super().__init__(
            max_length=500, widget=forms.Textarea(attrs={"rows": 4}), strip=True, **options
        )


class ReasonForm(forms.Form):
    reason = ReasonField(
        help_text=_("The firm reads this. Say what is missing and how it can be mended.")
    )


class PlaceField(forms.CharField):
    """A regency or city as people write it; a list of 514 would be too heavy for an old phone."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=120, **options)

    def clean(self, value: Any) -> Regency | None:
        written = super().clean(value)
        if not written:
            return None
        names = shipped_names()
        found = names.find(written)
        regency = Regency.objects.current().filter(pk=found.code).first() if found.code else None
        if regency is None:
            raise forms.ValidationError(_not_found(found.candidates or names.suggest(written)))
        return regency


def _not_found(codes: list[str]) -> str:
    near = Regency.objects.filter(pk__in=codes).select_related("province")
    if not near:
        return gettext(
            "No regency or city has this name. Write it as “Kota Bekasi” or “Karawang”."
        )
    names = "; ".join(f"{regency}, {regency.province.name}" for regency in near)
    return gettext("Which one do you mean? Write it as one of these: %(names)s.") % {
        "names": names
    }

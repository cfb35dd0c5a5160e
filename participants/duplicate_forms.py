"""Two records side by side: which one stays, and which facts are right."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from blkportal.core.templatetags.ui import day
from participants.center_forms import ReasonForm
from participants.models import Participant
from participants.services.merge import FACTS
from regions.models import Regency


class RegionForm(forms.Form):
    regency = forms.ModelChoiceField(
        Regency.objects.filter(valid_to__isnull=True).order_by("name"),
        label=_("Region"),
        required=False,
        empty_label=_("Choose a region"),
    )


class JoinForm(ReasonForm):
    """``stays`` is "1" or "2"; a fact that differs is asked for as ``take_name`` and so on."""

    stays = forms.ChoiceField(label=_("Record that stays"), widget=forms.RadioSelect)

    def __init__(self, one: Participant, two: Participant, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pair = {"1": one, "2": two}
        self.fields["stays"].choices = [  # type: ignore[attr-defined]
            (number, _("NIK ending in %(last4)s") % {"last4": person.nik_last4})
            for number, person in self.pair.items()
        ]
        self.initial["stays"] = "1"
        for name in self.differing():
            self.fields[f"take_{name}"] = forms.ChoiceField(
                label=label_of(name),
                choices=[(number, shown(person, name)) for number, person in self.pair.items()],
                widget=forms.RadioSelect,
                initial=self._likelier(name),
            )
        self.order_fields(["stays", *(f"take_{name}" for name in FACTS), "reason"])

    def facts(self) -> list[tuple[str, Any, Any]]:
        """Every fact with what either record says of it."""
        return [
            (label_of(name), *(shown(each, name) for each in self.pair.values())) for name in FACTS
        ]

    def differing(self) -> list[str]:
        one, two = self.pair.values()
        return [name for name in FACTS if getattr(one, name) != getattr(two, name)]

    def _likelier(self, name: str) -> str:
        """What is known goes before what is not."""
        one, two = self.pair.values()
        is_empty = getattr(one, name) in (None, "") and getattr(two, name) not in (None, "")
        return "2" if is_empty else "1"

    def kept_and_gone(self) -> tuple[Participant, Participant]:
        one, two = self.pair.values()
        return (one, two) if self.cleaned_data["stays"] == "1" else (two, one)

    def taken(self) -> list[str]:
        """The facts that are right in the record that goes."""
        stays = self.cleaned_data["stays"]
        return [n for n in self.differing() if self.cleaned_data[f"take_{n}"] != stays]


def label_of(name: str) -> str:
    return capfirst(str(Participant._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def shown(person: Participant, name: str) -> Any:
    value = getattr(person, name)
    if value in (None, ""):
        return _("not known")
    if isinstance(value, date):
        return day(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return getattr(person, f"get_{name}_display", lambda: value)()
